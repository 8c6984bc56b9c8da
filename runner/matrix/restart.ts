import type { Connection } from "./cell.ts";
import { Link, openEnd } from "./link.ts";
import type { Stage } from "./stage.ts";

/**
 * The binding implementation is killed in the middle of a connection and started again on the same endpoint: messages have
 * to arrive again without anybody's doing at the other end. What was under way may be lost.
 */
export async function checkRestart(connection: Connection, stage: Stage): Promise<void> {
  const { left, right, endpoint } = await Link.open(connection, stage);
  const { binder, pairing } = connection;
  await stage.players[binder].restart();
  const again = await openEnd(connection, stage, binder);
  if (pairing.isPublishing && binder === "right") await again.subscribe("");
  await again.bindOnceFree(endpoint);
  const link = new Link(connection, { left, right, endpoint, [binder]: again });
  await link.probe();
  await link.probe(); // What an end learns late of the connection before, it has learned by now.
}

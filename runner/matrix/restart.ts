import type { Connection, Side } from "./cell.ts";
import { End } from "./end.ts";
import { type EndpointChoice, endOptions, Link } from "./link.ts";
import type { Player } from "./player.ts";

/**
 * The binding implementation is killed in the middle of a connection and started again on the same endpoint: messages have
 * to arrive again without anybody's doing at the other end. What was under way may be lost.
 */
export async function checkRestart(
  connection: Connection,
  players: Record<Side, Player>,
  endpointOf: EndpointChoice,
): Promise<void> {
  const drivers = { left: players.left.driver, right: players.right.driver };
  const { left, right, endpoint } = await Link.open(connection, drivers, { endpointOf });
  const { binder, pairing } = connection;
  await players[binder].restart();
  const again = await End.open(players[binder].driver, endOptions(connection, binder));
  if (pairing.isPublishing && binder === "right") await again.subscribe("");
  await again.bindOnceFree(endpoint);
  await Link.of(connection, { left, right, endpoint, [binder]: again }).probe();
}

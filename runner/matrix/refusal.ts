import { Violation } from "../../steps/verdict.ts";
import type { Connection } from "./cell.ts";
import { openEnd } from "./link.ts";
import { otherSide, type Stage } from "./stage.ts";

/** Both ends find out, and who does first closes: the other may only learn that the handshake came to nothing. */
const REFUSALS = ["HANDSHAKE_FAILED_PROTOCOL", "HANDSHAKE_FAILED_NO_DETAIL"];

/** A peer that brings NULL to a binder that asks for PLAIN is refused: the binder reports it, and no message passes. */
export async function checkRefusal(connection: Connection, stage: Stage): Promise<void> {
  const { binder } = connection;
  const server = await openEnd({ ...connection, mechanism: "PLAIN" }, stage, binder);
  const client = await openEnd(connection, stage, otherSide(binder));
  const { happened } = await server.awaitEvent(REFUSALS);
  await client.connect(await server.bind(stage.endpointOf(connection))).catch(isToldOfRefusal);
  await happened;
  await (binder === "right" ? server : client).expectNothing();
}

/** Where connect waits for the handshake, the refusal is its error. */
function isToldOfRefusal(error: unknown): void {
  if (!(error instanceof Violation)) throw error;
}

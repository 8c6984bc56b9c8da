import type { Driver } from "../../steps/driver/driver.ts";
import type { Connection, Side } from "./cell.ts";
import { End } from "./end.ts";
import type { EndpointChoice } from "./link.ts";
import { securityOf } from "./security.ts";

/** Both ends find out, and who does first closes: the other may only learn that the handshake came to nothing. */
const REFUSALS = ["HANDSHAKE_FAILED_PROTOCOL", "HANDSHAKE_FAILED_NO_DETAIL"];

/** A peer that brings NULL to a binder that asks for PLAIN is refused: the binder reports it, and no message passes. */
export async function checkRefusal(
  connection: Connection,
  drivers: Record<Side, Driver>,
  endpointOf: EndpointChoice,
): Promise<void> {
  const { binder, pairing } = connection;
  const other = binder === "left" ? "right" : "left";
  const options = securityOf({ ...connection, mechanism: "PLAIN" }, binder);
  const server = await End.open(drivers[binder], { name: binder, type: pairing[binder].type, options });
  const client = await End.open(drivers[other], { name: other, type: pairing[other].type });
  const { happened } = await server.awaitEvent(REFUSALS);
  await client.connect(await server.bind(endpointOf(binder)));
  await happened;
  await (binder === "right" ? server : client).expectNothing();
}

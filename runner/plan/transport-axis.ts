import { HarnessError } from "../harness-error.ts";

/** The transports that `@axis-transport` runs a scenario over. */
const AXIS_TRANSPORTS = ["tcp", "ipc", "inproc"] as const;

/** All transports that a scenario can be pinned to with `@transport-...`. */
export const TRANSPORTS = [...AXIS_TRANSPORTS, "udp", "ws"] as const;

/**
 * The transports that a scenario with these tags runs over: those it is pinned to, else all of the axis, else tcp.
 * @throws HarnessError for an axis or a transport that does not exist.
 */
export function transportsOf(tags: readonly string[], where: string): string[] {
  const axes = tags.filter((tag) => tag.startsWith("@axis-"));
  const foreign = axes.find((tag) => tag !== "@axis-transport");
  if (foreign !== undefined) throw new HarnessError(`${where}: ${foreign}: the only axis is @axis-transport`);
  const pinned = tags.filter((tag) => tag.startsWith("@transport-")).map((tag) => tag.slice("@transport-".length));
  const unknown = pinned.find((transport) => !isTransport(transport));
  if (unknown !== undefined) {
    throw new HarnessError(`${where}: @transport-${unknown}: the transports are ${TRANSPORTS.join(", ")}`);
  }
  if (pinned.length > 0) return [...new Set(pinned)];
  return axes.length > 0 ? [...AXIS_TRANSPORTS] : ["tcp"];
}

/** True for the name of a transport that scenarios can run over. */
export function isTransport(name: string): boolean {
  return (TRANSPORTS as readonly string[]).includes(name);
}

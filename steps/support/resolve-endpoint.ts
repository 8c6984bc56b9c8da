import { ipcDirectory } from "./endpoints.ts";
import type { EndpointName } from "./parameter-types.ts";
import type { SpecWorld } from "./world.ts";

/**
 * The endpoint that a feature names. In a literal one `<directory>` stands for the run's directory for ipc sockets,
 * `<temporary>` for the one that the implementation has for temporary files, `<server>` for the address that "server" is
 * bound to, without the transport, `<server:port>` for its port, and `<fill-107>` at the end makes an address that long.
 */
export async function resolveEndpoint(world: SpecWorld, endpoint: EndpointName): Promise<string> {
  if (endpoint.kind === "of socket") return world.sockets.endpointOf(endpoint.name);
  if (endpoint.kind === "reserved") return world.sockets.reserved(endpoint.name);
  const resolved = endpoint.text.replace(/<([a-z]+)(:port)?>/g, (_, name: string, port?: string) => {
    if (name === "directory" || name === "temporary") return ipcDirectory();
    const address = world.sockets.endpointOf(name).replace(/^[a-z]+:\/\//, "");
    return port === undefined ? address : address.slice(address.lastIndexOf(":") + 1);
  });
  const [, start, length] = /^(.*)<fill-(\d+)>$/.exec(resolved) ?? [];
  if (start === undefined) return resolved;
  return start.padEnd(resolved.indexOf("://") + "://".length + Number(length), "x");
}

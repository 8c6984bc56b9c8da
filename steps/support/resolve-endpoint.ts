import { ipcDirectory } from "./endpoints.ts";
import type { EndpointName } from "./parameter-types.ts";
import type { SpecWorld } from "./world.ts";

/**
 * The endpoint that a feature names. In a literal one `<directory>` stands for the run's directory for ipc sockets,
 * `<server>` for the address that "server" is bound to, without the transport, and `<server:port>` for its port.
 */
export async function resolveEndpoint(world: SpecWorld, endpoint: EndpointName): Promise<string> {
  if (endpoint.kind === "of socket") return world.sockets.endpointOf(endpoint.name);
  if (endpoint.kind === "reserved") return world.sockets.reserved(endpoint.name);
  return endpoint.text.replace(/<([a-z]+)(:port)?>/g, (_, name: string, port?: string) => {
    if (name === "directory") return ipcDirectory();
    const address = world.sockets.endpointOf(name).replace(/^[a-z]+:\/\//, "");
    return port === undefined ? address : address.slice(address.lastIndexOf(":") + 1);
  });
}

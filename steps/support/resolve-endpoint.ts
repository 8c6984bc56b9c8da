import { ipcDirectory } from "./endpoints.ts";
import type { EndpointName } from "./parameter-types.ts";
import type { SpecWorld } from "./world.ts";

/** The endpoint that a feature names. `<directory>` in it stands for the run's directory for ipc sockets. */
export async function resolveEndpoint(world: SpecWorld, endpoint: EndpointName): Promise<string> {
  if (endpoint.kind === "of socket") return world.sockets.endpointOf(endpoint.name);
  if (endpoint.kind === "reserved") return world.sockets.reserved(endpoint.name);
  return endpoint.text.replace("<directory>", () => ipcDirectory());
}

import { KeepAlive } from "../base/keep-alive.ts";
import type { SocketTypeName } from "../base/socket-type.ts";
import type { Transport } from "../connection/transport.ts";
import { ContextCore } from "./context-core.ts";
import { SocketCore } from "./socket-core.ts";

/** Counts who keeps the process running. */
export class CountingKeepAlive extends KeepAlive {
  holders = 0;

  override hold(): void {
    this.holders++;
    super.hold();
  }

  override release(): void {
    this.holders--;
    super.release();
  }
}

/** A context of its own, with inproc and the transports given. */
export function newContext(
  ...transports: [string, Transport][]
): ContextCore & { readonly keepAlive: CountingKeepAlive } {
  const keepAlive = new CountingKeepAlive();
  return Object.assign(new ContextCore({ transports: new Map(transports), keepAlive }), { keepAlive });
}

/** Two sockets of one context, joined by inproc. */
export async function joined(
  ...types: [SocketTypeName, SocketTypeName]
): Promise<[SocketCore, SocketCore] & { context: ReturnType<typeof newContext> }> {
  const context = newContext();
  const [binder, connector] = types.map((type) => new SocketCore(type, context)) as [SocketCore, SocketCore];
  await binder.endpoints.bind("inproc://joined");
  connector.endpoints.connect("inproc://joined");
  return Object.assign([binder, connector] as [SocketCore, SocketCore], { context });
}

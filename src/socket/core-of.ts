import type { ContextCore } from "./context-core.ts";
import type { SocketCore } from "./socket-core.ts";

const sockets = new WeakMap<object, SocketCore>();
const contexts = new WeakMap<object, ContextCore>();

/** Remembers which core works behind a socket of the public API. */
export function setCore(socket: object, core: SocketCore): void {
  sockets.set(socket, core);
}

/** The core behind a socket. @throws TypeError for what is no socket of this library */
export function coreOf(socket: object): SocketCore {
  const core = sockets.get(socket);
  if (!core) throw new TypeError("Expected a socket");
  return core;
}

/** Remembers which core works behind a context of the public API. */
export function setContextCore(context: object, core: ContextCore): void {
  contexts.set(context, core);
}

/** The core behind a context. @throws TypeError for what is no context of this library */
export function contextCoreOf(context: object): ContextCore {
  const core = contexts.get(context);
  if (!core) throw new TypeError("Expected a context");
  return core;
}

import { errorNumbers } from "../base/errors.ts";
import type { Failure } from "../zmtp/failure.ts";
import type { EventError, SocketEvent } from "./socket-event.ts";

/**
 * The event that tells of a handshake that did not succeed; `undefined` for a connection that ended later, which is only a
 * disconnection. A peer that leaves without a word gives the event without detail (zmq_socket_monitor(3)).
 */
export function handshakeFailed(
  failure: Failure | undefined,
  isEstablished: boolean,
  address: string,
): SocketEvent | undefined {
  if (isEstablished) return undefined;
  if (failure === undefined || failure.kind === "other") {
    const error = eventError(
      failure?.message ?? "Connection closed during the handshake",
      failure?.code ?? "ECONNRESET",
    );
    return { type: "handshake:error:other", address, error };
  }
  if (failure.kind === "protocol") {
    return { type: "handshake:error:protocol", address, error: eventError(failure.message, failure.code) };
  }
  return { type: "handshake:error:auth", address, error: eventError(failure.message, failure.code, failure.status) };
}

/** An error for an event, with the code by which programs tell it from others. */
export function eventError(message: string, code: string, status?: number): EventError {
  const errno = errorNumbers.get(code);
  return Object.assign(new Error(message), { code }, errno && { errno }, status && { status });
}

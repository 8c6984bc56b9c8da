import type { Event, EventType } from "../../src/index.ts";
import type { MonitorEvent } from "../../steps/driver/driver.ts";

/** The events by libzmq's names. */
const names: Partial<Record<EventType, string>> = {
  accept: "ACCEPTED",
  "accept:error": "ACCEPT_FAILED",
  bind: "LISTENING",
  "bind:error": "BIND_FAILED",
  close: "CLOSED",
  "close:error": "CLOSE_FAILED",
  connect: "CONNECTED",
  "connect:delay": "CONNECT_DELAYED",
  "connect:retry": "CONNECT_RETRIED",
  disconnect: "DISCONNECTED",
  end: "MONITOR_STOPPED",
  handshake: "HANDSHAKE_SUCCEEDED",
  "handshake:error:auth": "HANDSHAKE_FAILED_AUTH",
  "handshake:error:other": "HANDSHAKE_FAILED_NO_DETAIL",
  "handshake:error:protocol": "HANDSHAKE_FAILED_PROTOCOL",
};

/** What `hello` says about monitor events. */
export const monitorEvents: string[] = Object.values(names);

/** An event of the library, as the protocol shows it. */
export function monitorEvent(socket: string, event: Event): MonitorEvent | undefined {
  const name = names[event.type];
  if (name === undefined) return undefined;
  const shown: MonitorEvent = { socket, event: name };
  if ("address" in event) shown.endpoint = event.address;
  if ("interval" in event) shown.value = event.interval;
  if ("error" in event) shown.value = event.error.status ?? String(event.error.code);
  return shown;
}

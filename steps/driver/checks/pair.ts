import type { ProcessDriver } from "../process-driver.ts";
import { NotApplicable, succeed } from "./check.ts";

/** Socket types of which the first can send to the second without further ado, the simplest first. */
const PAIRS = [
  ["PUSH", "PULL"],
  ["PAIR", "PAIR"],
  ["DEALER", "DEALER"],
  ["REQ", "REP"],
] as const;

const WILDCARDS: Record<string, (name: string) => string> = {
  tcp: () => "tcp://127.0.0.1:*",
  inproc: (name) => `inproc://${name}`,
  ipc: () => "ipc://*",
};

/** Socket types and an endpoint with which a message can be moved. */
export interface Route {
  sender: string;
  receiver: string;
  /** An endpoint to bind; `name` keeps those apart that the library does not number itself. */
  endpoint(name: string): string;
}

/**
 * A route among the things that the driver has declared.
 * @throws NotApplicable when there is none.
 */
export function routeOf(driver: ProcessDriver): Route {
  const { sockets, transports } = driver.hello.capabilities;
  const pair = PAIRS.find((types) => types.every((type) => sockets.includes(type)));
  const endpoint = Object.entries(WILDCARDS).find(([transport]) => transports.includes(transport))?.[1];
  if (pair === undefined || endpoint === undefined) {
    throw new NotApplicable("It declares no two socket types and transport that could carry a message.");
  }
  return { sender: pair[0], receiver: pair[1], endpoint };
}

/** Opens a receiver `${name}-in`, bound, and a sender `${name}-out`, connected to it; returns the endpoint. */
export async function openPair(driver: ProcessDriver, name: string): Promise<string> {
  const endpoint = await openReceiver(driver, name);
  await openSender(driver, name, endpoint);
  return endpoint;
}

/** Opens and binds the receiver `${name}-in`; returns its endpoint. */
export async function openReceiver(driver: ProcessDriver, name: string): Promise<string> {
  const route = routeOf(driver);
  await succeed(driver, "socket.new", { socket: `${name}-in`, type: route.receiver });
  const { endpoint } = await succeed(driver, "bind", { socket: `${name}-in`, endpoint: route.endpoint(name) });
  return String(endpoint);
}

/** Opens the sender `${name}-out` and connects it to `endpoint`. */
export async function openSender(driver: ProcessDriver, name: string, endpoint: string): Promise<void> {
  await succeed(driver, "socket.new", { socket: `${name}-out`, type: routeOf(driver).sender });
  await succeed(driver, "connect", { socket: `${name}-out`, endpoint });
}

/** Sends one message from `${name}-out`. */
export async function sendFrom(driver: ProcessDriver, name: string, frames: unknown[]): Promise<void> {
  await succeed(driver, "send", { socket: `${name}-out`, frames, timeoutMs: 5000 });
}

import { Violation } from "../verdict.ts";
import { decodeProperties, encodeCommand, encodeProperties, type Property } from "./command.ts";
import { decodeGreeting, encodeGreeting, GREETING_SIZE, type Greeting } from "./greeting.ts";
import { toHex } from "./notation.ts";
import type { WirePeer } from "./wire-peer.ts";

/** As what a wire peer introduces itself. */
export interface Introduction {
  type: string;
  /** What its greeting says, by default 3.1. */
  version?: string;
  identity?: Buffer;
}

/** Performs the NULL handshake of ZMTP 3.x to its end. @throws Violation when the implementation does not do its part */
export async function performNullHandshake(peer: WirePeer, introduction: Introduction): Promise<void> {
  const [major = 3, minor = 1] = (introduction.version ?? "3.1").split(".").map(Number);
  peer.version = introduction.version === "3.0" ? "3.0" : "3.1";
  await peer.send([encodeGreeting({ major, minor })], "greeting");
  await readGreeting(peer);
  await peer.send([encodeReady(introduction)], "command READY");
  await readReady(peer);
}

/** The READY command of a peer of that type, with an Identity only when it has one. */
export function encodeReady({ type, identity }: Introduction): Buffer {
  const properties: Property[] = [{ name: "Socket-Type", value: Buffer.from(type) }];
  if (identity) properties.push({ name: "Identity", value: identity });
  return encodeCommand("READY", encodeProperties(properties));
}

/** The implementation's greeting. @throws Violation when none of ZMTP 3.x comes */
export async function readGreeting(peer: WirePeer): Promise<Greeting> {
  return decodeGreeting(await peer.readOctets(GREETING_SIZE));
}

/** The properties of the implementation's READY. @throws Violation when another command comes, or malformed metadata */
export async function readReady(peer: WirePeer): Promise<Property[]> {
  const { name, data } = await peer.readCommand();
  if (name === "READY") return decodeProperties(data);
  throw new Violation(`${name} came instead of READY`, { expected: "READY", actual: `${name} ${toHex(data)}` });
}

import { concat, EMPTY, encodeText, keyOf } from "../base/bytes.ts";
import type { Message } from "../base/message.ts";
import { Engine, type EngineOptions } from "./engine.ts";
import type { FrameDecoder } from "./frame-decoder.ts";
import { NullMechanism } from "./null-mechanism.ts";

/** Octets from hexadecimal digits; blanks are for the eye, and quoted text stands for itself. */
export function octets(notation: string): Uint8Array {
  const parts = notation.match(/"[^"]*"|[0-9a-f]{2}/gi) ?? [];
  return concat(
    parts.map((part) => (part[0] === '"' ? encodeText(part.slice(1, -1)) : Uint8Array.of(parseInt(part, 16)))),
  );
}

/** Octets as tests write them down. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (octet) => octet.toString(16).padStart(2, "0")).join("");
}

/** A body of `size` octets whose content tells where it was cut wrongly. */
export function pattern(size: number): Uint8Array {
  const body = new Uint8Array(size);
  for (let i = 0; i < size; i++) body[i] = (i * 31 + (i >>> 8)) & 0xff;
  return body;
}

/** The plain twin of FrameEncoder: one frame at a time, nothing shared. */
export function encodeFrame(flags: number, body: Uint8Array): Uint8Array {
  if (body.length < 256) return concat([Uint8Array.of(flags, body.length), body]);
  return encodeLongFrame(flags, body);
}

/** The long form, which is legal for every size. */
export function encodeLongFrame(flags: number, body: Uint8Array): Uint8Array {
  const header = new Uint8Array(9);
  header[0] = flags | 2;
  new DataView(header.buffer).setBigUint64(1, BigInt(body.length));
  return concat([header, body]);
}

/** A frame that was decoded, its body as tests write it down. */
export type Decoded = [flags: number, body: string];

/** Every frame that a decoder has. */
export function decodeAll(decoder: FrameDecoder): Decoded[] {
  const frames: Decoded[] = [];
  for (let body = decoder.next(); body !== undefined; body = decoder.next()) frames.push([decoder.flags, hex(body)]);
  return frames;
}

/** Cuts `whole` at the places that `cuts` name. */
export function split(whole: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...cuts.map((cut) => cut % (whole.length + 1)).sort((a, b) => a - b), whole.length];
  return places.slice(1).map((end, i) => whole.slice(places[i], end));
}

/** A command in a frame of its own. */
export function commandFrame(name: string, data: Uint8Array = EMPTY): Uint8Array {
  return encodeFrame(4, concat([Uint8Array.of(name.length), encodeText(name), data]));
}

/** What every greeting begins with since 2.0 (RFC 37), as `octets` takes it; the length in it is of a routing id of no octets. */
export const signature = "ff 00 00 00 00 00 00 00 00 7f";

/** A greeting of another implementation. */
export function greetingOf({ major = 3, minor = 1, mechanism = "NULL" } = {}): Uint8Array {
  const greeting = new Uint8Array(64);
  greeting.set([0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0x7f, major, minor]);
  greeting.set(encodeText(mechanism), 12);
  return greeting;
}

/** READY with a Socket-Type. */
export function readyOf(socketType: string): Uint8Array {
  const value = encodeText(socketType);
  return commandFrame("READY", concat([octets('0b "Socket-Type" 00 00 00'), Uint8Array.of(value.length), value]));
}

/** An engine with the options that a test cares about. */
export function engineOf(options: Partial<EngineOptions> = {}): Engine {
  return new Engine(
    {
      socketType: "PAIR",
      routingId: EMPTY,
      mechanism: new NullMechanism(),
      maxMessageSize: -1,
      handshakeInterval: 0,
      heartbeatInterval: 0,
      heartbeatTimeout: -1,
      heartbeatTimeToLive: 0,
      metadata: new Map(),
      ...options,
    },
    0,
  );
}

/** All that an engine wants to send. */
export function sent(engine: Engine): Uint8Array {
  return concat(engine.take());
}

/** Every message that the engine has. */
export function receiveAll(engine: Engine): Message[] {
  const messages: Message[] = [];
  for (let message = engine.next(); message !== undefined; message = engine.next()) messages.push(message);
  return messages;
}

/** An engine in traffic with a hand-made peer of `socketType`, its own handshake already taken. */
export function inTraffic(socketType: string, options: Partial<EngineOptions> = {}, minor = 1): Engine {
  const engine = engineOf(options);
  engine.receive(concat([greetingOf({ minor }), readyOf(socketType)]), 0);
  engine.take();
  return engine;
}

/** Hands everything over between two engines until both are silent. */
export function exchange(a: Engine, b: Engine, now = 0): void {
  for (;;) {
    const fromA = a.take();
    const fromB = b.take();
    if (fromA.length === 0 && fromB.length === 0) return;
    for (const chunk of fromA) b.receive(chunk.slice(), now);
    for (const chunk of fromB) a.receive(chunk.slice(), now);
  }
}

/** Text of the frames, for comparisons that can be read. */
export function texts(messages: Message[]): string[][] {
  return messages.map((message) => message.map(keyOf));
}

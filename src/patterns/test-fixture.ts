import { decodeText, EMPTY, encodeText } from "../base/bytes.ts";
import type { Frame, Message } from "../base/message.ts";
import { Pipe } from "../pipe/pipe.ts";
import type { Pattern, PatternOptions } from "./pattern.ts";

type Changeable<T> = { -readonly [Name in keyof T]: T[Name] };

/** The defaults of libzmq, some of them changed; they can be changed later too. */
export function options(changes: Partial<PatternOptions> = {}): Changeable<PatternOptions> {
  return {
    mandatory: false,
    handover: false,
    probeRouter: false,
    correlate: false,
    relaxed: false,
    verbosity: null,
    noDrop: false,
    manual: false,
    manualLastValue: false,
    welcomeMessage: null,
    invertMatching: false,
    onlyFirstSubscribe: false,
    verboseUnsubscribe: false,
    notify: true,
    ...changes,
  };
}

/** A message of text frames; `\u0001A` is a subscription to A. */
export function message(...frames: string[]): Message {
  return frames.map(encodeText);
}

/** The frames of a message as text. */
export function texts(received: Message | undefined): string[] | undefined {
  return received?.map(decodeText);
}

/** Reads all messages that wait at one end of a pipe. */
export function readAll(pipe: Pipe): string[][] {
  const all: string[][] = [];
  for (let next = texts(pipe.read()); next !== undefined; next = texts(pipe.read())) all.push(next);
  return all;
}

/** Receives all messages that a pattern has for its application. */
export function receiveAll(pattern: Pattern): string[][] {
  const all: string[][] = [];
  for (let next = texts(pattern.receive()); next !== undefined; next = texts(pattern.receive())) all.push(next);
  return all;
}

/** What a pipe between a pattern and a peer looks like. */
export interface Link {
  /** High-water mark of each direction. */
  readonly limit?: number;
  /** The routing id that the peer chose. */
  readonly routingId?: string;
  /** The routing id that the application chose for the peer. */
  readonly assignedId?: string;
}

function own(pipe: Pipe, pattern: Pattern): void {
  pipe.owner = {
    readable: () => pattern.readable(pipe),
    writable: () => pattern.writable(pipe),
    ended: () => pattern.detach(pipe),
  };
}

function newPair(limit = 0): [Pipe, Pipe] {
  return Pipe.pair([{ highWaterMark: limit }, { highWaterMark: limit }]);
}

function idOf(text: string | undefined): Frame {
  return text === undefined ? EMPTY : encodeText(text);
}

/** A peer played by the test: its own end of a pipe, and the pattern's. */
export interface PlayedPeer {
  readonly near: Pipe;
  readonly far: Pipe;
}

/** Attaches a peer, as `connect` does. */
export function attach(pattern: Pattern, link: Link = {}): PlayedPeer {
  const [near, far] = newPair(link.limit);
  own(near, pattern);
  if (link.assignedId === undefined) pattern.attach(near);
  else pattern.attach(near, encodeText(link.assignedId));
  return { near, far };
}

/** Attaches a peer whose handshake is done. */
export function meet(pattern: Pattern, link: Link = {}): PlayedPeer {
  const peer = attach(pattern, link);
  establish(pattern, peer, link.routingId);
  return peer;
}

/** Tells a pattern that the handshake with a peer is done. */
export function establish(pattern: Pattern, peer: PlayedPeer, routingId?: string): void {
  pattern.established(peer.near, { socketType: undefined, routingId: idOf(routingId) });
}

/** Joins two patterns as inproc does: edges at one end come in the middle of calls at the other. */
export function join(one: Pattern, other: Pattern, limit = 0): [Pipe, Pipe] {
  const [first, second] = newPair(limit);
  own(first, one);
  own(second, other);
  one.attach(first);
  other.attach(second);
  one.established(first, { socketType: undefined, routingId: encodeText("other") });
  other.established(second, { socketType: undefined, routingId: encodeText("one") });
  return [first, second];
}

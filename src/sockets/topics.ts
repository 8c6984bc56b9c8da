import { copy, encodeText } from "../base/bytes.ts";
import type { Frame } from "../base/message.ts";
import type { SubscribingPattern } from "../patterns/pattern.ts";
import { coreOf } from "../socket/core-of.ts";

/** The pattern of an open socket that has topics. @throws ZmqError EBADF, ETERM */
export function subscribing(socket: object): SubscribingPattern {
  const core = coreOf(socket);
  core.check();
  return core.pattern as SubscribingPattern;
}

/** How many topics are subscribed to through a socket (ZMQ_TOPICS_COUNT). @throws ZmqError EBADF, ETERM */
export function topicsCount(socket: object): number {
  return subscribing(socket).topicsCount;
}

/** A topic as octets of its own. */
export function toTopic(topic: Uint8Array | string): Frame {
  return typeof topic === "string" ? encodeText(topic) : copy(topic);
}

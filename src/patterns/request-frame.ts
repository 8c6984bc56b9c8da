import { allocate } from "../base/bytes.ts";
import type { Frame } from "../base/message.ts";

/** The first octet of a subscription, as pipes carry it (RFC 23: "subscription"). */
export const SUBSCRIBE = 1;
/** The first octet of a cancellation. */
export const CANCEL = 0;

/** Whether a frame that goes upstream is a subscription or a cancellation; nothing tells it from user data (C26). */
export function isRequest(frame: Frame): boolean {
  return frame.length > 0 && (frame[0] as number) <= SUBSCRIBE;
}

/** The topic of a subscription or a cancellation. */
export function topicOf(request: Frame): Frame {
  return request.subarray(1);
}

/** A fresh subscription or cancellation. */
export function requestFor(first: typeof SUBSCRIBE | typeof CANCEL, topic: Frame): Frame {
  const request = allocate(topic.length + 1);
  request[0] = first;
  request.set(topic, 1);
  return request;
}

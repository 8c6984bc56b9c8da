import { allocate } from "../base/bytes.ts";
import type { Frame } from "../base/message.ts";
import { encodeCommand } from "./command.ts";

/** The first octets of the frames that subscribe and cancel in pipes, and on the wire before ZMTP 3.1 (RFC 23). */
const CANCEL = 0;
const SUBSCRIBE = 1;

/** Whether a frame is a subscription or the end of one; nothing tells it from a message that begins like it (C26). */
export function isSubscription(frame: Frame): boolean {
  return frame[0] === SUBSCRIBE || frame[0] === CANCEL;
}

/** The body of the command that says to a peer of 3.1 what `frame` says in a pipe. */
export function commandOfSubscription(frame: Frame): Uint8Array {
  return encodeCommand(frame[0] === SUBSCRIBE ? "SUBSCRIBE" : "CANCEL", frame.subarray(1));
}

/** Whether a command of this name subscribes or cancels. */
export function isSubscribing(name: string): name is "SUBSCRIBE" | "CANCEL" {
  return name === "SUBSCRIBE" || name === "CANCEL";
}

/** The frame that says in a pipe what a command says. */
export function frameOfSubscription(name: "SUBSCRIBE" | "CANCEL", topic: Uint8Array): Frame {
  const frame = allocate(1 + topic.length);
  frame[0] = name === "SUBSCRIBE" ? SUBSCRIBE : CANCEL;
  frame.set(topic, 1);
  return frame;
}

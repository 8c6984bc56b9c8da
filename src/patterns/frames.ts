import { listOf } from "../base/list.ts";
import type { Frame, Message } from "../base/message.ts";

/** A message with `frame` in front. The list is made of what is usual, one frame more: push() would have to grow it. */
export function prepend(frame: Frame, message: Message): Message {
  const whole = listOf(frame, message[0] as Frame);
  for (let i = 1; i < message.length; i++) whole.push(message[i] as Frame);
  return whole;
}

/** The frames of a message from `start` on; there is at least one. Twice as fast as slice() for one frame. */
export function behind(message: Message, start: number): Message {
  const rest = listOf(message[start] as Frame);
  for (let i = start + 1; i < message.length; i++) rest.push(message[i] as Frame);
  return rest;
}

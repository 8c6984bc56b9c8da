import { copy, EMPTY, encodeText } from "../base/bytes.ts";
import { listOf } from "../base/list.ts";
import type { Frame, Message } from "../base/message.ts";

/** What can be sent as a frame: octets as they are, a text as UTF-8, a number as decimal text, null as the empty frame. */
export type MessageLike = ArrayBufferView | ArrayBuffer | SharedArrayBuffer | string | number | null;

/** A message or a frame: an array is a multipart message. */
export type Sendable = MessageLike | readonly MessageLike[];

/** The global `Buffer` is an accessor in Node.js: to ask it for each message takes 0.1 of the time of one over inproc. */
const { isBuffer } = Buffer;

/** Up to this size octets are copied, as zeromq.js does: a program may then change its small buffer at once. */
const COPY_UP_TO = 128;

/**
 * The message that is meant. Larger octets are not copied and belong to the library until they are sent.
 *
 * @throws TypeError for an empty array or a value that is no frame
 */
export function toMessage(sendable: Sendable): Message {
  if (!Array.isArray(sendable)) return listOf(toFrameOfItsOwn(sendable as MessageLike));
  if (sendable.length === 0) throw new TypeError("A message has at least one frame");
  const message: Message = listOf();
  for (const part of sendable as readonly MessageLike[]) message.push(toFrameOfItsOwn(part));
  return message;
}

/** The same without a copy: no buffer may be changed afterwards, however small. */
export function toOwnedMessage(sendable: Sendable): Message {
  if (!Array.isArray(sendable)) return listOf(toFrame(sendable as MessageLike));
  if (sendable.length === 0) throw new TypeError("A message has at least one frame");
  return (sendable as readonly MessageLike[]).map(toFrame);
}

function toFrame(part: MessageLike): Frame {
  if (isBuffer(part)) return part;
  if (typeof part === "string") return encodeText(part);
  if (ArrayBuffer.isView(part)) return Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  if (part === null) return EMPTY;
  if (part instanceof ArrayBuffer || part instanceof SharedArrayBuffer) return Buffer.from(part);
  if (part === undefined || typeof part === "function" || typeof part === "symbol") {
    throw new TypeError(`Expected a string, a number, octets or null to send, got ${typeof part}`);
  }
  return encodeText(String(part));
}

/** A text is encoded into octets of its own; not to copy those once more saves 200 of 700 ns for a message of 16. */
function toFrameOfItsOwn(part: MessageLike): Frame {
  if (typeof part === "string") return encodeText(part);
  const frame = toFrame(part);
  return frame.length > 0 && frame.length <= COPY_UP_TO ? copy(frame) : frame;
}

import type { MessageLike } from "./message-like.ts";

/** A socket that sends, as an interface: for programs that take any of them. */
export interface Writable<
  M extends MessageLike | readonly MessageLike[] = MessageLike | readonly MessageLike[],
  O extends readonly object[] = [],
> {
  multicastHops: number;
  sendBufferSize: number;
  sendHighWaterMark: number;
  sendTimeout: number;
  /** Sends a message, or a multipart one given as an array. */
  send(message: M, ...options: O): Promise<void>;
}

/** A socket that receives, as an interface: for programs that take any of them. */
export interface Readable<M extends readonly object[] = Buffer[]> {
  receiveBufferSize: number;
  receiveHighWaterMark: number;
  receiveTimeout: number;
  /** The next message, one Buffer for each frame. */
  receive(): Promise<M>;
  /** The messages one after the other, until the socket is closed. */
  [Symbol.asyncIterator](): AsyncIterator<M, undefined>;
}

import type { Observer, Sender as Origin, Socket } from "../../src/index.ts";
import type { FrameReport, FrameSpec } from "../../steps/driver/driver.ts";
import { type Parameters, Refused, TimeIsUp } from "./answer.ts";
import { octetsOf, reportOf } from "./frames.ts";

type Frames = readonly FrameSpec[];

/** A socket that can send: every type but PULL and SUB. */
interface Sender {
  send(message: Buffer[], options?: { signal?: AbortSignal }): Promise<void>;
  trySend(message: Buffer[]): boolean;
}

/** A socket that can receive: every type but PUSH and PUB. */
interface Receiver {
  receive(options?: { signal?: AbortSignal }): Promise<Buffer[]>;
  tryReceive(): Buffer[] | undefined;
}

/**
 * A socket of the suite: operations on it run one after the other, whatever those on other sockets do.
 */
export class HeldSocket {
  readonly socket: Socket;
  readonly context: string;
  monitor: Observer | undefined;
  /** CONNECT_ROUTING_ID, until the next connect takes it. */
  nextRoutingId: Buffer | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(socket: Socket, context: string) {
    this.socket = socket;
    this.context = context;
  }

  /** Runs `work` when everything before it is done. */
  enqueue<T>(work: () => T | Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => {});
    return result;
  }

  async send({ frames, timeoutMs, flags }: Parameters): Promise<void> {
    const sender = this.#sender();
    const message = (frames as Frames).map(octetsOf);
    if (isDontWait(flags)) {
      if (!sender.trySend(message)) throw new Refused("EAGAIN");
      return;
    }
    await within(timeoutMs, (options) => sender.send(message, options));
  }

  async receive({ timeoutMs, flags }: Parameters): Promise<FrameReport[]> {
    const receiver = this.#receiver();
    if (!isDontWait(flags)) return (await within(timeoutMs, (options) => receiver.receive(options))).map(reportOf);
    const message = receiver.tryReceive();
    if (!message) throw new Refused("EAGAIN");
    return message.map(reportOf);
  }

  /** Sends until it would have to wait, or `limit` is reached; says how many were sent. */
  async flood({ frames, limit, numbered }: Parameters): Promise<number> {
    const sender = this.#sender();
    const message = (frames as Frames).map(octetsOf);
    let sent = 0;
    while (sent < (limit as number)) {
      if (!sender.trySend(numbered ? [...message, Buffer.from(String(sent))] : [...message])) break;
      sent++;
    }
    return sent;
  }

  /** Receives until `limit` is reached or nothing comes for `timeoutMs`. */
  async drain({ limit, timeoutMs }: Parameters): Promise<FrameReport[][]> {
    const messages: FrameReport[][] = [];
    while (messages.length < (limit as number)) {
      const message = await this.receive({ timeoutMs }).catch((error: unknown) => {
        if (error instanceof TimeIsUp) return undefined;
        throw error;
      });
      if (!message) break;
      messages.push(message);
    }
    return messages;
  }

  /** What is known of who sent the last message, by the names of zmq_msg_gets(3). */
  senderProperties({ metadata }: Parameters): Record<string, string | null> {
    const { lastSender } = this.socket as { lastSender?: Origin | null };
    return Object.fromEntries((metadata as string[]).map((name) => [name, propertyOf(lastSender, name)]));
  }

  #sender(): Sender {
    if (!("trySend" in this.socket)) throw new Refused("ENOTSUP");
    return this.socket as unknown as Sender;
  }

  #receiver(): Receiver {
    if (!("tryReceive" in this.socket)) throw new Refused("ENOTSUP");
    return this.socket as unknown as Receiver;
  }
}

function propertyOf(origin: Origin | null | undefined, name: string): string | null {
  if (!origin) return null;
  if (name === "Socket-Type") return origin.socketType;
  if (name === "Routing-Id" || name === "Identity") return Buffer.from(origin.routingId).toString() || null;
  if (name === "Peer-Address") return origin.address;
  // Only ZAP knows users; what a peer calls itself is not one.
  return name === "User-Id" ? null : origin.property(name);
}

function isDontWait(flags: unknown): boolean {
  return Array.isArray(flags) && flags.includes("DONTWAIT");
}

/** Gives up when `timeoutMs`, if there is one, is over. The library's own timeout still counts. */
async function within<T>(timeoutMs: unknown, work: (options?: { signal: AbortSignal }) => Promise<T>): Promise<T> {
  if (typeof timeoutMs !== "number") return work();
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new TimeIsUp()), timeoutMs);
  try {
    return await work({ signal: controller.signal });
  } finally {
    clearTimeout(timer);
  }
}

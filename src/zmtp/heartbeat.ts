import { allocate } from "../base/bytes.ts";
import { encodeCommand } from "./command.ts";

/** The times of the heartbeat in milliseconds (zmq_setsockopt(3), ZMQ_HEARTBEAT_...). */
export interface HeartbeatOptions {
  /** Between two PINGs; 0 is never. */
  readonly heartbeatInterval: number;
  /** How long nothing may come after a PING; -1 is as long as the interval (C69), 0 for ever. */
  readonly heartbeatTimeout: number;
  /** What a PING asks of the peer: to take us for dead when nothing comes for so long. 0 asks nothing. */
  readonly heartbeatTimeToLive: number;
}

/** The context of a PING has at most so many octets (RFC 37). */
const LONGEST_CONTEXT = 16;

/**
 * When to send a PING, and when to take the peer for dead: nothing came in time after a PING of ours, or within the
 * time to live of one of theirs. Anything that comes is a sign of life, not only PONG (RFC 37, "Heartbeating").
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  #pingAt = Infinity;
  /** A PING is out and nothing has come since. No other is sent then: they would only pile up. */
  #waiting = false;
  #answerUntil = Infinity;
  #silentUntil = Infinity;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  /** PINGs are sent from now on; without this call the peer's PINGs still count. */
  start(now: number): void {
    const { heartbeatInterval } = this.#options;
    if (heartbeatInterval > 0) this.#pingAt = now + heartbeatInterval;
  }

  /** Something came. */
  heard(): void {
    this.#waiting = false;
    this.#answerUntil = Infinity;
    this.#silentUntil = Infinity;
  }

  /** When something will be due. */
  get deadline(): number {
    return Math.min(this.#waiting ? Infinity : this.#pingAt, this.#answerUntil, this.#silentUntil);
  }

  /** Whether the peer has to be taken for dead. */
  isDead(now: number): boolean {
    return now >= this.#answerUntil || now >= this.#silentUntil;
  }

  /** The body of the PING that is due; `undefined` when none is. */
  ping(now: number): Uint8Array | undefined {
    if (this.#waiting || now < this.#pingAt) return undefined;
    const { heartbeatInterval, heartbeatTimeout, heartbeatTimeToLive } = this.#options;
    const timeout = heartbeatTimeout < 0 ? heartbeatInterval : heartbeatTimeout;
    this.#waiting = true;
    this.#pingAt = now + heartbeatInterval;
    if (timeout > 0) this.#answerUntil = now + timeout;
    const data = allocate(2);
    const deciseconds = Math.min(0xffff, Math.floor(heartbeatTimeToLive / 100));
    data[0] = deciseconds >>> 8;
    data[1] = deciseconds;
    return encodeCommand("PING", data);
  }

  /**
   * Takes a PING of the peer; gives the body of the PONG that answers it. `undefined` when the PING is malformed:
   * without a time to live, or with a context of more than 16 octets (C61).
   */
  pong(data: Uint8Array, now: number): Uint8Array | undefined {
    if (data.length < 2 || data.length > 2 + LONGEST_CONTEXT) return undefined;
    const deciseconds = (data[0] as number) * 256 + (data[1] as number);
    if (deciseconds > 0) this.#silentUntil = now + deciseconds * 100;
    return encodeCommand("PONG", data.subarray(2));
  }
}

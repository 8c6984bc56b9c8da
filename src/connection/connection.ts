import type { Message } from "../base/message.ts";
import type { Peer } from "../base/peer.ts";
import { nextTurn, type TurnTask } from "../base/turn.ts";
import type { Pipe, PipeOwner } from "../pipe/pipe.ts";
import type { Failure } from "../zmtp/failure.ts";
import type { ByteStream, ByteStreamOwner } from "./byte-stream.ts";
import type { WireEngine } from "./wire-engine.ts";

/** Who made a connection and answers for it: a dialer or a listener. */
export interface ConnectionOwner {
  /** The peer is there. The owner calls `use` with the pipe that leads to the socket, before it returns. */
  established(connection: Connection, peer: Peer): void;
  /** The connection is over, and its pipe is free again. `failure` tells why where it was not simply closed. */
  lost(connection: Connection, failure: Failure | undefined): void;
}

/** Octets that are gathered for one write: enough to make the system call cheap, few enough to keep the latency low. */
const BATCH = 64 * 1024;
/** Writes in one go, so that a fast peer with a long queue does not starve the others. */
const WRITES_A_PUMP = 4;

/**
 * Moves messages between one pipe and one stream, by way of an engine. It pulls: from the pipe while the stream has room,
 * from the engine while the pipe has room. Both pumps do all that can be done now and stop; calling one too often does no
 * harm, so each change simply calls them.
 */
export class Connection implements PipeOwner, ByteStreamOwner, TurnTask {
  readonly onlyLooks = true;
  readonly #stream: ByteStream;
  readonly #engine: WireEngine;
  readonly #owner: ConnectionOwner;
  #pipe: Pipe | undefined;
  #armed = Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turnComes = false;
  #paused = false;
  #ending = false;
  /** Nothing is written to the stream any more. */
  #hungUp = false;
  /** The stream is over, but the engine may still hold messages for which the pipe has no room yet. */
  #gone = false;
  #over = false;

  constructor(stream: ByteStream, engine: WireEngine, owner: ConnectionOwner) {
    this.#stream = stream;
    this.#engine = engine;
    this.#owner = owner;
    stream.owner = this;
  }

  /** Whether the handshake is done. */
  get isEstablished(): boolean {
    return this.#pipe !== undefined;
  }

  /** Begins the conversation. */
  start(): void {
    this.#pumpIn();
    this.#settle();
  }

  /** From now on the messages of this pipe travel here, behind `hello`. */
  use(pipe: Pipe, hello?: Message): void {
    this.#pipe = pipe;
    pipe.owner = this;
    if (hello !== undefined) this.#engine.write(hello);
    if (pipe.pending > 0 || hello !== undefined) this.readable();
    if (pipe.ended) this.ended();
  }

  /** Closes the stream now; `lost` follows, what was not sent is gone. */
  destroy(): void {
    this.#stream.destroy();
  }

  // Pipe: the socket's side

  readable(): void {
    if (this.#turnComes || !this.#sends) return;
    // The first message goes out at once, which keeps a round trip short; all others of this turn share a write.
    this.#turnComes = true;
    nextTurn(this);
    this.#pumpOut();
  }

  writable(): void {
    if (this.#over) return;
    // A heartbeat that waited here all the time counts from now on.
    this.#engine.tick(performance.now());
    this.#pumpIn();
    this.#settle();
  }

  /**
   * The socket is done with this pipe: what it wrote is still sent, then the stream closes. What comes meanwhile is for nobody,
   * but heartbeats have to be heard and answered.
   */
  ended(): void {
    this.#ending = true;
    this.#pumpIn();
    this.#pumpOut();
  }

  /**
   * Makes room for a writer that would have to wait for the next turn, and a fuller batch for that: small messages are written
   * by 64 KiB then, not by the high-water mark, which is 0.8 of the work at 16 octets.
   */
  full(pipe: Pipe): void {
    if (!this.#sends || !this.#stream.hasRoom) return;
    this.#fill(pipe);
    this.#comeBack();
  }

  turn(): void {
    this.#turnComes = false;
    if (!this.#sends || this.#pipe === undefined) return;
    if (this.#pipe.pending === 0 && this.#engine.pendingOut === 0 && !this.#ending) return;
    // Without room on the stream, `drained` goes on.
    if (this.#stream.hasRoom) this.readable();
  }

  // Stream: the peer's side

  received(chunk: Uint8Array, isGiven: boolean): boolean {
    this.#engine.receive(chunk, performance.now(), isGiven);
    this.#pumpIn();
    const isKept = this.#engine.keep();
    this.#settle();
    return isKept;
  }

  place(): Uint8Array | undefined {
    return this.#engine.place();
  }

  filled(size: number): void {
    this.#engine.fill(size, performance.now());
    this.#pumpIn();
    this.#settle();
  }

  drained(): void {
    this.#pumpOut();
  }

  closed(): void {
    this.#gone = true;
    clearTimeout(this.#timer);
    this.#pumpIn();
  }

  #finish(): void {
    if (this.#over) return;
    this.#over = true;
    this.#owner.lost(this, this.#engine.failure);
  }

  #pumpIn(): void {
    const engine = this.#engine;
    for (;;) {
      if (this.#pipe !== undefined && !this.#pipe.hasRoom && isOpen(this.#pipe)) return this.#pause();
      const message = engine.next();
      if (this.#pipe === undefined && engine.state === "traffic") this.#meet(engine.peer);
      if (message === undefined) break;
      this.#pipe?.force(message);
    }
    if (this.#gone) {
      this.#finish();
    } else if (this.#paused) {
      this.#paused = false;
      this.#stream.resume();
    }
  }

  #meet(peer: Peer): void {
    this.#owner.established(this, { ...peer, address: this.#stream.peerAddress });
  }

  #pause(): void {
    if (this.#gone || this.#paused) return;
    this.#paused = true;
    this.#stream.pause();
  }

  /** Whether messages may be taken from the pipe: after a failure they stay there for the next connection. */
  get #sends(): boolean {
    return !this.#gone && !this.#hungUp;
  }

  #pumpOut(): void {
    const pipe = this.#pipe;
    if (pipe === undefined || !this.#sends) return;
    for (let writes = 0; this.#stream.hasRoom; writes++) {
      if (writes === WRITES_A_PUMP) {
        this.#comeBack();
        return;
      }
      const isEmpty = !this.#fill(pipe);
      this.#flush();
      if (isEmpty) {
        if (this.#ending) this.#hangUp();
        return;
      }
    }
  }

  /** Encodes messages until a batch is full; `false` when the pipe is empty. */
  #fill(pipe: Pipe): boolean {
    const engine = this.#engine;
    while (engine.pendingOut < BATCH) {
      const message = pipe.read();
      if (message === undefined) return false;
      engine.write(message);
    }
    return true;
  }

  #comeBack(): void {
    if (this.#turnComes) return;
    this.#turnComes = true;
    nextTurn(this);
  }

  #flush(): void {
    const chunks = this.#engine.take();
    if (chunks.length === 0 || this.#hungUp) return;
    this.#stream.write(chunks);
    if (this.#stream.backlog === 0) this.#engine.reclaim();
  }

  #hangUp(): void {
    if (this.#hungUp) return;
    this.#hungUp = true;
    this.#stream.end();
  }

  /** After the engine has moved: sends its answers, ends what it gave up, and sets the clock. */
  #settle(): void {
    if (this.#gone) return;
    this.#flush();
    if (this.#engine.state === "closed") this.#hangUp();
    this.#watchDeadline();
  }

  /** One timer a connection. It is only moved forward: traffic puts deadlines off much more often than they come. */
  #watchDeadline(): void {
    const deadline = this.#engine.deadline;
    if (deadline >= this.#armed) return;
    clearTimeout(this.#timer);
    this.#armed = deadline;
    // A timer can fire a little early by this clock; the millisecond more makes that rare.
    const wait = Math.max(0, Math.ceil(deadline - performance.now())) + 1;
    this.#timer = setTimeout(() => this.#tick(), wait);
    (this.#timer as { unref?: () => void }).unref?.();
  }

  #tick(): void {
    this.#armed = Infinity;
    this.#engine.tick(performance.now());
    this.#settle();
  }
}

/** Whether anybody reads at the other end. */
function isOpen(pipe: Pipe): boolean {
  return !pipe.closed && !pipe.ended;
}

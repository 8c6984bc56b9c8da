import { concat, decodeText, encodeText } from "../base/bytes.ts";
import type { Frame, Message } from "../base/message.ts";
import type { Peer } from "../base/peer.ts";
import { Pipe } from "../pipe/pipe.ts";
import type { Failure } from "../zmtp/failure.ts";
import type { ByteStream, ByteStreamOwner } from "./byte-stream.ts";
import type { EndpointOwner } from "./endpoint-owner.ts";
import { type NoticeOptions, Notices } from "./notices.ts";
import type { SocketEvent } from "./socket-event.ts";
import type { Acceptor, AcceptorOwner, Attempt, AttemptOwner, Transport, TransportOptions } from "./transport.ts";
import type { WireEngine } from "./wire-engine.ts";

/** A message of one frame. */
export function message(text: string): Message {
  return [encodeText(text)];
}

/** The texts of the first frames. */
export function texts(messages: readonly Message[]): string[] {
  return messages.map(([frame]) => decodeText(frame as Frame));
}

/** A stream without a network: it remembers what is done to it, and the test plays the other side. */
export class FakeStream implements ByteStream {
  owner: ByteStreamOwner = { received: () => false, place() {}, filled() {}, drained() {}, closed() {} };
  readonly peerAddress = "192.0.2.1";
  hasRoom = true;
  backlog = 0;
  readonly writes: string[] = [];
  /** What was written, as octets. */
  readonly raw: Uint8Array[] = [];
  /** What was done, in order, but for the writing. */
  readonly done: string[] = [];

  write(chunks: readonly Uint8Array[]): void {
    this.raw.push(concat(chunks));
    this.writes.push(decodeText(concat(chunks)));
  }

  pause(): void {
    this.done.push("pause");
  }

  resume(): void {
    this.done.push("resume");
  }

  end(): void {
    this.done.push("end");
  }

  destroy(): void {
    this.done.push("destroy");
  }

  brings(text: string): void {
    this.owner.received(encodeText(text), false);
  }
}

/** An engine that the test moves: octets are messages parted by blanks, there and back. */
export class FakeEngine implements WireEngine {
  state: "greeting" | "handshake" | "traffic" | "closed" = "greeting";
  failure: Failure | undefined;
  readonly peer: Peer = { socketType: "PULL", routingId: new Uint8Array(0) };
  deadline = Infinity;
  /** What a message counts for `pendingOut`. */
  sizeOfMessage = 1;
  readonly inbound: Message[] = [];
  readonly outbound: string[] = ["greeting"];
  readonly ticks: number[] = [];
  reclaimed = 0;
  kept = 0;
  isKept = false;
  /** Where it wants the next octets. */
  room: Uint8Array | undefined;
  #pendingOut = 0;

  get pendingOut(): number {
    return this.#pendingOut;
  }

  receive(chunk: Uint8Array, _now = 0, isGiven = false): void {
    this.isKept = isGiven;
    for (const word of decodeText(chunk).split(" ")) {
      if (word === "READY") this.state = "traffic";
      else if (word === "PING") this.outbound.push("PONG");
      else if (word === "NONSENSE") this.fail(false);
      else this.inbound.push(message(word));
    }
  }

  keep(): boolean {
    this.kept++;
    return this.isKept;
  }

  place(): Uint8Array | undefined {
    return this.room;
  }

  fill(size: number): void {
    this.receive((this.room as Uint8Array).subarray(0, size));
  }

  fail(final: boolean): void {
    this.state = "closed";
    this.failure = { kind: "protocol", code: "ERR_ZMTP_UNSPECIFIED", message: "nonsense", final };
  }

  next(): Message | undefined {
    return this.state === "traffic" ? this.inbound.shift() : undefined;
  }

  write(one: Message): void {
    this.outbound.push(...texts([one]));
    this.#pendingOut += this.sizeOfMessage;
  }

  take(): Uint8Array[] {
    this.#pendingOut = 0;
    return this.outbound.splice(0).map((text) => encodeText(`${text} `));
  }

  reclaim(): void {
    this.reclaimed++;
  }

  tick(now: number): void {
    this.ticks.push(now);
    this.deadline = Infinity;
  }
}

/** A transport whose attempts and listeners the test answers. */
export class FakeTransport implements Transport {
  readonly attempts: (Attempt & { readonly owner: AttemptOwner; isAborted: boolean })[] = [];
  isBroken = false;

  listen(address: string, options: TransportOptions, owner: AcceptorOwner): Promise<Acceptor> {
    return Promise.resolve(this.listenSync(address, options, owner));
  }

  listenSync(address: string, _options: TransportOptions, _owner: AcceptorOwner): Acceptor {
    return new FakeAcceptor(`fake://${address}`);
  }

  check(): void {}

  dial(_address: string, _options: TransportOptions, owner: AttemptOwner): Attempt {
    if (this.isBroken) throw new Error("The interface has gone");
    const attempt = {
      owner,
      isAborted: false,
      abort() {
        this.isAborted = true;
      },
    };
    this.attempts.push(attempt);
    return attempt;
  }

  /** The last attempt succeeds. */
  connects(): FakeStream {
    const stream = new FakeStream();
    this.attempts.at(-1)?.owner.connected(stream);
    return stream;
  }

  /** The last attempt fails. */
  refuses(): void {
    this.attempts.at(-1)?.owner.connectFailed("ECONNREFUSED");
  }
}

/** An address that nobody listens on. */
export class FakeAcceptor implements Acceptor {
  readonly endpoint: string;
  isClosed = false;

  constructor(endpoint: string) {
    this.endpoint = endpoint;
  }

  close(): void {
    this.isClosed = true;
  }
}

/** A socket without a pattern: it remembers what dialers and listeners tell it. */
export class FakeSocket implements EndpointOwner {
  readonly options = { reconnectInterval: 100, reconnectMaxInterval: 0, reconnectStop: 0, immediate: false };
  readonly noticeOptions: { -readonly [Name in keyof NoticeOptions]: NoticeOptions[Name] } = {
    helloMessage: null,
    disconnectMessage: null,
    hiccupMessage: null,
    routerNotify: 0,
  };
  readonly notices = new Notices(this.noticeOptions);
  hasHandshake = true;
  isObserved = true;
  highWaterMark = 0;
  readonly events: SocketEvent[] = [];
  readonly engines: FakeEngine[] = [];
  /** The socket's ends of its pipes. */
  readonly pipes: Pipe[] = [];
  /** What happened to pipes, by their place in `pipes`. */
  readonly told: string[] = [];
  refusesToAttach = false;

  newEngine(): FakeEngine {
    const engine = new FakeEngine();
    this.engines.push(engine);
    return engine;
  }

  newPipe(): [Pipe, Pipe] {
    const limit = { highWaterMark: this.highWaterMark };
    const pair = Pipe.pair([limit, limit]);
    this.pipes.push(pair[0]);
    return pair;
  }

  attach(pipe: Pipe): void {
    if (this.refusesToAttach) throw new Error("This routing id is in use");
    pipe.owner = { readable() {}, writable() {}, ended: () => this.#tell("ended", pipe) };
    this.#tell("attach", pipe);
  }

  established(pipe: Pipe): void {
    this.#tell("established", pipe);
  }

  interrupted(pipe: Pipe): void {
    this.#tell("interrupted", pipe);
  }

  detach(pipe: Pipe): void {
    this.#tell("detach", pipe);
  }

  emit(event: SocketEvent): void {
    this.events.push(event);
  }

  /** The types of the events so far, which are forgotten. */
  takeEvents(): string[] {
    return this.events.splice(0).map((event) => event.type);
  }

  /** What happened to pipes so far, which is forgotten. */
  takeTold(): string[] {
    return this.told.splice(0);
  }

  #tell(what: string, pipe: Pipe): void {
    this.told.push(`${what} ${this.pipes.indexOf(pipe)}`);
  }
}

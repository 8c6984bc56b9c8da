import { ZmqError } from "../base/errors.ts";
import { nextTurn, type TurnTask } from "../base/turn.ts";
import { coreOf } from "./core-of.ts";
import { Socket } from "./socket.ts";
import type { CoreObserver, SocketCore } from "./socket-core.ts";

/** Messages that go one way before the rest of the program has its turn. */
const MESSAGES_A_TURN = 1000;

/** What passed one side of a proxy. */
export interface ProxyTraffic {
  messagesReceived: number;
  bytesReceived: number;
  messagesSent: number;
  bytesSent: number;
}

/**
 * Passes messages between two sockets, both ways, as far as their types allow (zmq_proxy(3)). A message is only taken when the
 * other side can send it, so that back-pressure goes through. Both sockets belong to the proxy while it runs.
 */
export class Proxy<F extends Socket = Socket, B extends Socket = Socket> {
  readonly frontEnd: F;
  readonly backEnd: B;
  readonly #capture: Socket | undefined;
  #run: ProxyRun | undefined;

  /** `capture` gets a copy of every message (zmq_proxy(3)). @throws TypeError for what is no socket */
  constructor(frontEnd: F, backEnd: B, capture?: Socket) {
    if (!isSocket(frontEnd)) throw new TypeError("Front-end must be a socket object");
    if (!isSocket(backEnd)) throw new TypeError("Back-end must be a socket object");
    this.frontEnd = frontEnd;
    this.backEnd = backEnd;
    this.#capture = capture;
  }

  /**
   * Works until `terminate` is called or a socket ends; then both sockets are closed. Rejects with EINVAL when a side is not bound
   * or connected, EBUSY when it or another proxy uses a socket, and with what the sockets refuse while it works.
   */
  async run(): Promise<void> {
    if (this.#run) throw new ZmqError(this.#run.isOver ? "EBADF" : "EBUSY");
    const [front, back] = [coreOf(this.frontEnd), coreOf(this.backEnd)];
    if (front.endpoints.isEmpty) throw new ZmqError("EINVAL", "Front-end socket must be bound or connected");
    if (back.endpoints.isEmpty) throw new ZmqError("EINVAL", "Back-end socket must be bound or connected");
    this.#run = new ProxyRun(front, back, this.#capture && coreOf(this.#capture));
    try {
      await this.#run.finished;
    } finally {
      this.frontEnd.close();
      this.backEnd.close();
    }
  }

  /** Leaves messages where they are until `resume`. @throws ZmqError EBADF unless it runs */
  pause(): void {
    this.#running().pause();
  }

  /** @throws ZmqError EBADF unless it runs */
  resume(): void {
    this.#running().resume();
  }

  /** Ends `run`. @throws ZmqError EBADF unless it runs */
  terminate(): void {
    this.#running().finish();
  }

  /** What has passed so far (zmq_proxy_steerable(3), STATISTICS). @throws ZmqError EBADF unless it runs */
  get statistics(): { readonly frontEnd: Readonly<ProxyTraffic>; readonly backEnd: Readonly<ProxyTraffic> } {
    const { front, back } = this.#running();
    return { frontEnd: { ...front.traffic }, backEnd: { ...back.traffic } };
  }

  #running(): ProxyRun {
    if (!this.#run || this.#run.isOver) throw new ZmqError("EBADF", "Proxy is not running");
    return this.#run;
  }
}

interface Side {
  readonly core: SocketCore;
  readonly traffic: ProxyTraffic;
}

/** One run of a proxy: it looks at both directions whenever one of its sockets has changed. */
class ProxyRun implements CoreObserver, TurnTask {
  readonly front: Side;
  readonly back: Side;
  readonly finished: Promise<void>;
  readonly #capture: SocketCore | undefined;
  readonly #stops: (() => void)[];
  #resolve!: () => void;
  #reject!: (reason: unknown) => void;
  #isPaused = false;
  isOver = false;

  /** @throws ZmqError EBADF, ETERM, EBUSY when a socket is not free */
  constructor(front: SocketCore, back: SocketCore, capture: SocketCore | undefined) {
    this.front = { core: front, traffic: noTraffic() };
    this.back = { core: back, traffic: noTraffic() };
    this.#capture = capture;
    this.#stops = claimAll(new Set([front, back]));
    this.finished = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    const { keepAlive } = front.context;
    keepAlive.hold();
    this.#stops.push(front.observe(this), back.observe(this), () => keepAlive.release());
    nextTurn(this);
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
    this.changed();
  }

  changed(): void {
    if (this.isOver || this.#isPaused) return;
    try {
      const isForwardDone = this.#forward(this.front, this.back);
      const isBackwardDone = this.front.core === this.back.core || this.#forward(this.back, this.front);
      if (!isForwardDone || !isBackwardDone) nextTurn(this);
    } catch (error) {
      // zmq_proxy(3) ends with the error of the socket, too.
      this.#stop();
      this.#reject(error);
    }
  }

  turn(): void {
    this.changed();
  }

  over(): void {
    this.finish();
  }

  finish(): void {
    if (this.isOver) return;
    this.#stop();
    this.#resolve();
  }

  #stop(): void {
    this.isOver = true;
    for (const stop of this.#stops) stop();
  }

  /** Whether all is done that can be done now. One socket at both ends may become ready to send only by receiving. */
  #forward(from: Side, to: Side): boolean {
    const source = from.core.pattern;
    const target = to.core.pattern;
    for (let count = 0; count < MESSAGES_A_TURN; count++) {
      if (!source.canReceive || !(source === target || target.canSend)) return true;
      const message = source.receive();
      if (message === undefined) return true;
      const bytes = message.reduce((sum, frame) => sum + frame.length, 0);
      from.traffic.messagesReceived++;
      from.traffic.bytesReceived += bytes;
      this.#capture?.send([...message]);
      if (!target.send(message)) continue;
      to.traffic.messagesSent++;
      to.traffic.bytesSent += bytes;
    }
    return false;
  }
}

/** All of the sockets or none. */
function claimAll(cores: ReadonlySet<SocketCore>): (() => void)[] {
  const claims: (() => void)[] = [];
  try {
    for (const core of cores) claims.push(core.claim());
  } catch (error) {
    for (const release of claims) release();
    throw error;
  }
  return claims;
}

function isSocket(value: unknown): value is Socket {
  return value instanceof Socket;
}

function noTraffic(): ProxyTraffic {
  return { messagesReceived: 0, bytesReceived: 0, messagesSent: 0, bytesSent: 0 };
}

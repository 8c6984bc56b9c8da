import type { Frame, Message } from "../base/message.ts";
import type { Peer } from "../base/peer.ts";
import type { Pipe } from "../pipe/pipe.ts";

/**
 * What a socket type does with messages: which pipe takes the next one, which pipe the next one is taken from, and what is
 * put in front of it or cut off. It is synchronous and does not know sockets, promises, timers or the wire.
 *
 * The socket tells it of every change of its pipes (`attach` to `detach`), and asks again what it can do afterwards. A
 * pattern may `close()` a pipe that it does not want any more: that ends the connection behind it, and the pattern has
 * forgotten the pipe then. What it hears of a pipe that it does not know it ignores.
 */
export interface Pattern {
  /**
   * A pipe can be used. For a connection that this socket opens, that is so from `connect` on (RFC 28, C20). A ROUTER or
   * STREAM can be given the routing id by which it is to know this peer (ZMQ_CONNECT_ROUTING_ID).
   */
  attach(pipe: Pipe, assignedId?: Frame): void;
  /** The peer behind an attached pipe is there: its handshake is done. Comes again after each reconnection. */
  established(pipe: Pipe, peer: Peer): void;
  /** The connection behind a pipe is gone and will be made again; the pipe stays and keeps what is queued for the peer. */
  interrupted(pipe: Pipe): void;
  /**
   * The pipe is not to be written to any more. What the peer had sent, and still waits in it, can still be received. When
   * this side ends the connection, this comes before the pipe is closed: SUB and XSUB cancel their subscriptions (RFC 29).
   */
  detach(pipe: Pipe): void;
  /** The edge of the same name of an attached pipe. */
  readable(pipe: Pipe): void;
  /** The edge of the same name of an attached pipe. */
  writable(pipe: Pipe): void;

  /** Whether `send` would take a message now; that it may still throw EFSM does not count (zmq_getsockopt(3), POLLOUT). */
  readonly canSend: boolean;
  /** Whether `receive` would give a message now. */
  readonly canReceive: boolean;
  /** The pipe that the message came from that `receive` gave last; `undefined` while there was none, or none is known. */
  readonly from: Pipe | undefined;

  /**
   * Takes a message over, or drops it where the socket type does so. `false`: it would have to wait, and nothing happened.
   *
   * @throws ZmqError EFSM, ENOTSUP, EHOSTUNREACH, EINVAL
   */
  send(message: Message): boolean;
  /**
   * The next message for the application; `undefined` when there is none.
   *
   * @throws ZmqError EFSM, ENOTSUP
   */
  receive(): Message | undefined;
}

/** A pattern that knows topics: PUB, XPUB, SUB and XSUB. */
export interface TopicPattern extends Pattern {
  /** How many different topics are subscribed to through it (ZMQ_TOPICS_COUNT). */
  readonly topicsCount: number;
}

/** A pattern whose application chooses topics: SUB, and XPUB in manual mode. */
export interface SubscribingPattern extends TopicPattern {
  /**
   * Adds `topic`, a prefix of the first frame; the same topic again counts again (RFC 29).
   *
   * @throws ZmqError EINVAL on an XPUB that is not in manual mode, as does `unsubscribe`
   */
  subscribe(topic: Frame): void;
  /** Takes one instance of `topic` back; a topic that was never added is ignored. */
  unsubscribe(topic: Frame): void;
}

/**
 * The options that patterns look at, each time they need one, so that a change counts from the next message on. The names
 * are those of the public API; zmq_setsockopt(3) describes each.
 */
export interface PatternOptions {
  /** ROUTER: fail with EHOSTUNREACH instead of dropping (ZMQ_ROUTER_MANDATORY). */
  readonly mandatory: boolean;
  /** ROUTER: a newcomer takes over a routing id in use (ZMQ_ROUTER_HANDOVER). */
  readonly handover: boolean;
  /** REQ, DEALER, ROUTER: send one empty message to each new peer (ZMQ_PROBE_ROUTER). */
  readonly probeRouter: boolean;
  /** REQ: put a request id in front of each request (ZMQ_REQ_CORRELATE). */
  readonly correlate: boolean;
  /** REQ: allow to send again without a reply (ZMQ_REQ_RELAXED). */
  readonly relaxed: boolean;
  /** XPUB: which subscriptions the application sees (ZMQ_XPUB_VERBOSE, ZMQ_XPUB_VERBOSER). */
  readonly verbosity: null | "allSubs" | "allSubsUnsubs";
  /** PUB, XPUB: wait instead of dropping at a full subscriber (ZMQ_XPUB_NODROP). */
  readonly noDrop: boolean;
  /** XPUB: the application decides about subscriptions (ZMQ_XPUB_MANUAL). */
  readonly manual: boolean;
  /** XPUB, manual: the next message goes only to the subscriber dealt with last (ZMQ_XPUB_MANUAL_LAST_VALUE). */
  readonly manualLastValue: boolean;
  /** XPUB: sent to each new subscriber (ZMQ_XPUB_WELCOME_MSG); `null` is none. */
  readonly welcomeMessage: Frame | null;
  /** PUB, XPUB, SUB: deliver what does not match (ZMQ_INVERT_MATCHING). */
  readonly invertMatching: boolean;
  /** XPUB, XSUB: only the first frame of a message can be a subscription (ZMQ_ONLY_FIRST_SUBSCRIBE). */
  readonly onlyFirstSubscribe: boolean;
  /** XSUB: pass every cancellation upstream, not only the last of a topic (ZMQ_XSUB_VERBOSE_UNSUBSCRIBE). */
  readonly verboseUnsubscribe: boolean;
  /** STREAM: an empty message tells of each connection made and lost (ZMQ_STREAM_NOTIFY). */
  readonly notify: boolean;
}

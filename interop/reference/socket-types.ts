import {
  type Context,
  Dealer,
  Pair,
  Publisher,
  Pull,
  Push,
  Reply,
  Request,
  Router,
  type Socket,
  Stream,
  Subscriber,
  XPublisher,
  XSubscriber,
} from "../../src/index.ts";

/** The classes of the library by the socket types' names on the wire. */
export const socketClasses: Readonly<Record<string, new (options: { context: Context }) => Socket>> = {
  DEALER: Dealer,
  PAIR: Pair,
  PUB: Publisher,
  PULL: Pull,
  PUSH: Push,
  REP: Reply,
  REQ: Request,
  ROUTER: Router,
  STREAM: Stream,
  SUB: Subscriber,
  XPUB: XPublisher,
  XSUB: XSubscriber,
};

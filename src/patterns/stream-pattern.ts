import { EMPTY } from "../base/bytes.ts";
import { ZmqError } from "../base/errors.ts";
import { listOf } from "../base/list.ts";
import type { Frame, Message } from "../base/message.ts";
import type { Pipe } from "../pipe/pipe.ts";
import { Ring } from "../pipe/ring.ts";
import { FairQueue } from "../routing/fair-queue.ts";
import { RoutingTable } from "../routing/routing-table.ts";
import type { Pattern, PatternOptions } from "./pattern.ts";

/**
 * STREAM: raw octets of connections that do not speak ZMTP, each with the routing id of its connection in front
 * (zmq_socket(3), ZMQ_STREAM). Its pipes carry messages of one frame, of any size: a stream knows no messages.
 */
export class StreamPattern implements Pattern {
  readonly #options: Pick<PatternOptions, "notify">;
  readonly #inbound = new FairQueue();
  readonly #peers = new RoutingTable();
  readonly #waiting = new Ring<{ readonly message: Message; readonly from: Pipe }>();
  #from: Pipe | undefined;

  constructor(options: Pick<PatternOptions, "notify">) {
    this.#options = options;
  }

  /** @throws ZmqError EINVAL when `assignedId` is in use */
  attach(pipe: Pipe, assignedId?: Frame): void {
    this.#peers.assign(pipe, assignedId ?? this.#peers.generate());
    this.#inbound.attach(pipe);
  }

  established(pipe: Pipe): void {
    this.#notify(pipe);
  }

  interrupted(pipe: Pipe): void {
    this.#lose(pipe);
  }

  detach(pipe: Pipe): void {
    this.#lose(pipe);
    this.#peers.remove(pipe);
    this.#inbound.forget(pipe);
  }

  readable(pipe: Pipe): void {
    this.#inbound.readable(pipe);
  }

  writable(): void {}

  get canSend(): boolean {
    return true;
  }

  get canReceive(): boolean {
    return this.#waiting.length > 0 || this.#inbound.hasMessage;
  }

  get from(): Pipe | undefined {
    return this.#from;
  }

  /** Data for a connection; without octets it closes the connection, behind what was sent before. */
  send(message: Message): boolean {
    if (message.length !== 2) throw new ZmqError("EINVAL", "Expected a routing id and one frame of data");
    const [id, data] = message as [Frame, Frame];
    const pipe = this.#peers.pipe(id);
    if (pipe === undefined) throw new ZmqError("EHOSTUNREACH", "No connection has this routing id");
    if (data.length > 0) return pipe.write(listOf(data));
    this.#peers.remove(pipe);
    this.#inbound.forget(pipe);
    pipe.close();
    return true;
  }

  receive(): Message | undefined {
    const waiting = this.#waiting.shift();
    if (waiting !== undefined) {
      this.#from = waiting.from;
      return waiting.message;
    }
    const message = this.#inbound.receive();
    if (message) this.#from = this.#inbound.from;
    return message && [this.#peers.id(this.#inbound.from as Pipe) as Frame, message[0] as Frame];
  }

  #notify(pipe: Pipe): void {
    if (this.#options.notify) this.#waiting.push({ message: [this.#peers.id(pipe) as Frame, EMPTY], from: pipe });
  }

  /** Takes out what the connection had brought, so that the notification of its loss comes behind that. */
  #lose(pipe: Pipe): void {
    if (!this.#peers.has(pipe)) return;
    const id = this.#peers.id(pipe) as Frame;
    for (let message = pipe.read(); message !== undefined; message = pipe.read()) {
      this.#waiting.push({ message: [id, message[0] as Frame], from: pipe });
    }
    this.#notify(pipe);
  }
}

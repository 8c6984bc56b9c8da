import type { Driver, FrameReport, FrameSpec, Reply } from "../../steps/driver/driver.ts";
import { describeMessage } from "../../steps/support/frame-book.ts";
import { DriverFault, Unsupported, Violation } from "../../steps/verdict.ts";

/** Between two probes of a publisher, whose losses nothing tells. */
const PROBE_MS = 20;

/** What a socket is made with. */
export interface EndOptions {
  name: string;
  type: string;
  /** How long anything that has to happen may take. Much more than it takes: only a failure waits so long. */
  patienceMs: number;
  /** By libzmq's names without ZMQ_; octets as frames, as the driver protocol has them. */
  options?: Record<string, number | FrameSpec>;
}

/** One socket of one implementation: the operations that checks need, which throw what a cell then comes to. */
export class End {
  readonly driver: Driver;
  readonly name: string;
  readonly type: string;
  readonly patienceMs: number;

  private constructor(driver: Driver, { name, type, patienceMs }: EndOptions) {
    this.driver = driver;
    this.name = name;
    this.type = type;
    this.patienceMs = patienceMs;
  }

  static async open(driver: Driver, settings: EndOptions): Promise<End> {
    const end = new End(driver, settings);
    await end.#ok("socket.new", { type: settings.type });
    for (const [option, value] of Object.entries(settings.options ?? {})) await end.set(option, value);
    return end;
  }

  set(option: string, value: number | FrameSpec): Promise<unknown> {
    return this.#ok("socket.set", { option, value });
  }

  /** The endpoint that it is bound to, as others connect to it. */
  async bind(endpoint: string): Promise<string> {
    return ((await this.#ok("bind", { endpoint })) as { endpoint: string }).endpoint;
  }

  /** Binds to an endpoint that a process has held until just now: in a container its end is not seen from here. */
  async bindOnceFree(endpoint: string): Promise<void> {
    await this.#retry("bind", { endpoint }, "EADDRINUSE");
  }

  connect(endpoint: string): Promise<unknown> {
    return this.#ok("connect", { endpoint });
  }

  /** Sends, and asks again where a library fails instead of waiting for a peer, as RFC 28 and RFC 30 let it. */
  async send(frames: readonly FrameSpec[]): Promise<void> {
    await this.#retry("send", { frames, timeoutMs: this.patienceMs }, "EAGAIN");
  }

  /** Sends once the peer can be reached: no socket tells when that is, so it asks again. */
  async sendOnceReachable(frames: readonly FrameSpec[]): Promise<void> {
    await this.#retry("send", { frames, timeoutMs: this.patienceMs }, "EHOSTUNREACH");
  }

  async receive(): Promise<FrameReport[]> {
    return ((await this.#ok("recv", { timeoutMs: this.patienceMs })) as { frames: FrameReport[] }).frames;
  }

  /** The next message, or nothing when none comes before the next probe. */
  async receiveSoon(): Promise<FrameReport[] | undefined> {
    const reply = await this.#call("recv", { timeoutMs: PROBE_MS });
    return "timeout" in reply ? undefined : (this.#succeeded("recv", reply) as { frames: FrameReport[] }).frames;
  }

  /** @throws Violation when a message comes after all. */
  async expectNothing(): Promise<void> {
    const frames = await this.receiveSoon();
    if (frames !== undefined)
      throw new Violation(`${this.name} received ${describeMessage(frames)}, and should not have`);
  }

  /** Subscribes in the way of its type: a SUB by option, an XSUB by a message (RFC 29). */
  async subscribe(topic: string): Promise<void> {
    if (this.type === "SUB") await this.set("SUBSCRIBE", { t: topic });
    else await this.send([{ x: `01${Buffer.from(topic).toString("hex")}` }]);
  }

  /** Resolves when the monitor reports one of the events. Call before what causes it. */
  async awaitEvent(events: readonly string[]): Promise<{ happened: Promise<void> }> {
    let stop = (): void => {};
    const happened = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Violation(`${this.name} reported none of ${events.join(", ")}`)),
        this.patienceMs,
      );
      stop = this.driver.onMonitorEvent((reported) => {
        if (reported.socket !== this.name || !events.includes(reported.event)) return;
        clearTimeout(timer);
        resolve();
      });
    }).finally(() => stop());
    happened.catch(() => {}); // Whoever waits for it is told; whoever failed before does not need to be.
    await this.#ok("monitor", {});
    return { happened };
  }

  close(): Promise<unknown> {
    return this.#ok("socket.close", {});
  }

  /** Asks again while the operation fails in this way. */
  async #retry(op: string, parameters: Record<string, unknown>, code: string): Promise<void> {
    const deadline = Date.now() + this.patienceMs;
    for (;;) {
      const reply = await this.#call(op, parameters);
      const isTooEarly = "err" in reply && reply.err.code === code;
      if (!isTooEarly || Date.now() > deadline) return void this.#succeeded(op, reply);
      await new Promise((resolve) => setTimeout(resolve, PROBE_MS));
    }
  }

  async #ok(op: string, parameters: Record<string, unknown>): Promise<Record<string, unknown>> {
    return this.#succeeded(op, await this.#call(op, parameters));
  }

  #call(op: string, parameters: Record<string, unknown>): Promise<Reply> {
    return this.driver.call(op, { socket: this.name, ...parameters });
  }

  #succeeded(op: string, reply: Reply): Record<string, unknown> {
    if ("ok" in reply) return reply.ok;
    const what = `${this.type} of ${this.driver.hello.implementation.name}: ${op}`;
    if ("timeout" in reply) throw new Violation(`${what}: nothing within ${this.patienceMs} ms`);
    if ("err" in reply) throw new Violation(`${what} failed with ${reply.err.code}`);
    if ("unsupported" in reply) throw new Unsupported(`${what}: ${reply.unsupported.what} is not supported`);
    throw new DriverFault(`${what}: ${reply.fault.message}`);
  }
}

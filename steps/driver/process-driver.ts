import { DriverCrashed, DriverFault, DriverHung } from "../verdict.ts";
import type { Driver, Hello, MonitorEvent, Reply } from "./driver.ts";
import { LineChild, type LineChildOptions } from "./line-child.ts";
import { eventFault, replyFault, requestFault } from "./protocol-schema.ts";

/** The version of the protocol that is spoken here (interop/PROTOCOL.md). */
const PROTOCOL_VERSION = 1;

/** How a driver's process is started and watched. */
export interface ProcessDriverOptions extends LineChildOptions {
  /** Checks each line in both directions against interop/protocol.schema.json. */
  validate?: boolean;
  /** What grace periods are multiplied with on slow machines; the driver is told it too. */
  timeScale?: number;
  /** Sees every line as it goes to the driver or comes from it. */
  onTraffic?: (line: string, direction: "to" | "from") => void;
}

/** The id of a request: the suite's choice, echoed by the driver. */
export type RequestId = number | string;

interface Pending {
  op: string;
  resolve: (reply: Reply) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout | undefined;
}

interface Reading {
  id?: unknown;
  ev?: unknown;
  [key: string]: unknown;
}

/** How much longer than its `timeoutMs` an operation may take, and how long one that never waits. */
const GRACE_MS = 5_000;
/** The first answer may need a compiler or a virtual machine to start. */
const START_GRACE_MS = 30_000;
const BYE_MS = 2_000;
const TERM_MS = 1_000;
/** More than this not taken from stdin means that nobody reads it. */
const MAX_UNREAD = 64 * 1024 * 1024;

/** Operations that may wait for ever when they come without `timeoutMs`. */
const WAITING = new Set(["send", "recv", "context.term", "measure"]);
const KINDS = ["ok", "timeout", "err", "unsupported", "fault"] as const;

/**
 * An implementation in a process of its own, behind the protocol of interop/PROTOCOL.md.
 *
 * Whatever the process does, a call comes to an end: with its reply, or by rejecting with DriverCrashed, DriverHung or
 * DriverFault. After a DriverFault the process is killed, since nothing that it says can be relied on any more, and every
 * later call rejects with the same error.
 */
export class ProcessDriver implements Driver {
  readonly #child: LineChild;
  readonly #options: ProcessDriverOptions;
  readonly #pending = new Map<RequestId, Pending>();
  /** Ids of calls that were given up; their replies may still come. */
  readonly #abandoned = new Set<RequestId>();
  readonly #monitorListeners = new Set<(event: MonitorEvent) => void>();
  readonly #measureListeners = new Set<(endpoint: string) => void>();
  readonly #ended: Promise<string>;
  #hello: Hello | undefined;
  #lastId = 0;
  #failure: Error | undefined;
  #closing: Promise<void> | undefined;

  /**
   * Starts the command and shakes hands with it.
   *
   * @throws DriverCrashed when the process ends before its first answer or cannot be started, DriverHung when the answer
   * does not come, DriverFault when it is not that of a driver of this version.
   */
  static async start(options: ProcessDriverOptions): Promise<ProcessDriver> {
    const driver = new ProcessDriver(options);
    try {
      await driver.#shakeHands();
      return driver;
    } catch (error) {
      await driver.#stop();
      throw error;
    }
  }

  private constructor(options: ProcessDriverOptions) {
    this.#options = options;
    let end: (how: string) => void = () => {};
    this.#ended = new Promise((resolve) => {
      end = resolve;
    });
    this.#child = new LineChild(options, {
      line: (text) => this.#receive(text),
      garbage: (reason) => this.#distrust(`The driver wrote ${reason}.`),
      ended: (how) => {
        this.#fail(new DriverCrashed(this.#withStderr(`The driver ${how}.`)));
        end(how);
      },
    });
  }

  get hello(): Hello {
    if (this.#hello === undefined) throw new Error("ProcessDriver.start has not finished");
    return this.#hello;
  }

  /** The id of the process; undefined when it could not be started. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Whether the process lives. */
  get alive(): boolean {
    return this.#child.alive;
  }

  /** The last 64 KiB of what the process has written to stderr. */
  get stderrTail(): string {
    return this.#child.stderrTail;
  }

  /** How the process ended, once it has: "exited with code 0", "was killed by SIGSEGV". */
  get ended(): Promise<string> {
    return this.#ended;
  }

  /** Ends the process by force, as a crash would: calls that wait for a reply reject with DriverCrashed. */
  kill(): void {
    this.#child.kill("SIGKILL");
  }

  call(op: string, parameters: Record<string, unknown> = {}, graceMs?: number): Promise<Reply> {
    return this.callAs(++this.#lastId, { op, ...parameters }, graceMs);
  }

  /** Like `call`, with an id of the caller's choice, which no pending call may have. */
  callAs(id: RequestId, request: { op: string; [name: string]: unknown }, graceMs?: number): Promise<Reply> {
    const { op, ...parameters } = request;
    const line = { ...parameters, id, op };
    const wrong = this.#options.validate ? requestFault(line) : undefined;
    if (wrong !== undefined) return Promise.reject(new Error(`The suite's own request is malformed: ${wrong}`));
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) return reject(this.#failure);
      const waitMs = this.#patience(op, parameters.timeoutMs, graceMs);
      const timer = waitMs === undefined ? undefined : setTimeout(() => this.#giveUp(id, waitMs), waitMs);
      this.#pending.set(id, { op, resolve, reject, timer });
      this.sendLine(JSON.stringify(line));
    });
  }

  /** Sends a line as it is, unchecked and unanswered. For tests of drivers only. */
  sendLine(line: string): void {
    this.#options.onTraffic?.(line, "to");
    this.#child.write(line);
    if (this.#child.unread > MAX_UNREAD) this.#distrust(`The driver has left ${MAX_UNREAD} octets of requests unread.`);
  }

  /** Closes the driver's stdin, after which it has to end within two seconds. For tests of drivers only. */
  endInput(): void {
    this.#child.endInput();
  }

  onMonitorEvent(listener: (event: MonitorEvent) => void): () => void {
    this.#monitorListeners.add(listener);
    return () => this.#monitorListeners.delete(listener);
  }

  /** Called with the resolved endpoint of each measurement that binds, until the returned function is called. */
  onMeasureEndpoint(listener: (endpoint: string) => void): () => void {
    this.#measureListeners.add(listener);
    return () => this.#measureListeners.delete(listener);
  }

  /** Ends the process: `bye`, then SIGTERM, then SIGKILL. Pending calls reject. May be called more than once. */
  close(): Promise<void> {
    this.#closing ??= this.#stop();
    return this.#closing;
  }

  async #shakeHands(): Promise<void> {
    const timeScale = this.#options.timeScale ?? 1;
    const id = ++this.#lastId;
    const reply = await this.callAs(id, { op: "hello", protocol: PROTOCOL_VERSION, timeScale }, START_GRACE_MS);
    if (!("ok" in reply)) {
      throw new DriverFault(this.#withStderr(`The driver refused the handshake: ${JSON.stringify(reply)}`));
    }
    if (reply.ok.protocol !== PROTOCOL_VERSION) {
      throw new DriverFault(`The driver speaks version ${reply.ok.protocol} of the protocol, not ${PROTOCOL_VERSION}.`);
    }
    const wrong = replyFault("hello", { id, ...reply });
    if (wrong !== undefined) throw new DriverFault(`The driver's hello is malformed: ${wrong}`);
    this.#hello = reply.ok as unknown as Hello;
  }

  /** How long a reply may take, in milliseconds; undefined when for ever. */
  #patience(op: string, timeoutMs: unknown, graceMs: number | undefined): number | undefined {
    if (timeoutMs === undefined && graceMs === undefined && WAITING.has(op)) return undefined;
    const grace = (graceMs ?? GRACE_MS) * (this.#options.timeScale ?? 1);
    return Math.min((typeof timeoutMs === "number" ? timeoutMs : 0) + grace, 0x7fffffff);
  }

  #giveUp(id: RequestId, waitMs: number): void {
    const call = this.#pending.get(id);
    if (call === undefined) return;
    this.#pending.delete(id);
    this.#abandoned.add(id);
    call.reject(new DriverHung(this.#withStderr(`The driver has not answered ${call.op} within ${waitMs} ms.`)));
  }

  #receive(text: string): void {
    this.#options.onTraffic?.(text, "from");
    let line: Reading | null;
    try {
      line = JSON.parse(text);
    } catch {
      return this.#distrust(`The driver wrote something that is not JSON: ${excerpt(text)}`);
    }
    if (typeof line !== "object" || line === null || Array.isArray(line)) {
      return this.#distrust(`The driver wrote something that is not an object: ${excerpt(text)}`);
    }
    if ("ev" in line) this.#takeEvent(line, text);
    else this.#takeReply(line, text);
  }

  #takeEvent(line: Reading, text: string): void {
    const wrong = this.#options.validate ? eventFault(line) : looseEventFault(line);
    if (wrong !== undefined) return this.#distrust(`The driver sent a malformed event (${wrong}): ${excerpt(text)}`);
    if (line.ev === "measure") {
      for (const listener of this.#measureListeners) listener(line.endpoint as string);
      return;
    }
    const { ev: _, ...event } = line;
    for (const listener of this.#monitorListeners) listener(event as unknown as MonitorEvent);
  }

  #takeReply(line: Reading, text: string): void {
    const { id, ...reply } = line;
    if (id === null && typeof reply.fault === "object") {
      return this.#distrust(`The driver could not read a request: ${excerpt(text)}`);
    }
    const call = this.#pending.get(id as RequestId);
    if (call === undefined) {
      if (this.#abandoned.delete(id as RequestId)) return;
      const known = typeof id === "number" && Number.isInteger(id) && id > 0 && id <= this.#lastId;
      return this.#distrust(
        `The driver ${known ? "answered a request twice" : "used an unknown id"}: ${excerpt(text)}`,
      );
    }
    const wrong = (this.#options.validate ? replyFault(call.op, line) : undefined) ?? looseReplyFault(reply);
    if (wrong !== undefined) {
      return this.#distrust(`The driver sent a malformed reply to ${call.op} (${wrong}): ${excerpt(text)}`);
    }
    this.#pending.delete(id as RequestId);
    clearTimeout(call.timer);
    call.resolve(reply as unknown as Reply);
  }

  /** Ends the conversation with a driver that does not keep to the protocol. */
  #distrust(message: string): void {
    this.#fail(new DriverFault(this.#withStderr(message)));
    this.#child.stopReading();
    this.#child.kill("SIGKILL");
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    const calls = [...this.#pending.values()];
    this.#pending.clear();
    this.#abandoned.clear();
    for (const call of calls) {
      clearTimeout(call.timer);
      call.reject(this.#failure);
    }
  }

  async #stop(): Promise<void> {
    const scale = this.#options.timeScale ?? 1;
    if (this.#failure === undefined) {
      this.callAs(++this.#lastId, { op: "bye" }, BYE_MS).catch(() => {});
      this.#child.endInput();
      await this.#endsWithin(BYE_MS * scale);
    }
    this.#child.kill("SIGTERM");
    await this.#endsWithin(TERM_MS * scale);
    this.#child.kill("SIGKILL");
    await this.#ended;
  }

  async #endsWithin(milliseconds: number): Promise<void> {
    if (!this.#child.alive) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });
    await Promise.race([this.#ended, late]);
    clearTimeout(timer);
  }

  #withStderr(message: string): string {
    const tail = this.stderrTail.trimEnd();
    return tail === "" ? message : `${message}\nIts stderr ends with:\n${tail.slice(-4096)}`;
  }
}

/** What every reply must be, even when lines are not checked against the schema. */
function looseReplyFault(reply: Record<string, unknown>): string | undefined {
  const kinds = KINDS.filter((kind) => kind in reply);
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) return `it must hold exactly one of ${KINDS.join(", ")}`;
  const value = reply[kind];
  if (kind === "timeout") return value === true ? undefined : "timeout must be true";
  if (typeof value !== "object" || value === null) return `${kind} must be an object`;
  const needed = { ok: undefined, err: "code", unsupported: "what", fault: "message" }[kind];
  if (needed === undefined || typeof (value as Record<string, unknown>)[needed] === "string") return undefined;
  return `${kind} must have a ${needed}`;
}

/** What every event must be, even when lines are not checked against the schema. */
function looseEventFault(event: Reading): string | undefined {
  if (event.ev === "measure") return typeof event.endpoint === "string" ? undefined : "endpoint must be a string";
  if (event.ev !== "monitor") return "unknown kind of event";
  return typeof event.socket === "string" && typeof event.event === "string"
    ? undefined
    : "socket and event are needed";
}

function excerpt(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}... (${text.length} characters)` : text;
}

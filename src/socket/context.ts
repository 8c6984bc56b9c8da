import { KeepAlive } from "../base/keep-alive.ts";
import { transports } from "../transports/registry.ts";
import { ContextCore } from "./context-core.ts";
import { setContextCore } from "./core-of.ts";
import { flag, integer, type Option } from "./option.ts";

const options = {
  blocky: flag(true),
  ioThreads: integer(1, 0),
  ipv6: flag(false),
  maxMessageSize: integer(2 ** 31 - 1, 0),
  maxSockets: integer(1023, 1, 65535),
  threadPriority: integer(-1, 0),
  threadSchedulingPolicy: integer(-1, 0),
} satisfies Record<string, Option<unknown>>;

type ContextOptionName = keyof typeof options;

/** What the constructor of a context takes. */
export type ContextOptions = Partial<Pick<Context, ContextOptionName>>;

/**
 * Sockets that belong together: they share inproc names and an end. Most programs need only the default one.
 */
export class Context {
  /** Whether unsent messages keep the process from ending; `false` gives new sockets a linger of 0. ZMQ_BLOCKY */
  declare blocky: boolean;
  /** ZMQ_IO_THREADS. Kept for programs that set it: there are no I/O threads. */
  declare ioThreads: number;
  /** The default of the sockets' option. ZMQ_IPV6 */
  declare ipv6: boolean;
  /** Octets that a message to be sent may have. ZMQ_MAX_MSGSZ */
  declare maxMessageSize: number;
  /** How many sockets can be open at a time. ZMQ_MAX_SOCKETS */
  declare maxSockets: number;
  /** Kept for programs that set it: there are no I/O threads. ZMQ_THREAD_PRIORITY */
  declare threadPriority: number;
  /** Kept for programs that set it: there are no I/O threads. ZMQ_THREAD_SCHED_POLICY */
  declare threadSchedulingPolicy: number;

  readonly #core = new ContextCore({ transports, keepAlive: new KeepAlive() });

  static {
    for (const name of Object.keys(options) as ContextOptionName[]) {
      Object.defineProperty(this.prototype, name, {
        get(this: Context) {
          return this.#core.options[name];
        },
        set(this: Context, value: unknown) {
          Object.assign(this.#core.options, { [name]: options[name].parse(value, name) });
        },
        enumerable: true,
      });
    }
  }

  /** @throws TypeError for an unknown option, ZmqError EINVAL */
  constructor(values: ContextOptions = {}) {
    if (typeof values !== "object" || values === null) throw new TypeError("Options must be an object");
    for (const [name, value] of Object.entries(values)) {
      if (!(name in this)) throw new TypeError(`Cannot add property ${name}, object is not extensible`);
      if (!Reflect.set(this, name, value)) {
        throw new TypeError(`Cannot set property ${name} of #<Context> which has only a getter`);
      }
    }
    setContextCore(this, this.#core);
    Object.preventExtensions(this);
  }

  /** The largest value that `maxSockets` can have. ZMQ_SOCKET_LIMIT */
  get maxSocketsLimit(): number {
    return 65535;
  }

  /** Fails every waiting and later call on its sockets with ETERM, and allows no new socket (zmq_ctx_shutdown(3)). */
  shutdown(): void {
    this.#core.shutdown();
  }

  /** `shutdown`; resolves when its sockets are closed and have sent what lingers (zmq_ctx_term(3)). */
  terminate(): Promise<void> {
    return new Promise((resolve) => this.#core.terminate(resolve));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#core.closeSockets();
    await this.terminate();
  }
}

let shared: Context | undefined;

/** The context of sockets that were given none; made when it is first needed. */
export function defaultContext(): Context {
  shared ??= new Context();
  return shared;
}

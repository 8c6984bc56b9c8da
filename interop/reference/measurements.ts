import { Context, type Socket, Subscriber, XPublisher } from "../../src/index.ts";
import { type Parameters, Refused } from "./answer.ts";
import { type Measurement, measurementOf } from "./measurement.ts";
import { play } from "./roles.ts";
import { socketClasses } from "./socket-types.ts";

/** A measurement under way. */
interface Running {
  readonly measurement: Measurement;
  readonly context: Context;
  readonly sockets: Socket[];
  /** Whether its messages are moved, or will not be: it does not use its context any more. */
  isOver: boolean;
  isAbandoned: boolean;
  /** Settles when nothing of it is left. */
  ended: Promise<unknown>;
  /** Answers for it, whatever it is at. */
  abandon(): void;
}

/** The measurements of a session, each with sockets and a context of its own; all those over inproc share one. */
export class Measurements {
  readonly #running = new Set<Running>();
  readonly #tell: (endpoint: string) => void;

  /** `tell` hears where a measuring socket is bound. */
  constructor(tell: (endpoint: string) => void) {
    this.#tell = tell;
  }

  /** Carries out `measure`. Rejects with NotSupported, Refused ETERM on reset, and with what the library rejects with. */
  async run(parameters: Parameters): Promise<object> {
    const measurement = measurementOf(parameters);
    return new Promise((resolve, reject) => {
      const context = this.#contextFor(measurement);
      const abandon = () => reject(new Refused("ETERM"));
      const running: Running = {
        measurement,
        context,
        sockets: [],
        isOver: false,
        isAbandoned: false,
        ended: Promise.resolve(),
        abandon,
      };
      this.#running.add(running);
      const work = this.#carryOut(running);
      running.ended = work.catch(() => {}).finally(() => this.#running.delete(running));
      work.then(resolve, reject);
    });
  }

  /** Ends all; each promise is for one of them, and settles when nothing of it is left. */
  abandonAll(): Promise<unknown>[] {
    const all = [...this.#running];
    for (const running of all) {
      dropUnsent(running.sockets);
      running.isAbandoned = true;
      running.abandon();
    }
    for (const { context } of all) context.shutdown();
    return all.map(({ ended }) => ended);
  }

  #contextFor(measurement: Measurement): Context {
    const sharing = isOverInproc(measurement)
      ? [...this.#running].find((other) => !other.isOver && isOverInproc(other.measurement))
      : undefined;
    return sharing?.context ?? new Context();
  }

  async #carryOut(running: Running): Promise<object> {
    const { measurement, context, sockets } = running;
    try {
      for (let opened = 0; opened < (measurement.type === "XPUB" ? 1 : measurement.sockets); opened++) {
        const socket = newSocket(measurement, context);
        sockets.push(socket);
        await this.#open(socket, measurement);
      }
      return await play(measurement, sockets);
    } catch (error) {
      // A socket whose context has ended takes no option any more.
      if (!running.isAbandoned) dropUnsent(sockets);
      throw error;
    } finally {
      for (const socket of sockets) socket.close();
      running.isOver = true;
      // Waits until everything is sent.
      if (![...this.#running].some((other) => other.context === context && !other.isOver)) await context.terminate();
    }
  }

  async #open(socket: Socket, { bind, endpoint }: Measurement): Promise<void> {
    if (!bind) return socket.connect(endpoint);
    await socket.bind(endpoint);
    this.#tell(socket.lastEndpoint ?? "");
  }
}

function isOverInproc({ endpoint }: Measurement): boolean {
  return endpoint.startsWith("inproc://");
}

function newSocket({ type, topic }: Measurement, context: Context): Socket {
  const SocketClass = socketClasses[type] as new (options: { context: Context }) => Socket;
  const socket = new SocketClass({ context });
  if (socket instanceof Subscriber) socket.subscribe(topic);
  if (socket instanceof XPublisher) {
    socket.verbosity = "allSubs";
    socket.noDrop = true;
  }
  return socket;
}

function dropUnsent(sockets: readonly Socket[]): void {
  for (const socket of sockets) if (!socket.closed) socket.linger = 0;
}

import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { Worker } from "node:worker_threads";

/** Listens and stands still until it is woken. It is text, for a thread of its own needs no loader then. */
const THREAD = `
  const { createServer } = require("node:net");
  const { parentPort, workerData } = require("node:worker_threads");
  const server = createServer().listen({ host: "127.0.0.1", port: 0, backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    Atomics.wait(workerData, 0, 0);
  });
`;

/** More connections than any system lets wait for a listener with a backlog of 1. */
const MOST_WAITING = 64;

/**
 * Listens and does not answer, as a host behind a firewall: it accepts nothing, and so many connections wait to be accepted
 * that the system ignores further attempts. It owns these connections and a thread; `close` ends them.
 */
export class SilentListener {
  readonly endpoint: string;
  readonly #thread: Worker;
  readonly #awake: Int32Array;
  readonly #waiting: Socket[] = [];

  private constructor(port: number, thread: Worker, awake: Int32Array) {
    this.endpoint = `tcp://127.0.0.1:${port}`;
    this.#thread = thread;
    this.#awake = awake;
  }

  /** A listener that ignores attempts by now: one was left without an answer for `quietMs`. */
  static async listen(quietMs: number): Promise<SilentListener> {
    const awake = new Int32Array(new SharedArrayBuffer(4));
    const thread = new Worker(THREAD, { eval: true, workerData: awake });
    const [port] = (await once(thread, "message")) as [number];
    const listener = new SilentListener(port, thread, awake);
    await listener.#fill(port, quietMs);
    return listener;
  }

  /** Accepts whoever has waited and whoever comes. */
  answer(): void {
    Atomics.store(this.#awake, 0, 1);
    Atomics.notify(this.#awake, 0);
  }

  close(): void {
    this.answer();
    for (const connection of this.#waiting) connection.destroy();
    void this.#thread.terminate();
  }

  async #fill(port: number, quietMs: number): Promise<void> {
    while (this.#waiting.length < MOST_WAITING) {
      const connection = connect(port, "127.0.0.1");
      const isAnswered = await answered(connection, quietMs);
      if (!isAnswered) return void connection.destroy();
      this.#waiting.push(connection);
    }
    this.close();
    throw new Error("this system lets too many connections wait");
  }
}

function answered(connection: Socket, quietMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), quietMs);
    connection.on("error", () => {});
    connection.once("connect", () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}

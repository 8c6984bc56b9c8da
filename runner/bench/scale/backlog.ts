import { cpuMs, quiet, until } from "./event-loop.ts";
import type { ScaleLibrary } from "./library.ts";
import { heldOctets, residentMib } from "./memory.ts";
import type { FarCalls, FarSide, Figures, ScaleTask } from "./scale-task.ts";

/** What waits for each peer: its high-water mark. */
const WAITING = 10_000;
const BODY = 1024;
/** Sent before the high-water mark is reached, because the system's buffers and the connection's take some. */
const IN_FLIGHT = 8000;

interface SlowPeers {
  /** Gives a body to every peer. */
  send(body: Buffer): void;
  /** Whether all peers are there. */
  complete(): boolean;
}

/** PUB: one message to all. */
async function publisher({ Publisher }: ScaleLibrary, n: number, far: FarSide): Promise<SlowPeers> {
  const socket = new Publisher({ sendHighWaterMark: WAITING, backlog: 4096 });
  await socket.bind("tcp://127.0.0.1:*");
  await far("connectSubscribers", socket.lastEndpoint as string);
  return { send: (body) => void socket.trySend(body), complete: () => socket.topicsCount === n + 1 };
}

/** ROUTER: a message of its own to each. */
async function router({ Router }: ScaleLibrary, n: number, far: FarSide): Promise<SlowPeers> {
  const socket = new Router({ sendHighWaterMark: WAITING, backlog: 4096 });
  await socket.bind("tcp://127.0.0.1:*");
  await far("connectDealers", socket.lastEndpoint as string);
  const ids: Buffer[] = [];
  return {
    send(body) {
      for (const id of ids) socket.trySend([id, body]);
    },
    complete() {
      for (let message = socket.tryReceive(); message !== undefined; message = socket.tryReceive()) {
        ids.push(message[0] as Buffer);
      }
      return ids.length === n;
    },
  };
}

function measure(open: (library: ScaleLibrary, n: number, far: FarSide) => Promise<SlowPeers>) {
  return async (library: ScaleLibrary, n: number, far: FarSide): Promise<Figures> => {
    const peers = await open(library, n, far);
    await until(() => peers.complete());
    const before = { held: heldOctets(), resident: residentMib() };
    const cpu = process.cpuUsage();
    for (let i = 0; i < IN_FLIGHT + WAITING; i++) {
      peers.send(Buffer.alloc(BODY));
      if (i % 10 === 0) await until(() => true);
    }
    const ms = cpuMs(cpu);
    await quiet();
    const held = heldOctets() - before.held;
    return {
      "MiB held": held / 2 ** 20,
      "octets a waiting message": held / (n * WAITING),
      "times less than copies": (n * WAITING * BODY) / held,
      "resident MiB more": residentMib() - before.resident,
      "send CPU ns": (ms * 1e6) / (n * (WAITING + IN_FLIGHT)),
    };
  };
}

function far({ Context, Dealer, Subscriber }: ScaleLibrary, n: number): FarCalls {
  const context = new Context({ maxSockets: 65535 });
  return {
    connectSubscribers(endpoint: string) {
      for (let i = 0; i < n; i++) {
        const socket = new Subscriber({ context, receiveHighWaterMark: 1 });
        // All messages, and a topic of its own by which the publisher can count who is there.
        socket.subscribe("", `peer ${i}`);
        socket.connect(endpoint);
      }
    },
    connectDealers(endpoint: string) {
      for (let i = 0; i < n; i++) {
        const socket = new Dealer({ context, receiveHighWaterMark: 1 });
        socket.connect(endpoint);
        socket.trySend("here");
      }
    },
  };
}

const sizes = [10, 100, 1000];
const files = (n: number) => n;
const title = "peers that do not read, with 10,000 messages of 1 KiB waiting for each";

/** One PUB whose subscribers do not read. */
export const publishing: ScaleTask = { name: "backlog-pub", title, sizes, files, near: measure(publisher), far };

/** One ROUTER whose peers do not read. */
export const routing: ScaleTask = { name: "backlog-router", title, sizes, files, near: measure(router), far };

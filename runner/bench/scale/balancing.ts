import { cpuMs, quiet, until } from "./event-loop.ts";
import type { ScaleLibrary } from "./library.ts";
import { heldOctets } from "./memory.ts";
import type { FarCalls, FarSide, Figures, ScaleTask } from "./scale-task.ts";

/** So many for each peer, because the first of a turn wakes its connection, which costs as much as many others. */
const EACH = 200;
const BODY = 256;
const ROUNDS = 3;

async function near({ Context, Push }: ScaleLibrary, n: number, far: FarSide): Promise<Figures> {
  const push = new Push({ context: new Context({ maxSockets: 65535 }), sendHighWaterMark: 0, backlog: 4096 });
  await push.bind("tcp://127.0.0.1:*");
  const before = heldOctets();
  let greeted = 0;
  push.events.on("handshake", () => greeted++);
  await far("connect", push.lastEndpoint as string);
  await until(() => greeted === n);
  const body = Buffer.alloc(BODY);
  const messages = EACH * n;
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const cpu = process.cpuUsage();
    for (let i = 0; i < messages; i++) push.trySend(body);
    best = Math.min(best, cpuMs(cpu));
    await far("received", messages * (round + 1));
  }
  await quiet();
  return {
    "send CPU ns": (best * 1e6) / messages,
    "least/most share": (await far("share")) as number,
    "KiB each afterwards": (heldOctets() - before) / n / 1024,
  };
}

function far({ Context, Pull }: ScaleLibrary, n: number): FarCalls {
  const context = new Context({ maxSockets: 65535 });
  const shares = new Array<number>(n).fill(0);
  const read = async (pull: InstanceType<typeof Pull>, i: number) => {
    for (;;) shares[i] = (shares[i] as number) + (await pull.receiveMany()).length;
  };
  return {
    async connect(endpoint: string) {
      for (let i = 0; i < n; i++) {
        const pull = new Pull({ context });
        pull.connect(endpoint);
        void read(pull, i);
      }
      await until(() => true);
    },
    received: (count: number) => until(() => shares.reduce((sum, share) => sum + share, 0) === count),
    share: () => Math.min(...shares) / Math.max(...shares),
  };
}

/** One PUSH with n peers that take turns. */
export const balancing: ScaleTask = {
  name: "balancing",
  title: "peers that a PUSH shares its messages out to",
  sizes: [10, 100, 1000, 5000],
  files: (n) => n,
  near,
  far,
};

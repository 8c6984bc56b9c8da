import { cpuMs } from "./event-loop.ts";
import type { ScaleLibrary } from "./library.ts";
import type { FarCalls, FarSide, Figures, ScaleTask } from "./scale-task.ts";

const ROUNDS = 9;

async function near({ Dealer }: ScaleLibrary, n: number, far: FarSide): Promise<Figures> {
  const dealer = new Dealer();
  await dealer.bind("tcp://127.0.0.1:*");
  await far("connect", dealer.lastEndpoint as string);
  await dealer.receive();
  const message = Array.from({ length: n }, () => Buffer.alloc(16, 1));
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const cpu = process.cpuUsage();
    await dealer.send(message);
    const { length } = await dealer.receive();
    best = Math.min(best, cpuMs(cpu));
    if (length !== n) throw new Error(`Expected ${n} frames, got ${length}`);
  }
  return { "there and back CPU ms": best, "CPU ns a frame": (best * 1e6) / n };
}

function far({ Dealer }: ScaleLibrary): FarCalls {
  const dealer = new Dealer();
  const echo = async () => {
    for (;;) await dealer.send(await dealer.receive());
  };
  return {
    async connect(endpoint: string) {
      dealer.connect(endpoint);
      await dealer.send("here");
      void echo();
    },
  };
}

/** One message of n frames of 16 octets, sent there and back. */
export const multipart: ScaleTask = {
  name: "multipart",
  title: "frames of 16 octets in a message, there and back",
  sizes: [1e3, 1e4, 1e5, 1e6],
  files: () => 0,
  near,
  far,
};

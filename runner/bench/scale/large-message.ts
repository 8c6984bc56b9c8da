import type { ScaleLibrary } from "./library.ts";
import { heldOctets, peakMib, residentMib } from "./memory.ts";
import type { FarCalls, FarSide, Figures, ScaleTask } from "./scale-task.ts";

async function near({ Pull }: ScaleLibrary, n: number, far: FarSide): Promise<Figures> {
  const pull = new Pull();
  await pull.bind("tcp://127.0.0.1:*");
  await far("connect", pull.lastEndpoint as string);
  await pull.receive();
  heldOctets();
  const before = residentMib();
  const start = performance.now();
  const sent = far("send");
  const [body] = await pull.receive();
  const ms = performance.now() - start;
  const mib = n / 2 ** 20;
  if (body?.length !== n || body[n - 1] !== 1) throw new Error(`Expected ${n} octets, got ${body?.length}`);
  return {
    ms,
    "MiB/s": mib / (ms / 1000),
    "receiver's peak / size": (peakMib() - before) / mib,
    "sender's peak / size": (((await far("peak")) as number) - ((await sent) as number)) / mib,
  };
}

function far({ Push }: ScaleLibrary, n: number): FarCalls {
  const push = new Push();
  return {
    async connect(endpoint: string) {
      push.connect(endpoint);
      await push.send("here");
    },
    /** The message itself counts to the peak above what is returned. */
    async send() {
      heldOctets();
      const before = residentMib();
      await push.send(Buffer.alloc(n, 1));
      return before;
    },
    peak: peakMib,
  };
}

/** One message of n octets over tcp. */
export const largeMessage: ScaleTask = {
  name: "large-message",
  title: "octets of a message",
  sizes: [2 ** 20, 2 ** 24, 2 ** 27, 2 ** 30],
  files: () => 0,
  near,
  far,
};

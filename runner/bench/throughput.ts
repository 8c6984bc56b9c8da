import { ProcessDriver } from "../../steps/driver/process-driver.ts";
import type { DriverSpec } from "../execute/worker-messages.ts";
import { HarnessError } from "../harness-error.ts";

/** One measurement: so many messages of so many octets, from one process to another over loopback tcp. */
export interface Load {
  readonly size: number;
  readonly count: number;
  readonly mode: "await" | "batch";
}

/** A receiving and a sending process, kept for all measurements so that compilers are warm. */
export class Couple {
  readonly #sink: ProcessDriver;
  readonly #source: ProcessDriver;

  constructor(sink: ProcessDriver, source: ProcessDriver) {
    this.#sink = sink;
    this.#source = source;
  }

  /** Two processes of one implementation. @throws HarnessError when its driver does not start or cannot measure */
  static async start(spec: DriverSpec): Promise<Couple> {
    return new Couple(await startMeasuring(spec), await startMeasuring(spec));
  }

  /** Name and version, as the driver tells them. */
  get implementation(): { readonly name: string; readonly version: string } {
    return this.#sink.hello.implementation;
  }

  /** Messages a second at the sink, from the first message to the last, as libzmq's local_thr counts. */
  async throughput({ size, count, mode }: Load): Promise<number> {
    const common = { size, count, mode };
    const endpoint = new Promise<string>((resolve) => {
      const stop = this.#sink.onMeasureEndpoint((bound) => {
        stop();
        resolve(bound);
      });
    });
    const sink = this.#sink.call("measure", {
      ...common,
      role: "sink",
      type: "PULL",
      endpoint: "tcp://127.0.0.1:*",
      bind: true,
    });
    const to = { ...common, role: "source", type: "PUSH", endpoint: await endpoint, bind: false };
    const [received, sent] = await Promise.all([sink, this.#source.call("measure", to)]);
    if (!("ok" in received)) throw new HarnessError(`the sink answered ${JSON.stringify(received)}`);
    if (!("ok" in sent)) throw new HarnessError(`the source answered ${JSON.stringify(sent)}`);
    return (count - 1) / ((received.ok.ns as number) / 1e9);
  }

  async close(): Promise<void> {
    await Promise.all([this.#sink.close(), this.#source.close()]);
  }
}

/** @throws HarnessError when the driver does not start or cannot measure */
export async function startMeasuring(spec: DriverSpec): Promise<ProcessDriver> {
  if (spec.kind !== "process") throw new HarnessError("throughput is measured between processes");
  const { command, cwd } = spec;
  const driver = await ProcessDriver.start({ command, ...(cwd === undefined ? {} : { cwd }) });
  if (driver.hello.capabilities.features.includes("measure")) return driver;
  await driver.close();
  throw new HarnessError(`${driver.hello.implementation.name} does not declare the feature "measure"`);
}

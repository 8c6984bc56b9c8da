import { ProcessDriver } from "../../steps/driver/process-driver.ts";
import type { DriverSpec } from "../execute/worker-messages.ts";
import { HarnessError } from "../harness-error.ts";

/** One measurement: so many messages of so many octets, from one process to another over loopback tcp. */
export interface Load {
  readonly size: number;
  readonly count: number;
  readonly mode: "await" | "batch";
}

/** A sending and a receiving process of one implementation, kept for all measurements so that compilers are warm. */
export class Couple {
  readonly #sink: ProcessDriver;
  readonly #source: ProcessDriver;

  private constructor(sink: ProcessDriver, source: ProcessDriver) {
    this.#sink = sink;
    this.#source = source;
  }

  /** @throws HarnessError when the driver does not start or cannot measure */
  static async start(spec: DriverSpec): Promise<Couple> {
    if (spec.kind !== "process") throw new HarnessError("throughput is measured between processes");
    const options = { command: spec.command, ...(spec.cwd === undefined ? {} : { cwd: spec.cwd }) };
    const sink = await ProcessDriver.start(options);
    const source = await ProcessDriver.start(options);
    if (!sink.hello.capabilities.features.includes("measure")) {
      throw new HarnessError(`${sink.hello.implementation.name} does not declare the feature "measure"`);
    }
    return new Couple(sink, source);
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

import { type DataTable, Then, When } from "@cucumber/cucumber";
import type { SpecWorld } from "../support/world.ts";
import { Violation } from "../verdict.ts";

/** The order of the numbers in a STATISTICS reply (zmq_proxy_steerable(3)). */
const STATISTICS = [
  "frontend messages received",
  "frontend octets received",
  "frontend messages sent",
  "frontend octets sent",
  "backend messages received",
  "backend octets received",
  "backend messages sent",
  "backend octets sent",
];

interface Ends {
  frontend: string;
  backend: string;
  capture?: string;
}

When(
  "a proxy {socket} runs between {socket} and {socket}",
  async function (this: SpecWorld, proxy: string, frontend: string, backend: string) {
    await startProxy(this, proxy, { frontend, backend });
  },
);

When(
  "a proxy {socket} runs between {socket} and {socket} and captures to {socket}",
  async function (this: SpecWorld, proxy: string, frontend: string, backend: string, capture: string) {
    await startProxy(this, proxy, { frontend, backend, capture });
  },
);

When("proxy {socket} is told to {option}", async function (this: SpecWorld, proxy: string, command: string) {
  await this.calls.ok("proxy.control", { proxy, command });
});

Then("the statistics of proxy {socket} should be", async function (this: SpecWorld, proxy: string, table: DataTable) {
  const { statistics } = await this.calls.ok("proxy.control", { proxy, command: "STATISTICS" });
  const actual: unknown[] = Array.isArray(statistics) ? statistics : [];
  for (const [name = "", expected = ""] of table.raw()) {
    const index = STATISTICS.indexOf(name);
    if (index < 0) throw new Error(`There is no number of ${name}.`);
    if (actual[index] === Number(expected)) continue;
    throw new Violation(`The proxy counted another number of ${name}.`, {
      expected,
      actual: JSON.stringify(statistics),
    });
  }
});

async function startProxy(world: SpecWorld, proxy: string, ends: Ends): Promise<void> {
  const id = (name: string) => world.sockets.get(name).id;
  const capture = ends.capture === undefined ? {} : { capture: id(ends.capture) };
  await world.calls.ok("proxy.start", { proxy, frontend: id(ends.frontend), backend: id(ends.backend), ...capture });
}

import { type DataTable, Then } from "@cucumber/cucumber";
import type { MonitorEvent } from "../driver/driver.ts";
import type { SpecWorld } from "../support/world.ts";
import { Unsupported, Violation } from "../verdict.ts";

/** What comes with HANDSHAKE_FAILED_PROTOCOL: libzmq's numbers. An implementation may give the names instead. */
const PROTOCOL_ERRORS: Readonly<Record<string, number>> = { MALFORMED_COMMAND_ERROR: 0x10000015 };

Then("{socket} should report {event}", async function (this: SpecWorld, name: string, event: string) {
  await reported(this, name, event);
});

Then("{socket} should report in order", async function (this: SpecWorld, name: string, table: DataTable) {
  for (const [event = ""] of table.raw()) await reported(this, name, event);
});

Then(
  "{socket} should report {event} with the endpoint of {socket}",
  async function (this: SpecWorld, name: string, event: string, server: string) {
    const { endpoint } = await reported(this, name, event);
    const expected = this.sockets.endpointOf(server);
    if (endpoint !== expected) {
      throw new Violation(`${event} of "${name}" names another endpoint.`, { expected, actual: String(endpoint) });
    }
  },
);

Then(
  "{socket} should report {event} with the value {word}",
  async function (this: SpecWorld, name: string, event: string, expected: string) {
    const { value } = await reported(this, name, event);
    if (value === (PROTOCOL_ERRORS[expected] ?? Number(expected)) || value === `ERR_ZMTP_${expected}`) return;
    throw new Violation(`${event} of "${name}" has another value.`, { expected, actual: String(value) });
  },
);

Then(
  "{socket} should report {event} {int} times, with a larger value each time",
  async function (this: SpecWorld, name: string, event: string, times: number) {
    const values: unknown[] = [];
    while (values.length < times) values.push((await reported(this, name, event)).value);
    if (values.every((value, i) => i === 0 || Number(value) > Number(values[i - 1]))) return;
    throw new Violation(`The values of ${event} of "${name}" do not grow.`, {
      expected: "each larger than the one before",
      actual: values.join(", "),
    });
  },
);

/**
 * Waits for an event, and takes it and all events before it off the log. One that is not declared must not come.
 *
 * @throws Violation, Unsupported
 */
async function reported(world: SpecWorld, name: string, wanted: string): Promise<MonitorEvent> {
  const { id } = world.sockets.getEvenClosed(name);
  const declared = world.calls.driver.hello.capabilities.monitor.includes(wanted);
  const seen: string[] = [];
  const deadline = Date.now() + (declared ? world.waits.patience : world.waits.quiet);
  for (;;) {
    const left = Math.max(0, deadline - Date.now());
    const event = await world.calls.orExpiry(world.events.take((e) => e.socket === id, left));
    if (event === undefined && !declared) throw new Unsupported(`monitor event ${wanted}`);
    if (event === undefined) {
      const actual = seen.length === 0 ? "no event" : seen.join(", ");
      throw new Violation(`"${name}" did not report ${wanted}.`, { expected: wanted, actual });
    }
    if (event.event === wanted && declared) return event;
    if (event.event === wanted) throw new Violation(`The driver under-claims: it reports ${wanted}, undeclared.`);
    seen.push(event.event);
  }
}

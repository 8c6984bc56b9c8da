import { constants } from "node:os";
import { type DataTable, Then } from "@cucumber/cucumber";
import type { MonitorEvent } from "../driver/driver.ts";
import { endpointNamed } from "../support/parameter-types.ts";
import { resolveEndpoint } from "../support/resolve-endpoint.ts";
import type { SpecWorld } from "../support/world.ts";
import { Unsupported, Violation } from "../verdict.ts";

/** What comes with HANDSHAKE_FAILED_PROTOCOL: libzmq's numbers. An implementation may give the names instead. */
const PROTOCOL_ERRORS: Readonly<Record<string, number>> = {
  MALFORMED_COMMAND_ERROR: 0x10000015,
  MECHANISM_MISMATCH: 0x11000002,
};

Then("{socket} should report {event}", async function (this: SpecWorld, name: string, event: string) {
  await reported(this, name, event);
});

Then("{socket} should report in order", async function (this: SpecWorld, name: string, table: DataTable) {
  for (const [event = "", endpoint = "", value = ""] of table.raw()) {
    const actual = await reported(this, name, event);
    if (endpoint !== "") isAbout(actual, name, await resolveEndpoint(this, endpointNamed(endpoint)));
    if (value !== "") hasValue(actual, name, value);
  }
});

Then(
  "{socket} should report {event} with the endpoint of {socket}",
  async function (this: SpecWorld, name: string, event: string, server: string) {
    isAbout(await reported(this, name, event), name, this.sockets.endpointOf(server));
  },
);

Then(
  "{socket} should report {event} with the value {word}",
  async function (this: SpecWorld, name: string, event: string, expected: string) {
    hasValue(await reported(this, name, event), name, expected);
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

/** @throws Violation when the event is about another endpoint */
function isAbout({ event, endpoint }: MonitorEvent, name: string, expected: string): void {
  if (endpoint === expected) return;
  throw new Violation(`${event} of "${name}" names another endpoint.`, { expected, actual: String(endpoint) });
}

/** Compares the value of an event with a number, or with the name of an error. @throws Violation when it is another */
function hasValue({ event, value }: MonitorEvent, name: string, expected: string): void {
  const errors: Readonly<Record<string, number>> = { ...constants.errno, ...PROTOCOL_ERRORS };
  if (value === (errors[expected] ?? Number(expected))) return;
  if (value === `ERR_ZMTP_${expected}` || (value === expected && expected in constants.errno)) return;
  throw new Violation(`${event} of "${name}" has another value.`, { expected, actual: String(value) });
}

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

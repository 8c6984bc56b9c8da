import { Given, Then, When } from "@cucumber/cucumber";
import { failedWith, outcome, succeeded } from "../support/calls.ts";
import type { EndpointName } from "../support/parameter-types.ts";
import { resolveEndpoint } from "../support/resolve-endpoint.ts";
import type { SpecWorld } from "../support/world.ts";
import { Violation } from "../verdict.ts";

Given("{sockets} is/are bound", async function (this: SpecWorld, names: string[]) {
  for (const name of names) await this.sockets.bind(name);
});

Given("{socket} is bound to {endpoint}", async function (this: SpecWorld, name: string, endpoint: EndpointName) {
  await this.sockets.bind(name, await resolveEndpoint(this, endpoint));
});

Given(
  "{sockets} is/are connected to {sockets}",
  async function (this: SpecWorld, clients: string[], servers: string[]) {
    for (const client of clients) {
      for (const server of servers) {
        await this.sockets.connect(client, this.sockets.endpointOf(server));
        await this.sockets.established(client, server);
      }
    }
  },
);

When("{socket} connects to {endpoint}", async function (this: SpecWorld, name: string, endpoint: EndpointName) {
  await this.sockets.connect(name, await resolveEndpoint(this, endpoint));
});

When("{socket} tries to connect to {endpoint}", async function (this: SpecWorld, name: string, to: EndpointName) {
  const parameters = { socket: this.sockets.get(name).id, endpoint: await resolveEndpoint(this, to) };
  const reply = await this.calls.reply("connect", parameters);
  if (!("err" in reply)) succeeded("connect", reply);
});

When("{socket} disconnects from {endpoint}", async function (this: SpecWorld, name: string, endpoint: EndpointName) {
  await this.sockets.disconnect(name, await resolveEndpoint(this, endpoint));
});

When("{socket} is unbound", async function (this: SpecWorld, name: string) {
  await this.sockets.unbind(name);
});

When("{socket} has left {socket}", async function (this: SpecWorld, client: string, server: string) {
  await this.sockets.leave(client, server);
});

When("{socket} has lost its peer", async function (this: SpecWorld, name: string) {
  await this.sockets.lost(name);
});

When("{socket} is shut down", async function (this: SpecWorld, name: string) {
  await this.sockets.unbind(name);
  await this.sockets.close(name);
});

Then("{socket} should be connected to {socket}", async function (this: SpecWorld, client: string, server: string) {
  await this.sockets.established(client, server);
});

Then(
  "binding {socket} to {endpoint} should fail with {code}",
  async function (this: SpecWorld, name: string, endpoint: EndpointName, code: string) {
    await fails(this, "bind", name, endpoint, code);
  },
);

Then(
  "connecting {socket} to {endpoint} should fail with {code}",
  async function (this: SpecWorld, name: string, endpoint: EndpointName, code: string) {
    await fails(this, "connect", name, endpoint, code);
  },
);

Then(
  "connecting {socket} to {endpoint} should fail",
  async function (this: SpecWorld, name: string, endpoint: EndpointName) {
    await failsSomehow(this, "connect", name, endpoint);
  },
);

Then(
  "unbinding {socket} from {endpoint} should fail with {code}",
  async function (this: SpecWorld, name: string, endpoint: EndpointName, code: string) {
    await fails(this, "unbind", name, endpoint, code);
  },
);

Then(
  "disconnecting {socket} from {endpoint} should fail with {code}",
  async function (this: SpecWorld, name: string, endpoint: EndpointName, code: string) {
    await fails(this, "disconnect", name, endpoint, code);
  },
);

Then("binding {socket} to {endpoint} should fail", async function (this: SpecWorld, name: string, e: EndpointName) {
  await failsSomehow(this, "bind", name, e);
});

Then(
  "option LAST_ENDPOINT of {socket} should match {endpoint}",
  async function (this: SpecWorld, name: string, pattern: EndpointName) {
    const { value } = await this.calls.ok("socket.get", { socket: this.sockets.get(name).id, option: "LAST_ENDPOINT" });
    const actual = isText(value) ? value.t : JSON.stringify(value);
    const expected = await resolveEndpoint(this, pattern);
    const [start = "", end = ""] = expected.split("*");
    const fits = expected.includes("*")
      ? actual.startsWith(start) &&
        actual.endsWith(end) &&
        actual.length > start.length + end.length &&
        !actual.includes("*")
      : actual === expected;
    if (!fits) throw new Violation(`LAST_ENDPOINT of "${name}" is another one.`, { expected, actual });
  },
);

/** @throws Violation when the operation succeeds */
async function failsSomehow(world: SpecWorld, op: string, name: string, endpoint: EndpointName): Promise<void> {
  const resolved = await resolveEndpoint(world, endpoint);
  const reply = await world.calls.reply(op, { socket: world.sockets.get(name).id, endpoint: resolved });
  if (!("err" in reply))
    throw new Violation(`${op} should have failed.`, { expected: "an error", actual: outcome(reply) });
}

function isText(value: unknown): value is { t: string } {
  return typeof value === "object" && value !== null && "t" in value;
}

async function fails(world: SpecWorld, op: string, name: string, endpoint: EndpointName, code: string): Promise<void> {
  const resolved = await resolveEndpoint(world, endpoint);
  failedWith(op, await world.calls.reply(op, { socket: world.sockets.get(name).id, endpoint: resolved }), code);
}

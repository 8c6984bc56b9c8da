import { After, Given, Then, When } from "@cucumber/cucumber";
import type { SpecWorld } from "../support/world.ts";
import { Violation } from "../verdict.ts";
import { type SocksEvent, SocksProxy, type SocksRules } from "../wire/socks-proxy.ts";

const proxies = new WeakMap<SpecWorld, SocksProxy>();

After(function (this: SpecWorld) {
  proxies.get(this)?.close();
});

Given("a SOCKS proxy", async function (this: SpecWorld) {
  await open(this, {});
});

Given(
  "a SOCKS proxy for user {string} with password {string}",
  async function (this: SpecWorld, user: string, password: string) {
    await open(this, { login: { user, password } });
  },
);

Given("a SOCKS proxy that refuses {int} requests", async function (this: SpecWorld, refusals: number) {
  await open(this, { refusals });
});

When("{sockets} go/goes through the SOCKS proxy", async function (this: SpecWorld, names: string[]) {
  const value = { t: proxyOf(this).address };
  for (const name of names) {
    await this.calls.ok("socket.set", { socket: this.sockets.get(name).id, option: "SOCKS_PROXY", value });
  }
});

Then(
  "the SOCKS proxy should have been asked for the IPv4 address {string}",
  async function (this: SpecWorld, host: string) {
    await asked(this, { kind: "asked", form: "IPv4 address", host });
  },
);

Then(
  "the SOCKS proxy should have been asked for the IPv6 address {string}",
  async function (this: SpecWorld, host: string) {
    await asked(this, { kind: "asked", form: "IPv6 address", host });
  },
);

Then("the SOCKS proxy should have been asked for the name {string}", async function (this: SpecWorld, host: string) {
  await asked(this, { kind: "asked", form: "name", host });
});

Then("the SOCKS proxy should have refused {int} requests", async function (this: SpecWorld, count: number) {
  for (let i = 0; i < count; i++) await proxyOf(this).next("refused");
});

Then("the SOCKS proxy should have turned user {string} away", async function (this: SpecWorld, user: string) {
  const event = await proxyOf(this).next("turned away");
  if (event.user === user) return;
  throw new Violation("The SOCKS proxy has turned another user away.", { expected: user, actual: event.user });
});

Then("the SOCKS proxy should have turned a nameless user away", async function (this: SpecWorld) {
  const event = await proxyOf(this).next("turned away");
  if (event.user === "") return;
  throw new Violation("The SOCKS proxy was told a name.", { expected: "no login", actual: event.user });
});

async function open(world: SpecWorld, rules: SocksRules): Promise<void> {
  const { waits, transcript } = world;
  const note = (line: string) => void transcript.push(line);
  proxies.set(world, await SocksProxy.listen(rules, { patienceMs: waits.patience, note }));
}

function proxyOf(world: SpecWorld): SocksProxy {
  const proxy = proxies.get(world);
  if (proxy === undefined) throw new Error("The scenario has no SOCKS proxy.");
  return proxy;
}

/** @throws Violation when the next request was for another host, or for it in another form */
async function asked(world: SpecWorld, expected: Extract<SocksEvent, { kind: "asked" }>): Promise<void> {
  const actual = await proxyOf(world).next("asked");
  if (actual.form === expected.form && actual.host === expected.host) return;
  throw new Violation("The SOCKS proxy was asked for another host.", {
    expected: `the ${expected.form} ${expected.host}`,
    actual: `the ${actual.form} ${actual.host}`,
  });
}

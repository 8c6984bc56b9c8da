import { After, Given, Then, When } from "@cucumber/cucumber";
import type { SpecWorld } from "../support/world.ts";
import { Unsupported, Violation } from "../verdict.ts";
import { decodeCommand } from "../wire/command.ts";
import { exchange, PARTNERS } from "../wire/exchange.ts";
import { decodeFrames } from "../wire/frame.ts";
import { encodeGreeting } from "../wire/greeting.ts";
import { toHex } from "../wire/notation.ts";
import { encodeReady, type Introduction, performNullHandshake, readGreeting } from "../wire/null-handshake.ts";
import { isOlder, performOlderHandshake } from "../wire/older-handshake.ts";
import { wireOf } from "../wire/wire.ts";
import type { WirePeer } from "../wire/wire-peer.ts";
import type { NewPeer } from "./wire-types.ts";

After(function (this: SpecWorld) {
  wireOf(this).close();
});

Given("{newpeer} is connected to {socket}", async function (this: SpecWorld, newPeer: NewPeer, socket: string) {
  await begin(this, socket, { newPeer, peer: await wireOf(this).dial(newPeer.name, socket) });
});

Given("{socket} is connected to {newpeer}", async function (this: SpecWorld, socket: string, newPeer: NewPeer) {
  await begin(this, socket, { newPeer, peer: await wireOf(this).attract(newPeer.name, socket) });
});

When("{peer} performs the NULL handshake as {type}", async function (this: SpecWorld, name: string, type: string) {
  await performNullHandshake(wireOf(this).get(name), { type });
});

When("{socket} disconnects from {peer}", async function (this: SpecWorld, socket: string, name: string) {
  await this.sockets.disconnect(socket, wireOf(this).listener(name).endpoint);
});

When("{socket} connects to a listener that does not answer", async function (this: SpecWorld, socket: string) {
  const { endpoint } = await wireOf(this).silent();
  await this.sockets.connect(socket, endpoint);
});

When("the listener answers after all", async function (this: SpecWorld) {
  (await wireOf(this).silent()).answer();
});

When("{peer} closes its connection", function (this: SpecWorld, name: string) {
  wireOf(this).get(name).close();
});

When("{peer} resets its connection", function (this: SpecWorld, name: string) {
  wireOf(this).get(name).reset();
});

Then("{socket} should connect to {peer} again", async function (this: SpecWorld, _socket: string, name: string) {
  await wireOf(this).accept(name);
});

Then("{socket} should not have connected to {peer} again", function (this: SpecWorld, socket: string, name: string) {
  const { accepted } = wireOf(this).listener(name);
  if (accepted === 1) return;
  throw new Violation(`"${socket}" came back.`, { expected: "one connection", actual: `${accepted} connections` });
});

Then("{socket} should close the connection to {peer}", async function (this: SpecWorld, socket: string, name: string) {
  await wireOf(this).get(name).readToEnd();
  await shouldLive(this, socket);
});

Then(
  "{socket} should send ERROR to {peer} and close the connection",
  async function (this: SpecWorld, socket: string, name: string) {
    const rest = await wireOf(this).get(name).readToEnd();
    await shouldLive(this, socket);
    const frame = decodeFrames(rest).at(-1);
    const command = frame && decodeCommand(frame);
    const { data } = command ?? { data: Buffer.alloc(0) };
    if (command?.name === "ERROR" && data.length === 1 + (data[0] ?? 255)) return;
    throw new Violation("No ERROR command came before the end of the connection.", {
      expected: "a command ERROR with 1 octet of size and a reason of that size",
      actual: toHex(rest) || "nothing",
    });
  },
);

Then(
  "{socket} should serve {newpeer}",
  async function (this: SpecWorld, socket: string, { name, introduction, older }: NewPeer) {
    if (!introduction) throw new Error("Only a peer with a socket type can be served.");
    if (older) need(this, older);
    await serve(this, { socket, name, introduction });
  },
);

Then(
  "{socket} should serve or refuse {newpeer}",
  async function (this: SpecWorld, socket: string, { name, introduction }: NewPeer) {
    if (!introduction) throw new Error("Only a peer with a socket type can be served.");
    const peer = await wireOf(this).dial(name, socket);
    try {
      await introduce(peer, introduction);
    } catch (error) {
      if (!(error instanceof Violation)) throw error;
      await peer.readToEnd();
      return shouldLive(this, socket);
    }
    await exchange({ world: this, socket: this.sockets.get(socket), peer });
  },
);

Then("{socket} should still serve a new peer", async function (this: SpecWorld, socket: string) {
  const type = PARTNERS[this.sockets.get(socket).type] as string;
  await serve(this, { socket, name: "a new peer", introduction: { type } });
});

Then("{socket} should refuse peers of type {types}", async function (this: SpecWorld, socket: string, types: string[]) {
  for (const type of types) {
    const peer = await wireOf(this).dial(`a ${type} peer`, socket);
    await peer.send([encodeGreeting()], "greeting");
    await readGreeting(peer);
    await peer.send([encodeReady({ type })], "command READY");
    await peer.readToEnd();
  }
  await shouldLive(this, socket);
});

/** A new connection that performs the handshake and on which messages go each way that the socket's type allows. */
async function serve(
  world: SpecWorld,
  { socket, name, introduction }: { socket: string; name: string; introduction: Introduction },
): Promise<void> {
  const peer = await wireOf(world).dial(name, socket);
  await establish(world, socket, { peer, introduction });
  await exchange({ world, socket: world.sockets.get(socket), peer });
  peer.close();
}

/** What a step means that brings a peer in: with a socket type it performs the handshake, without it stays raw. */
async function begin(
  world: SpecWorld,
  socket: string,
  { newPeer: { introduction, older }, peer }: { newPeer: NewPeer; peer: WirePeer },
): Promise<void> {
  if (older) need(world, older);
  if (introduction) return establish(world, socket, { peer, introduction });
  if (older) peer.version = older;
}

/** Falling back to an older version is optional (RFC 23, "Version Negotiation"). @throws Unsupported */
function need(world: SpecWorld, version: string): void {
  if (!world.calls.driver.hello.capabilities.zmtp.includes(version)) throw new Unsupported(`ZMTP ${version}`);
}

function introduce(peer: WirePeer, introduction: Introduction): Promise<void> {
  const perform = isOlder(introduction.version) ? performOlderHandshake : performNullHandshake;
  return perform(peer, introduction);
}

/**
 * Performs the handshake and waits until the implementation knows of the connection as well. Of a peer that is older than
 * ZMTP 3.0 nothing is waited for: libzmq reports none.
 */
async function establish(
  world: SpecWorld,
  socket: string,
  { peer, introduction }: { peer: WirePeer; introduction: Introduction },
): Promise<void> {
  await introduce(peer, introduction);
  if (isOlder(introduction.version)) return;
  await world.sockets.report(world.sockets.get(socket), "HANDSHAKE_SUCCEEDED");
}

/** Asks the driver something: whether an implementation has closed a connection or died cannot be told from the wire. */
async function shouldLive(world: SpecWorld, socket: string): Promise<void> {
  const { calls, sockets } = world;
  await calls.orExpiry(calls.driver.call("socket.get", { socket: sockets.get(socket).id, option: "TYPE" }));
}

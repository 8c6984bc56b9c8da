import { Then, When } from "@cucumber/cucumber";
import type { FrameSpec } from "../driver/driver.ts";
import { failedWith, outcome } from "../support/calls.ts";
import type { Notation } from "../support/frame-notation.ts";
import type { EndpointName } from "../support/parameter-types.ts";
import { resolveEndpoint } from "../support/resolve-endpoint.ts";
import type { SpecWorld } from "../support/world.ts";
import { Violation } from "../verdict.ts";

Then(
  "sending {frame} on closed {socket} should fail with {code}",
  async function (this: SpecWorld, frame: Notation, name: string, code: string) {
    await fails(this, name, code, "send", { frames: [this.frames.spec(frame)], flags: ["DONTWAIT"] });
  },
);

Then(
  "receiving on closed {socket} should fail with {code}",
  async function (this: SpecWorld, name: string, code: string) {
    await fails(this, name, code, "recv", { flags: ["DONTWAIT"] });
  },
);

Then(
  "binding closed {socket} to {endpoint} should fail with {code}",
  async function (this: SpecWorld, name: string, endpoint: EndpointName, code: string) {
    await fails(this, name, code, "bind", { endpoint: await resolveEndpoint(this, endpoint) });
  },
);

Then(
  "connecting closed {socket} to {endpoint} should fail with {code}",
  async function (this: SpecWorld, name: string, endpoint: EndpointName, code: string) {
    await fails(this, name, code, "connect", { endpoint: await resolveEndpoint(this, endpoint) });
  },
);

Then(
  "disconnecting closed {socket} from {endpoint} should fail with {code}",
  async function (this: SpecWorld, name: string, endpoint: EndpointName, code: string) {
    await fails(this, name, code, "disconnect", { endpoint: await resolveEndpoint(this, endpoint) });
  },
);

Then(
  "unbinding closed {socket} from {endpoint} should fail with {code}",
  async function (this: SpecWorld, name: string, endpoint: EndpointName, code: string) {
    await fails(this, name, code, "unbind", { endpoint: await resolveEndpoint(this, endpoint) });
  },
);

Then(
  "setting option {option} of closed {socket} to {value} should fail with {code}",
  async function (this: SpecWorld, option: string, name: string, value: number | FrameSpec, code: string) {
    await fails(this, name, code, "socket.set", { option, value });
  },
);

Then(
  "reading option {option} of closed {socket} should fail with {code}",
  async function (this: SpecWorld, option: string, name: string, code: string) {
    await fails(this, name, code, "socket.get", { option });
  },
);

Then(
  "asking whether closed {socket} is readable should fail with {code}",
  async function (this: SpecWorld, name: string, code: string) {
    await fails(this, name, code, "poll", { events: ["IN"], timeoutMs: 0 });
  },
);

When("closed {socket} is closed again", async function (this: SpecWorld, name: string) {
  const reply = await this.calls.reply("socket.close", { socket: this.sockets.getEvenClosed(name).id });
  if ("ok" in reply || ("err" in reply && reply.err.code === "ENOTSOCK")) return;
  const expected = "nothing to happen, or ENOTSOCK";
  throw new Violation("A socket could not be closed twice.", { expected, actual: outcome(reply) });
});

/** @throws Violation when the operation on the closed socket does not fail with this code */
async function fails(world: SpecWorld, name: string, code: string, op: string, parameters: object): Promise<void> {
  const socket = world.sockets.getEvenClosed(name).id;
  failedWith(op, await world.calls.reply(op, { socket, ...parameters }), code);
}

import { Then } from "@cucumber/cucumber";
import { literalFrame } from "../support/frame-notation.ts";
import { receiveExpected, send } from "../support/messages.ts";
import type { SpecWorld } from "../support/world.ts";

let last = 0;

Then("{socket} should be served by {sockets}", async function (this: SpecWorld, client: string, services: string[]) {
  for (const service of services) await roundTrip(this, client, service);
});

/** A request of its own from a REQ to a REP and its reply back. @throws Violation when either goes astray */
async function roundTrip(world: SpecWorld, client: string, service: string): Promise<void> {
  const request = [literalFrame(`request ${++last}`)];
  const reply = [literalFrame(`reply ${last}`)];
  await send(world, client, request);
  await receiveExpected(world, service, request);
  await send(world, service, reply);
  await receiveExpected(world, client, reply);
}

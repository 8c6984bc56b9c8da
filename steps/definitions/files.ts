import { once } from "node:events";
import { existsSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { Given, Then } from "@cucumber/cucumber";
import type { EndpointName } from "../support/parameter-types.ts";
import { resolveEndpoint } from "../support/resolve-endpoint.ts";
import type { SpecWorld } from "../support/world.ts";
import { Violation } from "../verdict.ts";

Given("a file at {endpoint}", async function (this: SpecWorld, endpoint: EndpointName) {
  writeFileSync(await pathOf(this, endpoint), "this is not a socket\n");
});

Given("a socket that nobody listens to at {endpoint}", async function (this: SpecWorld, endpoint: EndpointName) {
  const path = await pathOf(this, endpoint);
  const listener = createServer().listen(`${path}~`);
  await once(listener, "listening");
  renameSync(`${path}~`, path); // Node.js removes the file of a listener that is closed, by its first name.
  listener.close();
  await once(listener, "close");
});

Then("there should be a file at {endpoint}", async function (this: SpecWorld, endpoint: EndpointName) {
  const path = await pathOf(this, endpoint);
  if (existsSync(path)) return;
  throw new Violation(`There is no file at ${path}.`, { expected: "a file", actual: "none" });
});

Then("the file at {endpoint} should disappear", async function (this: SpecWorld, endpoint: EndpointName) {
  const path = await pathOf(this, endpoint);
  const deadline = Date.now() + this.waits.patience;
  while (existsSync(path) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 5));
  if (!existsSync(path)) return;
  throw new Violation(`There is a file at ${path}.`, { expected: "none", actual: "a file" });
});

async function pathOf(world: SpecWorld, endpoint: EndpointName): Promise<string> {
  const resolved = await resolveEndpoint(world, endpoint);
  const { driver } = world.parameters;
  const directory = driver.kind === "process" ? (driver.cwd ?? "") : "";
  if (resolved.startsWith("ipc://")) return resolve(directory, resolved.slice("ipc://".length));
  throw new Error(`${resolved} is no path.`);
}

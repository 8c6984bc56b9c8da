import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { checkDriver } from "../../steps/driver/check-driver.ts";
import { ProcessDriver } from "../../steps/driver/process-driver.ts";
import schema from "../protocol.schema.json" with { type: "json" };

const command = [process.execPath, "--import", "tsx", fileURLToPath(new URL("driver.ts", import.meta.url))];

/** Parameters that suit every operation, so that each can be asked. */
function parametersOf(op: string): Record<string, unknown> {
  const defs = schema.$defs as Record<string, { properties?: object; required?: string[] }>;
  const all: Record<string, unknown> = {
    protocol: 1,
    timeScale: 1,
    value: 1,
    frames: [{ t: "x" }],
    limit: 3,
    timeoutMs: 0,
    events: ["IN"],
    command: "STATISTICS",
    role: "sink",
    bind: true,
    size: 1,
    count: 1,
  };
  const names = defs[`request.${op}`]?.required?.filter((name) => name !== "id" && name !== "op") ?? [];
  return Object.fromEntries(names.map((name) => [name, all[name] ?? "x"]));
}

const operations = Object.keys(schema.$defs)
  .filter((name) => name.startsWith("request.") && name !== "request.unknown")
  .map((name) => name.slice("request.".length))
  .filter((op) => op !== "bye");

test("the null driver keeps to the shapes of the protocol while it agrees to everything", async () => {
  const driver = await ProcessDriver.start({ command, validate: true });
  for (const op of operations) assert("ok" in (await driver.call(op, parametersOf(op))), op);
  assert.deepEqual(await driver.call("recv", { socket: "a", timeoutMs: 5 }), { timeout: true });
  await driver.close();
  assert.equal(await driver.ended, "exited with code 0");
});

test("the mute driver lets everything run out of time", async () => {
  const driver = await ProcessDriver.start({ command: [...command, "--mute"], validate: true });
  for (const op of operations.filter((op) => op !== "hello" && op !== "reset")) {
    assert.deepEqual(await driver.call(op, parametersOf(op)), { timeout: true }, op);
  }
  await driver.close();
});

test("neither is a driver by the checks", async () => {
  for (const habit of [[], ["--mute"]]) {
    const { ok } = await checkDriver(() => ProcessDriver.start({ command: [...command, ...habit], timeScale: 0.3 }));
    assert.equal(ok, false);
  }
});

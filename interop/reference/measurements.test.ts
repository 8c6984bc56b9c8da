import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { checkDriver } from "../../steps/driver/check-driver.ts";
import { ProcessDriver } from "../../steps/driver/process-driver.ts";

const command = [process.execPath, "--import", "tsx", fileURLToPath(new URL("driver.ts", import.meta.url))];

test("the reference measures every pair, and a reset ends what it measures", async () => {
  const { checks } = await checkDriver(
    () => ProcessDriver.start({ command, validate: true }),
    [
      "measurements count what they move, over every transport",
      "reset ends measurements and leaves nothing of them behind",
    ],
  );
  assert.deepEqual(
    checks.map(({ outcome, sentence }) => [outcome, sentence.includes("Unsupported")]),
    [
      ["ok", false],
      ["ok", false],
    ],
  );
});

for (const mode of ["await", "sync", "batch"]) {
  test(`the reference counts every message in the mode ${mode}`, async (t) => {
    const driver = await ProcessDriver.start({ command, validate: true });
    t.after(() => driver.close());
    const load = { size: 200, count: 2500, mode };
    const bound = new Promise<string>((resolve) => driver.onMeasureEndpoint(resolve));
    const sink = { ...load, role: "sink", type: "PULL", endpoint: "tcp://127.0.0.1:*", bind: true };
    const received = driver.call("measure", sink);
    const source = { ...load, role: "source", type: "PUSH", endpoint: await bound, bind: false };
    assert.deepEqual(await driver.call("measure", source), { ok: {} });
    const reply = await received;
    assert("ok" in reply && reply.ok.count === 2500 && (reply.ok.ns as number) > 0, JSON.stringify(reply));
  });
}

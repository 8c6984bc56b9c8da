import assert from "node:assert/strict";
import { test } from "node:test";
import { CollectedTests } from "./collected-tests.ts";

test("tests are run when somebody wants them, each between the hooks of its groups", async () => {
  const { module, tests } = new CollectedTests();
  const seen: string[] = [];
  module.test("alone", () => seen.push("alone"));
  module.describe("group", () => {
    module.beforeEach(() => seen.push("before"));
    module.afterEach(() => seen.push("after"));
    module.it("inside", () => seen.push("inside"));
  });
  assert.deepEqual(seen, []);
  assert.deepEqual(
    tests.map(({ name }) => name),
    ["alone", "group > inside"],
  );
  for (const { run } of [...tests].reverse()) await run();
  assert.deepEqual(seen, ["before", "inside", "after", "alone"]);
});

test("a test that fails rejects, and leaves nothing replaced", async () => {
  const { module, tests } = new CollectedTests();
  const random = Math.random;
  module.test("fails", async ({ mock }) => {
    mock.method(Math, "random", () => 0);
    await Promise.reject(new Error("no"));
  });
  await assert.rejects(async () => tests[0]?.run(), /no/);
  assert.equal(Math.random, random);
});

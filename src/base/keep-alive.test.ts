import assert from "node:assert/strict";
import { test } from "node:test";
import { KeepAlive } from "./keep-alive.ts";

/** How many timers hold this process. */
function held(): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === "Timeout").length;
}

test("the process is held from the first reason to the last, and again later", () => {
  const before = held();
  const alive = new KeepAlive();
  assert.equal(held(), before);
  for (let round = 0; round < 2; round++) {
    alive.hold();
    alive.hold();
    assert.equal(held(), before + 1);
    alive.release();
    assert.equal(held(), before + 1);
    alive.release();
    assert.equal(held(), before);
  }
});

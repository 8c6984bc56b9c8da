import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Backoff } from "./backoff.ts";

describe("the wait before the next attempt", () => {
  it("is the interval and up to as much again without a maximum, and differs", () => {
    const backoff = new Backoff();
    const waits = Array.from({ length: 100 }, () => backoff.wait(1000, 0));
    assert(waits.every((wait) => wait >= 1000 && wait < 2000));
    assert(new Set(waits).size > 1);
  });

  it("doubles up to the maximum without a random part", () => {
    const backoff = new Backoff();
    const waits = Array.from({ length: 5 }, () => backoff.wait(100, 500));
    assert.deepEqual(waits, [100, 200, 400, 500, 500]);
  });

  it("is never longer than a maximum below the interval", () => {
    assert.equal(new Backoff().wait(100, 50), 50);
  });

  it("is the first again after a reset", () => {
    const backoff = new Backoff();
    backoff.wait(100, 500);
    backoff.wait(100, 500);
    backoff.reset();
    assert.equal(backoff.wait(100, 500), 100);
  });
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { nextTurn, turnPassed } from "./turn.ts";

test("a task is done once, in the next turn and not before", async () => {
  const done: string[] = [];
  nextTurn({ turn: () => done.push("a") });
  nextTurn({ turn: () => done.push("b") });
  await Promise.resolve();
  assert.deepEqual(done, []);
  await turnPassed();
  await turnPassed();
  assert.deepEqual(done, ["a", "b"]);
});

test("a task that is added in a turn waits for the one after", async () => {
  const done: string[] = [];
  const later = { turn: () => done.push("later") };
  nextTurn({
    turn() {
      done.push("first");
      nextTurn(later);
    },
  });
  await turnPassed();
  assert.deepEqual(done, ["first"]);
  await turnPassed();
  assert.deepEqual(done, ["first", "later"]);
});

test("all who wait for the same turn get the same promise, and the next turn has another", async () => {
  const promise = turnPassed();
  assert.equal(turnPassed(), promise);
  await promise;
  assert.notEqual(turnPassed(), promise);
});

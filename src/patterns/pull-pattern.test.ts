import assert from "node:assert/strict";
import { test } from "node:test";
import { PullPattern } from "./pull-pattern.ts";
import { meet, message, receiveAll } from "./test-fixture.ts";

test("messages come from the peers in turn, whole", () => {
  const pull = new PullPattern();
  const [one, two] = [meet(pull), meet(pull)];
  for (const text of ["1", "2"]) one.far.write(message(text, "more"));
  two.far.write(message("3"));
  assert.equal(pull.canReceive, true);
  assert.deepEqual(receiveAll(pull), [["1", "more"], ["3"], ["2", "more"]]);
  assert.equal(pull.canReceive, false);
});

test("what a peer had sent before it left is delivered", () => {
  const pull = new PullPattern();
  const { far } = meet(pull);
  far.write(message("1"));
  far.write(message("2"));
  far.close();
  assert.deepEqual(receiveAll(pull), [["1"], ["2"]]);
});

test("a full queue holds the sender back and loses nothing", () => {
  const pull = new PullPattern();
  const { far } = meet(pull, { limit: 1 });
  assert.deepEqual([far.write(message("1")), far.write(message("2"))], [true, false]);
  pull.writable();
  assert.deepEqual(receiveAll(pull), [["1"]]);
  assert.equal(far.write(message("2")), true);
});

test("sending fails with ENOTSUP", () => {
  const pull = new PullPattern();
  pull.interrupted();
  assert.equal(pull.canSend, false);
  assert.throws(() => pull.send(), { code: "ENOTSUP" });
});

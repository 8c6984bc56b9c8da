import assert from "node:assert/strict";
import { test } from "node:test";
import { PairPattern } from "./pair-pattern.ts";
import { attach, join, meet, message, readAll, receiveAll } from "./test-fixture.ts";

test("two PAIRs talk both ways", () => {
  const [one, two] = [new PairPattern(), new PairPattern()];
  join(one, two);
  one.send(message("a", "b"));
  two.send(message("c"));
  assert.deepEqual([receiveAll(two), receiveAll(one)], [[["a", "b"]], [["c"]]]);
});

test("without a peer nothing is taken", () => {
  const pair = new PairPattern();
  assert.deepEqual(
    [pair.canSend, pair.send(message("a")), pair.canReceive, pair.receive()],
    [false, false, false, undefined],
  );
});

test("messages queue from connect on until the queue is full", () => {
  const pair = new PairPattern();
  const peer = attach(pair, { limit: 1 });
  assert.deepEqual(
    [pair.canSend, pair.send(message("a")), pair.canSend, pair.send(message("b"))],
    [true, true, false, false],
  );
  pair.interrupted();
  assert.deepEqual(readAll(peer.far), [["a"]]);
  pair.writable();
  assert.equal(pair.canSend, true);
});

test("a second peer is neither heard nor spoken to, nor is it after the first has gone", () => {
  const pair = new PairPattern();
  const first = meet(pair);
  const second = meet(pair);
  second.far.write(message("mute"));
  pair.send(message("to the first"));
  assert.deepEqual(receiveAll(pair), []);
  first.far.close();
  assert.equal(pair.send(message("to nobody")), false);
  assert.deepEqual([receiveAll(pair), readAll(second.far)], [[], []]);
  second.far.close();
  assert.deepEqual(receiveAll(pair), []);
});

test("a second peer that goes takes nothing from the first", () => {
  const pair = new PairPattern();
  const [first, second] = [meet(pair), meet(pair)];
  second.far.close();
  assert.equal(pair.send(message("still there")), true);
  assert.deepEqual(readAll(first.far), [["still there"]]);
});

test("once the first has gone a new peer is served, behind what the first had sent", () => {
  const pair = new PairPattern();
  const first = meet(pair);
  first.far.write(message("old"));
  first.far.close();
  const next = meet(pair);
  next.far.write(message("new"));
  assert.deepEqual(receiveAll(pair), [["old"], ["new"]]);
  pair.send(message("hello"));
  assert.deepEqual(readAll(next.far), [["hello"]]);
});

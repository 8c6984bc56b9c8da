import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeText } from "../base/bytes.ts";
import { SubPattern } from "./sub-pattern.ts";
import { attach, establish, meet, message, options, readAll, receiveAll } from "./test-fixture.ts";

test("it receives what begins with a topic, whole and unchanged", () => {
  const sub = new SubPattern(options());
  const { far } = meet(sub);
  sub.subscribe(encodeText("A"));
  for (const text of ["A", "AB", "B", ""]) far.write(message(text, "B"));
  assert.equal(sub.canReceive, true);
  assert.deepEqual(receiveAll(sub), [
    ["A", "B"],
    ["AB", "B"],
  ]);
  assert.equal(sub.canReceive, false);
});

test("without a subscription it receives nothing", () => {
  const sub = new SubPattern(options());
  const { far } = meet(sub);
  far.write(message("A"));
  assert.deepEqual([sub.canReceive, sub.receive()], [false, undefined]);
});

test("the empty topic is everything", () => {
  const sub = new SubPattern(options());
  const { far } = meet(sub);
  sub.subscribe(encodeText(""));
  for (const text of ["", "A"]) far.write(message(text));
  assert.deepEqual(receiveAll(sub), [[""], ["A"]]);
});

test("asking whether there is a message does not lose it", () => {
  const sub = new SubPattern(options());
  const { far } = meet(sub);
  sub.subscribe(encodeText(""));
  for (const text of ["1", "2"]) far.write(message(text));
  assert.deepEqual([sub.canReceive, sub.canReceive], [true, true]);
  assert.deepEqual(receiveAll(sub), [["1"], ["2"]]);
});

test("equal topics are counted: each subscription goes upstream, and the last cancellation", () => {
  const sub = new SubPattern(options());
  const { far } = meet(sub);
  sub.subscribe(encodeText("A"));
  sub.subscribe(encodeText("A"));
  sub.unsubscribe(encodeText("A"));
  far.write(message("A"));
  assert.deepEqual(receiveAll(sub), [["A"]]);
  sub.unsubscribe(encodeText("A"));
  far.write(message("A"));
  assert.deepEqual(receiveAll(sub), []);
  assert.deepEqual(readAll(far), [["\u0001A"], ["\u0001A"], ["\u0000A"]]);
  assert.equal(sub.topicsCount, 0);
});

test("a topic that was never subscribed to is not cancelled", () => {
  const sub = new SubPattern(options());
  const { far } = meet(sub);
  sub.unsubscribe(encodeText("A"));
  assert.deepEqual(readAll(far), []);
});

test("a publisher that comes back hears of the topics again", () => {
  const sub = new SubPattern(options());
  const peer = attach(sub);
  sub.subscribe(encodeText("A"));
  for (let round = 0; round < 2; round++) {
    establish(sub, peer);
    assert.deepEqual(readAll(peer.far), [["\u0001A"]]);
    sub.interrupted(peer.near);
  }
});

test("a publisher hears once of what was subscribed to while its connection was interrupted", () => {
  const sub = new SubPattern(options());
  const peer = meet(sub);
  sub.interrupted(peer.near);
  sub.subscribe(encodeText("A"));
  assert.deepEqual(readAll(peer.far), []);
  establish(sub, peer);
  assert.deepEqual(readAll(peer.far), [["\u0001A"]]);
});

test("before it leaves a publisher it cancels its topics", () => {
  const sub = new SubPattern(options());
  const { near, far } = meet(sub);
  sub.subscribe(encodeText("A"));
  sub.detach(near);
  assert.deepEqual(readAll(far), [["\u0001A"], ["\u0000A"]]);
});

test("with invertMatching it receives what does not match", () => {
  const changing = options();
  const sub = new SubPattern(changing);
  const { far } = meet(sub);
  sub.subscribe(encodeText("A"));
  changing.invertMatching = true;
  for (const text of ["A", "B"]) far.write(message(text));
  assert.deepEqual(receiveAll(sub), [["B"]]);
});

test("what a publisher had sent before it left is delivered", () => {
  const sub = new SubPattern(options());
  const { far } = meet(sub);
  sub.subscribe(encodeText(""));
  far.write(message("1"));
  far.close();
  sub.writable();
  assert.deepEqual(receiveAll(sub), [["1"]]);
});

test("sending fails with ENOTSUP", () => {
  const sub = new SubPattern(options());
  assert.equal(sub.canSend, false);
  assert.throws(() => sub.send(), { code: "ENOTSUP" });
});

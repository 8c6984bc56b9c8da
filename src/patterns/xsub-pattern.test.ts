import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeText } from "../base/bytes.ts";
import { attach, establish, meet, message, options, type PlayedPeer, readAll, receiveAll } from "./test-fixture.ts";
import { XsubPattern } from "./xsub-pattern.ts";

test("each subscription goes to every publisher, but only the last cancellation of a topic", () => {
  const xsub = new XsubPattern(options());
  const [one, two] = [meet(xsub), meet(xsub)];
  for (const request of ["\u0001A", "\u0001A", "\u0000A", "\u0000B", "\u0000A", "\u0000A"]) {
    assert.equal(xsub.send(message(request)), true);
  }
  for (const { far } of [one, two]) assert.deepEqual(readAll(far), [["\u0001A"], ["\u0001A"], ["\u0000A"]]);
  assert.equal(xsub.canSend, true);
});

test("every cancellation goes upstream if that is asked for", () => {
  const xsub = new XsubPattern(options({ verboseUnsubscribe: true }));
  const { far } = meet(xsub);
  for (const request of ["\u0001A", "\u0001A", "\u0000A", "\u0000A", "\u0000B"]) xsub.send(message(request));
  assert.deepEqual(readAll(far), [["\u0001A"], ["\u0001A"], ["\u0000A"], ["\u0000A"], ["\u0000B"]]);
  assert.equal(xsub.topicsCount, 0);
});

test("topics are counted once each", () => {
  const xsub = new XsubPattern(options());
  for (const request of ["\u0001A", "\u0001A", "\u0001B"]) xsub.send(message(request));
  assert.equal(xsub.topicsCount, 2);
  assert.deepEqual(
    ["A1", "C"].map((text) => xsub.matches(encodeText(text))),
    [true, false],
  );
});

test("a publisher hears of all topics when it is established, and not before", () => {
  const xsub = new XsubPattern(options());
  const peer = attach(xsub);
  xsub.send(message("\u0001A"));
  xsub.send(message("\u0001B"));
  xsub.send(message("\u0001A"));
  assert.deepEqual(readAll(peer.far), []);
  establish(xsub, peer);
  assert.deepEqual(readAll(peer.far).sort(), [["\u0001A"], ["\u0001B"]]);
});

test("it hears of them again after each interruption, as they are then", () => {
  const xsub = new XsubPattern(options());
  const peer = meet(xsub);
  xsub.send(message("\u0001A"));
  readAll(peer.far);
  xsub.interrupted(peer.near);
  xsub.send(message("\u0001B"));
  xsub.send(message("\u0000A"));
  establish(xsub, peer);
  assert.deepEqual(readAll(peer.far), [["\u0001B"]]);
});

test("a cancellation follows a subscription that an interruption left in the pipe", () => {
  const xsub = new XsubPattern(options());
  const peer = meet(xsub);
  xsub.send(message("\u0001A"));
  xsub.interrupted(peer.near);
  xsub.send(message("\u0000A"));
  establish(xsub, peer);
  assert.deepEqual(readAll(peer.far), [["\u0001A"], ["\u0000A"]]);
});

test("subscriptions are not lost to the high-water mark", () => {
  const xsub = new XsubPattern(options());
  const { far } = meet(xsub, { limit: 1 });
  for (const topic of ["A", "B", "C"]) xsub.send(message(`\u0001${topic}`));
  assert.equal(far.pending, 3);
});

test("other messages go upstream to everybody from connect on, and are dropped at full pipes", () => {
  const xsub = new XsubPattern(options());
  const [bounded, free] = [attach(xsub, { limit: 1 }), meet(xsub)];
  for (const text of ["1", "2"]) assert.equal(xsub.send(message(text, "more")), true);
  assert.deepEqual(readAll(bounded.far), [["1", "more"]]);
  assert.deepEqual(readAll(free.far), [
    ["1", "more"],
    ["2", "more"],
  ]);
  xsub.send(message("3"));
  assert.deepEqual(readAll(bounded.far), [["3"]]);
});

test("an empty frame is no request", () => {
  const xsub = new XsubPattern(options());
  const { far } = meet(xsub);
  xsub.send(message(""));
  assert.deepEqual(readAll(far), [[""]]);
});

test("every frame of a message can be a request; a cancellation that is not the last falls out", () => {
  const xsub = new XsubPattern(options());
  const { far } = meet(xsub);
  xsub.send(message("user", "\u0001A", "\u0000B"));
  xsub.send(message("\u0000B", "\u0000C"));
  assert.deepEqual(readAll(far), [["user", "\u0001A"]]);
  assert.equal(xsub.topicsCount, 1);
});

test("with onlyFirstSubscribe the other frames are the user's", () => {
  const xsub = new XsubPattern(options({ onlyFirstSubscribe: true }));
  const { far } = meet(xsub);
  xsub.send(message("\u0001A", "\u0001B"));
  xsub.send(message("user", "\u0001C"));
  xsub.send(message("\u0000D", "\u0000E"));
  assert.deepEqual(readAll(far), [["\u0001A", "\u0001B"], ["user", "\u0001C"], ["\u0000E"]]);
  assert.equal(xsub.topicsCount, 1);
});

test("it delivers what comes, from the publishers in turn, whether it was asked for or not", () => {
  const xsub = new XsubPattern(options());
  const [one, two] = [meet(xsub), meet(xsub)];
  for (const text of ["1", "2"]) one.far.write(message(text));
  two.far.write(message("3"));
  assert.equal(xsub.canReceive, true);
  assert.deepEqual(receiveAll(xsub), [["1"], ["3"], ["2"]]);
});

test("before it leaves a publisher it cancels what it had subscribed to", () => {
  const xsub = new XsubPattern(options());
  const { near, far } = meet(xsub, { limit: 1 });
  for (const topic of ["A", "B", "A"]) xsub.send(message(`\u0001${topic}`));
  readAll(far);
  xsub.detach(near);
  assert.deepEqual(readAll(far).sort(), [["\u0000A"], ["\u0000B"]]);
  xsub.send(message("\u0001C"));
  establish(xsub, { near, far });
  assert.deepEqual(readAll(far), []);
});

test("it cancels nothing at a publisher that has left, or was never there", () => {
  const xsub = new XsubPattern(options());
  xsub.send(message("\u0001A"));
  const [left, absent] = [meet(xsub), attach(xsub)];
  readAll(left.far);
  left.far.close();
  xsub.detach(absent.near);
  assert.deepEqual([left.far.pending, absent.far.pending], [0, 0]);
});

test("a publisher that arrives by an edge in the middle of a subscription hears of it once", () => {
  const xsub = new XsubPattern(options());
  const late: PlayedPeer[] = [];
  meet(xsub).far.owner = { readable: () => void late.push(meet(xsub)), writable() {}, ended() {} };
  xsub.send(message("\u0001A"));
  assert.deepEqual(
    late.map(({ far }) => readAll(far)),
    [[["\u0001A"]]],
  );
});

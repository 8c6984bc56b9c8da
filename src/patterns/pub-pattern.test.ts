import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeText } from "../base/bytes.ts";
import { turnPassed } from "../base/turn.ts";
import { PubPattern } from "./pub-pattern.ts";
import { attach, establish, meet, message, options, readAll } from "./test-fixture.ts";

test("a message goes to the subscribers it matches, unchanged", () => {
  const pub = new PubPattern(options());
  const [one, two] = [meet(pub), meet(pub)];
  one.far.write(message("\u0001A"));
  two.far.write(message("\u0001B"));
  assert.deepEqual([pub.canSend, pub.send(message("AB", "more"))], [true, true]);
  assert.deepEqual([readAll(one.far), readAll(two.far)], [[["AB", "more"]], []]);
  assert.equal(pub.topicsCount, 2);
  one.far.write(message("\u0000A"));
  pub.send(message("A"));
  assert.deepEqual(readAll(one.far), []);
});

test("what a subscriber sends of its own is dropped, and requests among it still count", () => {
  const pub = new PubPattern(options({ verbosity: "allSubsUnsubs", manual: true }));
  const { far } = meet(pub, { limit: 1 });
  for (let i = 0; i < 3; i++) assert.equal(far.write(message("user", "\u0001A")), true);
  pub.send(message("A"));
  assert.deepEqual(readAll(far), [["A"]]);
});

test("a welcome is sent to each subscriber that arrives", () => {
  const pub = new PubPattern(options({ welcomeMessage: encodeText("hello") }));
  assert.deepEqual(readAll(meet(pub).far), [["hello"]]);
});

test("a full subscriber loses messages until it has room", () => {
  const pub = new PubPattern(options());
  const { far } = meet(pub, { limit: 1 });
  far.write(message("\u0001"));
  for (const text of ["1", "2"]) assert.equal(pub.send(message(text)), true);
  assert.deepEqual(readAll(far), [["1"]]);
  pub.send(message("3"));
  assert.deepEqual(readAll(far), [["3"]]);
});

test("a subscriber that left or was interrupted has no topics any more", () => {
  const pub = new PubPattern(options());
  const peer = attach(pub);
  establish(pub, peer);
  peer.far.write(message("\u0001A"));
  pub.interrupted(peer.near);
  assert.equal(pub.topicsCount, 0);
  peer.far.write(message("\u0001A"));
  peer.far.close();
  assert.equal(pub.topicsCount, 0);
});

test("very many topics of subscribers that left are cleared away in later turns, and match no more", async () => {
  const pub = new PubPattern(options());
  const [one, two] = [meet(pub), meet(pub)];
  const many = 50_001;
  for (let i = 0; i < many; i++) one.far.write(message(`\u0001${i}`));
  two.far.write(message("\u0001x"));
  pub.interrupted(one.near);
  pub.interrupted(two.near);
  assert.equal(pub.topicsCount, 2);
  for (const topic of ["50000", "x"]) pub.send(message(topic));
  assert.deepEqual([readAll(one.far), readAll(two.far)], [[], []]);
  two.far.write(message("\u0001x"));
  await turnPassed();
  assert.equal(pub.topicsCount, 1);
  for (const topic of ["50000", "x"]) pub.send(message(topic));
  assert.deepEqual([readAll(one.far), readAll(two.far)], [[], [["x"]]]);
});

test("receiving fails with ENOTSUP", () => {
  const pub = new PubPattern(options());
  assert.equal(pub.canReceive, false);
  assert.throws(() => pub.receive(), { code: "ENOTSUP" });
});

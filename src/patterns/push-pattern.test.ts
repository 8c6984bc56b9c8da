import assert from "node:assert/strict";
import { test } from "node:test";
import { PushPattern } from "./push-pattern.ts";
import { attach, establish, meet, message, readAll } from "./test-fixture.ts";

test("messages go to the peers in turn, whole", () => {
  const push = new PushPattern();
  const [one, two] = [meet(push), meet(push)];
  for (const text of ["1", "2", "3"]) assert.equal(push.send(message(text, "more")), true);
  assert.deepEqual(readAll(one.far), [
    ["1", "more"],
    ["3", "more"],
  ]);
  assert.deepEqual(readAll(two.far), [["2", "more"]]);
});

test("without a peer nothing is taken", () => {
  const push = new PushPattern();
  assert.equal(push.canSend, false);
  assert.equal(push.send(message("1")), false);
});

test("messages queue from connect on, up to the high-water mark, and outlive an interruption", () => {
  const push = new PushPattern();
  const peer = attach(push, { limit: 2 });
  assert.deepEqual(
    [1, 2, 3].map(() => push.send(message("m"))),
    [true, true, false],
  );
  establish(push, peer);
  push.interrupted();
  assert.equal(push.canSend, false);
  assert.equal(readAll(peer.far).length, 2);
  assert.equal(push.canSend, true);
});

test("a peer that has gone gets nothing more", () => {
  const push = new PushPattern();
  meet(push).far.close();
  assert.equal(push.canSend, false);
});

test("what a peer sends to a PUSH is dropped, so that it never fills the pipe", () => {
  const push = new PushPattern();
  const { far } = meet(push, { limit: 1 });
  for (let i = 0; i < 3; i++) assert.equal(far.write(message("?")), true);
});

test("receiving fails with ENOTSUP", () => {
  const push = new PushPattern();
  assert.equal(push.canReceive, false);
  assert.throws(() => push.receive(), { code: "ENOTSUP" });
});

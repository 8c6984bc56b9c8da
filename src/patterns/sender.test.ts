import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeText } from "../base/bytes.ts";
import { createPattern } from "./create-pattern.ts";
import { SubPattern } from "./sub-pattern.ts";
import { meet, message, options, texts } from "./test-fixture.ts";

for (const type of ["PULL", "PAIR", "DEALER", "REP", "ROUTER", "STREAM", "SUB", "XSUB", "XPUB"] as const) {
  test(`${type} knows who sent the message that it gave last`, () => {
    const pattern = createPattern(type, options({ notify: false, invertMatching: true }));
    const peers = type === "PAIR" ? [meet(pattern)] : [meet(pattern), meet(pattern)];
    assert.equal(pattern.from, undefined);
    for (const { near, far } of peers.reverse()) {
      far.write(type === "REP" ? message("", "x") : message("x"));
      assert.equal(pattern.receive()?.at(-1)?.length, 1);
      assert.equal(pattern.from, near);
      if (type === "REP") pattern.send(message("reply"));
      assert.equal(pattern.receive(), undefined);
      assert.equal(pattern.from, near);
    }
  });
}

test("REQ knows who replied, after the next request too", () => {
  const req = createPattern("REQ", options());
  const [one] = [meet(req), meet(req)];
  req.send(message("request"));
  assert.equal(req.from, undefined);
  one.far.write(message("", "reply"));
  req.receive();
  req.send(message("request"));
  assert.equal(req.from, one.near);
});

test("STREAM knows whose connection was made or lost, and whose data that was", () => {
  const stream = createPattern("STREAM", options());
  const [one, two] = [meet(stream), meet(stream)];
  const nextFrom = () => stream.receive() && stream.from;
  assert.deepEqual([nextFrom() === one.near, nextFrom() === two.near], [true, true]);
  two.far.write(message("data"));
  assert.equal(nextFrom(), two.near);
  one.far.close();
  assert.equal(nextFrom(), one.near);
  assert.equal(stream.receive(), undefined);
  assert.equal(stream.from, one.near);
});

test("SUB knows the publisher of what it gave, not of what did not match", () => {
  const sub = new SubPattern(options());
  const [one, two] = [meet(sub), meet(sub)];
  sub.subscribe(encodeText("A"));
  one.far.write(message("A"));
  two.far.write(message("B"));
  assert.deepEqual(texts(sub.receive()), ["A"]);
  assert.equal(sub.receive(), undefined);
  assert.equal(sub.from, one.near);
});

for (const type of ["PUSH", "PUB"] as const) {
  test(`${type} knows no sender, for it receives nothing`, () => {
    const pattern = createPattern(type, options());
    meet(pattern).far.write(message("x"));
    assert.equal(pattern.from, undefined);
  });
}

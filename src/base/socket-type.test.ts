import assert from "node:assert/strict";
import { test } from "node:test";
import { isCompatible, type SocketTypeName } from "./socket-type.ts";

const types: SocketTypeName[] = [
  "PAIR",
  "PUB",
  "SUB",
  "REQ",
  "REP",
  "DEALER",
  "ROUTER",
  "PULL",
  "PUSH",
  "XPUB",
  "XSUB",
];

/** Every pair of RFC 23, each once. */
const pairs = [
  "PAIR-PAIR",
  ...["PUB-SUB", "PUB-XSUB", "XPUB-SUB", "XPUB-XSUB"],
  ...["REQ-REP", "REQ-ROUTER", "DEALER-REP", "DEALER-DEALER", "DEALER-ROUTER", "ROUTER-ROUTER"],
  "PUSH-PULL",
];

test("the types talk to those that RFC 23 pairs them with, and to no others", () => {
  for (const own of types) {
    for (const peer of types) {
      const expected = pairs.includes(`${own}-${peer}`) || pairs.includes(`${peer}-${own}`);
      assert.equal(isCompatible(own, peer), expected, `${own} and ${peer}`);
    }
  }
});

test("STREAM talks to nobody who names a type, and names are compared exactly", () => {
  for (const peer of [...types, "STREAM"]) assert.equal(isCompatible("STREAM", peer), false);
  assert.equal(isCompatible("PUSH", "pull"), false);
  assert.equal(isCompatible("PUSH", "PULL "), false);
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { octetOfSocketType, socketTypeOfOctet } from "./older-peer.ts";

describe("socket types of ZMTP 2.0", () => {
  const octets = { PAIR: 0, PUB: 1, SUB: 2, REQ: 3, REP: 4, DEALER: 5, ROUTER: 6, PULL: 7, PUSH: 8 } as const;
  for (const [name, octet] of Object.entries(octets) as [keyof typeof octets, number][]) {
    it(`${name} is ${octet}`, () => {
      assert.equal(octetOfSocketType(name), octet);
      assert.equal(socketTypeOfOctet(octet), name);
    });
  }

  it("XPUB and XSUB present themselves as PUB and SUB, and are known as what libzmq sends", () => {
    assert.deepEqual([octetOfSocketType("XPUB"), octetOfSocketType("XSUB")], [1, 2]);
    assert.deepEqual([socketTypeOfOctet(9), socketTypeOfOctet(10)], ["XPUB", "XSUB"]);
  });

  it("there are no others", () => assert.equal(socketTypeOfOctet(11), undefined));
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { concat } from "../base/bytes.ts";
import { encodeGreeting, PeerGreeting } from "./greeting.ts";
import { NullMechanism } from "./null-mechanism.ts";
import { greetingOf, hex, octets, signature } from "./test-fixture.ts";

function greetingAfter(notation: string): PeerGreeting {
  const greeting = new PeerGreeting();
  greeting.take(octets(notation));
  return greeting;
}

describe("the own greeting", () => {
  it("has 64 octets: signature, version 3.1, mechanism, as-server, filler", () => {
    const expected = concat([octets('ff 00 00 00 00 00 00 00 01 7f 03 01 "NULL"'), new Uint8Array(48)]);
    assert.equal(hex(encodeGreeting(new NullMechanism(), 0)), hex(expected));
  });

  it("names the size of the routing id and one in the padding, for peers of 1.0", () => {
    assert.equal(hex(encodeGreeting(new NullMechanism(), 5).subarray(0, 10)), "ff00000000000000067f");
    assert.equal(hex(encodeGreeting(new NullMechanism(), 255).subarray(0, 10)), "ff00000000000001007f");
  });

  it("says when it is that of a server", () => {
    const server = Object.assign(new NullMechanism(), { asServer: true });
    assert.equal(encodeGreeting(server, 0)[32], 1);
  });
});

describe("the greeting of a peer", () => {
  const cases: [string, string | undefined, number][] = [
    ["", undefined, 10],
    ["ff", undefined, 10],
    ["01", "unversioned", 10],
    ["ff 00 00 00 00 00 00 00", undefined, 10],
    ["ff 00 00 00 00 00 00 00 02 00", "unversioned", 10],
    [signature, undefined, 11],
    ["ff aa bb cc dd ee ff 11 22 01", undefined, 11],
    [`${signature} 00`, "older", 11],
    [`${signature} 01`, "older", 11],
    [`${signature} 02`, "older", 11],
    [`${signature} 03`, "current", 64],
    [`${signature} 04`, "current", 64],
    [`${signature} ff`, "current", 64],
  ];
  for (const [notation, generation, due] of cases) {
    it(`is ${generation} after ${notation || "nothing"}, and may see ${due} octets of ours`, () => {
      const greeting = greetingAfter(notation);
      assert.equal(greeting.generation, generation);
      assert.equal(greeting.due, due);
      assert.equal(greeting.isComplete, false);
    });
  }

  it("leaves what comes behind it", () => {
    const greeting = new PeerGreeting();
    assert.equal(hex(greeting.take(concat([greetingOf(), octets("aa bb")]))), "aabb");
    assert.ok(greeting.isComplete);
  });

  it("tells version and mechanism, without padding", () => {
    const greeting = new PeerGreeting();
    for (const octet of greetingOf({ major: 4, minor: 7, mechanism: "A-MECHANISM_OF.20+CH" })) {
      assert.equal(greeting.take(Uint8Array.of(octet)).length, 0);
    }
    assert.deepEqual(greeting.version, { major: 4, minor: 7 });
    assert.equal(greeting.mechanism, "A-MECHANISM_OF.20+CH");
  });

  it("keeps what is no padding: null octets within the name of the mechanism", () => {
    const greeting = new PeerGreeting();
    greeting.take(greetingOf({ mechanism: "A-MECHANISM\0OF.20+CH" }));
    assert.equal(greeting.mechanism, "A-MECHANISM\0OF.20+CH");
  });
});

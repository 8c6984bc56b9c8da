import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Violation } from "../verdict.ts";
import { decodeCommand, decodeProperties, describeFrame, encodeCommand, encodeProperties } from "./command.ts";
import { COMMAND, decodeFrame, encodeFrame, encodeLongFrame, encodeMessage, encodeOldFrame, MORE } from "./frame.ts";
import { decodeGreeting, describeGreeting, encodeGreeting, mechanismField } from "./greeting.ts";
import { parseOctets } from "./notation.ts";

describe("greeting", () => {
  it("has the 64 octets of ZMTP 3.1 with NULL", () => {
    assert.deepEqual(encodeGreeting(), parseOctets('FF 00*8 7F 03 01 "NULL" 00*16 00 00*31'));
  });
  it("can have every field changed and read back", () => {
    const octets = encodeGreeting({ major: 4, minor: 7, mechanism: mechanismField("PLAIN"), asServer: 1 });
    assert.equal(describeGreeting(decodeGreeting(octets)), "greeting 4.7 PLAIN as-server 1");
  });
  it("does not take another protocol's first octets for a greeting", () => {
    assert.throws(() => decodeGreeting(Buffer.alloc(64)), Violation);
    assert.throws(() => decodeGreeting(encodeGreeting({ major: 1 })), Violation);
    assert.throws(() => decodeGreeting(encodeGreeting({ signature: parseOctets("FF 00*8 7E") })), Violation);
  });
  it("is never of another size", () => assert.throws(() => encodeGreeting({ filler: Buffer.alloc(30) }), /63 octets/));
});

describe("frames", () => {
  it("are short up to 255 octets and long from 256 on", () => {
    assert.deepEqual(encodeFrame(Buffer.alloc(255), MORE).subarray(0, 3), parseOctets("01 FF 00"));
    assert.deepEqual(encodeFrame(Buffer.alloc(256)).subarray(0, 9), parseOctets("02 u64(256)"));
  });
  it("of a message are in the form of its version", () => {
    const bodies = [Buffer.from("a"), Buffer.alloc(0)];
    assert.deepEqual(encodeMessage(bodies, "3.1"), parseOctets("01 01 61 00 00"));
    assert.deepEqual(encodeMessage(bodies, "1.0"), parseOctets("02 01 61 01 00"));
  });
  it("are long on demand", () =>
    assert.deepEqual(encodeLongFrame(Buffer.from("a"), MORE), parseOctets('03 u64(1) "a"')));
  it("of ZMTP 1.0 count the flags and switch at 254 octets", () => {
    assert.deepEqual(encodeOldFrame(Buffer.from("a"), MORE), parseOctets('02 01 "a"'));
    assert.deepEqual(encodeOldFrame(Buffer.alloc(253)).subarray(0, 2), parseOctets("FE 00"));
    assert.deepEqual(encodeOldFrame(Buffer.alloc(254)).subarray(0, 10), parseOctets("FF u64(255) 00"));
  });

  for (const [version, encode] of [
    ["3.1", encodeFrame],
    ["2.0", encodeLongFrame],
    ["1.0", encodeOldFrame],
  ] as const) {
    for (const size of [0, 1, 255, 256]) {
      it(`of ${version} with ${size} octets are read once they are complete`, () => {
        const octets = Buffer.concat([encode(Buffer.alloc(size, 7), MORE), Buffer.from("next")]);
        const whole = octets.length - 4;
        for (let cut = 0; cut < whole; cut++) assert.equal(decodeFrame(octets.subarray(0, cut), version), undefined);
        const found = decodeFrame(octets, version);
        assert.equal(found?.taken, whole);
        assert.deepEqual(found?.frame.body, Buffer.alloc(size, 7));
        assert.equal((found?.frame.flags ?? 0) & MORE, MORE);
      });
    }
  }
});

describe("commands", () => {
  it("have a size, a name and data", () => {
    assert.deepEqual(encodeCommand("PING", parseOctets("u16(0)")), parseOctets('04 len8(04 "PING" 00 00)'));
  });
  it("are read back", () => {
    const { name, data } = decodeCommand({ flags: COMMAND, body: parseOctets('05 "READY" 01') });
    assert.deepEqual([name, data], ["READY", parseOctets("01")]);
  });
  it("without a name are refused", () => {
    for (const body of ["", "00", '05 "READ"']) {
      assert.throws(() => decodeCommand({ flags: COMMAND, body: parseOctets(body) }), Violation);
    }
  });
  it("are described by their names", () => {
    assert.equal(describeFrame({ flags: 4, body: parseOctets('04 "PONG"') }), "command PONG, flags 04, 5 octets");
    assert.equal(describeFrame({ flags: 4, body: parseOctets("09") }), "frame, flags 04, 1 octets");
  });
});

describe("properties", () => {
  const data = parseOctets('len8("Socket-Type") len32("PULL") len8("Identity") len32("")');

  it("are written and read in order", () => {
    const properties = decodeProperties(data);
    assert.deepEqual(
      properties.map(({ name, value }) => `${name}=${value}`),
      ["Socket-Type=PULL", "Identity="],
    );
    assert.deepEqual(encodeProperties(properties), data);
  });
  it("cut short anywhere are refused", () => {
    const ends = new Set([0, 20]);
    for (let cut = 0; cut < data.length; cut++) {
      if (!ends.has(cut)) assert.throws(() => decodeProperties(data.subarray(0, cut)), Violation, `cut at ${cut}`);
    }
  });
  it("without a name are refused", () => assert.throws(() => decodeProperties(parseOctets("00 u32(0)")), Violation));
});

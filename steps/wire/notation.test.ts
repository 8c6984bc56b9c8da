import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { NotationError, parseChunks, parseOctets, toHex } from "./notation.ts";

const hex = (text: string) => parseOctets(text).toString("hex");

describe("parseOctets", () => {
  it("reads hexadecimal digits in any case and grouping", () => assert.equal(hex("FF 00 7f03"), "ff007f03"));
  it("reads quoted text as UTF-8", () => assert.equal(hex('"NULL" "é"'), "4e554c4cc3a9"));
  it("takes escaped quotes and backslashes literally", () => assert.equal(hex('"a\\"b\\\\"'), "6122625c"));
  it("repeats items", () => assert.equal(hex('00*3 "ab"*2 FF*0'), "00000061626162"));
  it("repeats groups", () => assert.equal(hex("(01 02)*2"), "01020102"));
  it("writes numbers big-endian", () => {
    assert.equal(hex("u8(255) u16(656) u32(1) u64(9223372036854775808)"), "ff0290000000018000000000000000");
  });
  it("puts sizes in front", () => assert.equal(hex('04 len8( len8("PING") u16(0) )'), "04070450494e470000"));
  it("nests sizes", () => assert.equal(hex('len64(len32("a"))'), "00000000000000050000000161"));
  it("generates octets as the driver protocol says", () => {
    // x1 = 1664525 + 1013904223 = 3C88596C; x2 = x1 * 1664525 + 1013904223 mod 2^32 = 5E8885DB
    assert.equal(hex("gen(2, 1)"), "3c5e");
    let x = 7n;
    const expected = Array.from({ length: 300 }, () => {
      x = (x * 1664525n + 1013904223n) % 2n ** 32n;
      return Number(x >> 24n);
    });
    assert.deepEqual([...parseOctets("gen(300, 7)")], expected);
  });
  it("ignores comments", () => assert.equal(hex("01 # one\n02"), "0102"));
  it("reads the greeting of ZMTP 3.1", () => {
    assert.equal(parseOctets('FF 00*8 7F 03 01 "NULL" 00*16 00 00*31').length, 64);
  });

  for (const [text, expected] of [
    ["FF 0", /even number of hexadecimal digits at position 3 of the octets, found "0"/],
    ['"abc', /expected hexadecimal digits.* at position 0/],
    ["len8(00", /expected a closing bracket at position 7 of the octets, found "the end"/],
    ["00) 01", /expected an item at position 2/],
    ["u8(256)", /fits into 1 octets, not 256/],
    ["len8(00*256)", /fits into 1 octets, not 256/],
    ["gen(99999999, 1)", /at most 67108864 octets/],
    ["00*99999999", /at most 67108864 octets/],
    ["xyz", /position 0 of the octets, found "xyz"/],
  ] as const) {
    it(`refuses ${text}`, () => {
      assert.throws(
        () => parseOctets(text),
        (error) => error instanceof NotationError && expected.test(error.message),
      );
    });
  }
});

describe("parseChunks", () => {
  it("takes each line as a chunk", () => {
    const chunks = parseChunks('FF 00\n01\n\n"a" # the last\n# nothing\n');
    assert.deepEqual(
      chunks.map((chunk) => chunk.toString("hex")),
      ["ff00", "01", "61"],
    );
  });
});

describe("toHex", () => {
  it("shows octets", () => assert.equal(toHex(Buffer.from([0, 255])), "00 FF"));
  it("cuts long ones off", () => assert.equal(toHex(Buffer.alloc(5), 2), "00 00 ... 3 more"));
});

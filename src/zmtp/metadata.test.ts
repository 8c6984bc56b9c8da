import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { EMPTY } from "../base/bytes.ts";
import { decodeMetadata, encodeMetadata } from "./metadata.ts";
import { hex, octets } from "./test-fixture.ts";

describe("metadata", () => {
  it("lists names and values behind their sizes, in order", () => {
    const properties = new Map([
      ["Socket-Type", octets('"REQ"')],
      ["Identity", EMPTY],
    ]);
    const list = octets('0b "Socket-Type" 00 00 00 03 "REQ" 08 "Identity" 00 00 00 00');
    assert.equal(hex(encodeMetadata(properties)), hex(list));
  });

  it("is read back, by names in lower case", () => {
    const name = fc.stringMatching(/^[A-Za-z0-9_.+-]{1,255}$/);
    const value = fc.uint8Array({ maxLength: 600 });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key.toLowerCase(), maxLength: 5 }),
        (list) => {
          const read = [...(decodeMetadata(encodeMetadata(new Map(list))) ?? [])];
          assert.deepEqual(
            read.map(([key, octetsOfValue]) => [key, hex(octetsOfValue)]),
            list.map(([key, octetsOfValue]) => [key.toLowerCase(), hex(octetsOfValue)]),
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  it("may be empty", () => assert.equal(decodeMetadata(EMPTY)?.size, 0));

  it("takes the later of two properties with one name", () => {
    const properties = decodeMetadata(octets('01 "a" 00 00 00 01 01 01 "A" 00 00 00 01 02'));
    assert.deepEqual([...(properties ?? [])], [["a", octets("02")]]);
  });

  const malformed: [string, string][] = [
    ["one octet left over", '01 "a" 00 00 00 00 01'],
    ["an empty name", "00 00 00 00 01 61"],
    ["a name cut short", '05 "abc"'],
    ["no size", '03 "abc"'],
    ["a size cut short", '03 "abc" 00 00 00'],
    ["a value cut short", '03 "abc" 00 00 00 02 61'],
    ["a value of 2^31 octets", '03 "abc" 80 00 00 00'],
  ];
  for (const [title, list] of malformed) {
    it(`is malformed with ${title}`, () => assert.equal(decodeMetadata(octets(list)), undefined));
  }
});

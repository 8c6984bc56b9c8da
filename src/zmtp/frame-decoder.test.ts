import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { concat, EMPTY } from "../base/bytes.ts";
import { FrameDecoder } from "./frame-decoder.ts";
import { FrameEncoder } from "./frame-encoder.ts";
import { type Decoded, decodeAll, encodeFrame, encodeLongFrame, hex, octets, pattern, split } from "./test-fixture.ts";

function decode(...chunks: Uint8Array[]): Decoded[] {
  const decoder = new FrameDecoder(-1);
  for (const chunk of chunks) decoder.push(chunk);
  return decodeAll(decoder);
}

describe("FrameDecoder", () => {
  for (const size of [0, 1, 254, 255, 256, 65_535, 65_536]) {
    it(`reads a body of ${size} octets in either form`, () => {
      const body = pattern(size);
      const expected: Decoded[] = [
        [0, hex(body)],
        [1, hex(body)],
      ];
      assert.deepEqual(decode(concat([encodeFrame(0, body), encodeLongFrame(1, body)])), expected);
    });
  }

  it("puts 8 MiB together from chunks of 64 KiB", () => {
    const body = pattern(8 * 1024 * 1024);
    const whole = encodeFrame(0, body);
    const decoder = new FrameDecoder(-1);
    for (let at = 0; at < whole.length; at += 65_536) {
      assert.equal(decoder.next(), undefined);
      decoder.push(whole.slice(at, at + 65_536));
    }
    const read = decoder.next() as Uint8Array;
    assert.equal(read.length, body.length);
    assert.ok(Buffer.from(body).equals(read));
    assert.equal(decoder.next(), undefined);
  });

  it("reads the same whatever the chunks, and whenever it is asked", () => {
    const frame = fc.tuple(fc.constantFrom(0, 1, 4), fc.oneof(fc.nat(4), fc.nat(300)), fc.boolean());
    const frames = fc.array(frame, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(frames, fc.array(fc.nat(), { maxLength: 20 }), fc.boolean(), (list, cuts, eager) => {
        const whole = concat(
          list.map(([flags, size, long]) => (long ? encodeLongFrame : encodeFrame)(flags, pattern(size))),
        );
        const decoder = new FrameDecoder(-1);
        const read: Decoded[] = [];
        for (const chunk of split(whole, cuts)) {
          decoder.push(chunk);
          if (eager) read.push(...decodeAll(decoder));
        }
        read.push(...decodeAll(decoder));
        assert.deepEqual(
          read,
          list.map(([flags, size]) => [flags, hex(pattern(size))]),
        );
      }),
      { numRuns: 300 },
    );
  });

  it("reads octet by octet", () => {
    const whole = concat([
      encodeFrame(1, octets("aa bb")),
      encodeLongFrame(0, octets("cc")),
      encodeFrame(4, pattern(300)),
    ]);
    assert.deepEqual(decode(...split(whole, [...whole.keys()])), [
      [1, "aabb"],
      [0, "cc"],
      [4, hex(pattern(300))],
    ]);
  });

  it("reads a frame of 1.0 that looks like one of later versions, from a copy too", () => {
    const decoder = new FrameDecoder(-1);
    decoder.downgrade(true);
    decoder.push(octets("01 00"));
    decoder.keep();
    assert.deepEqual(decodeAll(decoder), [[0, ""]]);
  });

  it("reads short frames that would be one long one", () => {
    const bodies = [octets("aa"), EMPTY, EMPTY, EMPTY, octets("00 aa aa aa aa"), pattern(2000)];
    assert.deepEqual(
      decode(concat(bodies.map((body) => encodeFrame(0, body)))),
      bodies.map((body) => [0, hex(body)]),
    );
  });

  it("keeps the order of chunks when the next comes between two frames", () => {
    const decoder = new FrameDecoder(-1);
    for (const chunk of ["00 01 aa", "00 01 bb"]) decoder.push(octets(chunk));
    assert.equal(hex(decoder.next() as Uint8Array), "aa");
    decoder.push(octets("00 01 cc"));
    assert.deepEqual(decodeAll(decoder), [
      [0, "bb"],
      [0, "cc"],
    ]);
  });

  for (const size of [
    "00 00 00 01 00 00 00 00",
    "00 00 01 00 00 00 00 00",
    "00 20 00 00 00 00 00 00",
    "80 00 00 00 00 00 00 00",
  ]) {
    it(`refuses the size ${size}, which nothing can hold`, () => {
      const decoder = new FrameDecoder(-1);
      decoder.push(octets(`00 01 aa 02 ${size} 00 00`));
      assert.deepEqual(decodeAll(decoder), [[0, "aa"]]);
      assert.equal(decoder.failure?.code, "EMSGSIZE");
      decoder.push(octets("00 01 bb"));
      assert.equal(decoder.next(), undefined);
    });
  }

  it("reads empty frames one behind the other", () => {
    // Read as a long size, what follows the first octet would be 1.
    assert.deepEqual(decode(octets("00 00 00 00 00 00 00 00 01 02 aa bb 00 01 cc")), [
      [0, ""],
      [0, ""],
      [0, ""],
      [0, ""],
      [1, "aabb"],
      [0, "cc"],
    ]);
  });

  it("never reports LONG nor reserved flags", () => {
    assert.deepEqual(decode(octets("f8 01 aa f9 01 bb fa 00 00 00 00 00 00 00 01 cc fc 01 dd")), [
      [0, "aa"],
      [1, "bb"],
      [0, "cc"],
      [4, "dd"],
    ]);
  });

  describe("with a limit", () => {
    const cases: [string, string, number | undefined][] = [
      ["takes a message of just that size", "00 03 aa aa aa 00 03 bb bb bb", 2],
      ["refuses a larger frame", "00 03 aa aa aa 00 04", 1],
      ["refuses a larger frame in long form", "02 00 00 00 00 00 00 00 04", 0],
      ["refuses frames that are too much together", "01 02 aa aa 00 02 bb bb", 1],
      [
        "counts together long, short, and those with odd flags",
        "03 00 00 00 00 00 00 00 02 aa aa 09 01 bb 00 01 cc",
        2,
      ],
      ["begins anew with each message", "01 02 aa aa 00 01 bb 01 02 aa aa 00 01 bb", 4],
      ["counts together what a command comes between, and refuses it", "01 02 aa aa 04 01 cc 01 01 aa 00 01 bb", 3],
      ["does not count commands", "01 02 aa aa 04 04 cc cc cc cc 00 01 bb", 3],
    ];
    for (const [title, notation, expected] of cases) {
      for (const step of [1, 1000]) {
        it(`${title} (chunks of ${step})`, () => {
          const whole = octets(notation);
          const decoder = new FrameDecoder(3);
          for (let at = 0; at < whole.length; at += step) decoder.push(whole.slice(at, at + step));
          assert.equal(decodeAll(decoder).length, expected);
          assert.equal(
            decoder.failure?.code,
            title.includes("refuses") || title.includes("together") ? "EMSGSIZE" : undefined,
          );
        });
      }
    }

    it("lets commands have 64 KiB, and not more", () => {
      const decoder = new FrameDecoder(3);
      decoder.push(concat([encodeFrame(4, pattern(65_536)), encodeFrame(4, pattern(65_537))]));
      assert.deepEqual(decodeAll(decoder), [[4, hex(pattern(65_536))]]);
      assert.equal(decoder.failure?.code, "EMSGSIZE");
    });

    it("can be nothing: only empty messages", () => {
      const decoder = new FrameDecoder(0);
      decoder.push(octets("00 00 00 01 aa"));
      assert.deepEqual(decodeAll(decoder), [[0, ""]]);
      assert.equal(decoder.failure?.code, "EMSGSIZE");
    });
  });

  it("knows no commands in 2.0", () => {
    const decoder = new FrameDecoder(-1);
    decoder.downgrade(false);
    decoder.push(octets("04 01 aa fd 01 bb"));
    assert.deepEqual(decodeAll(decoder), [
      [0, "aa"],
      [1, "bb"],
    ]);
  });

  describe("in the framing of 1.0", () => {
    function decodeUnversioned(chunks: Uint8Array[]): Decoded[] {
      const decoder = new FrameDecoder(-1);
      decoder.downgrade(true);
      for (const chunk of chunks) decoder.push(chunk);
      return decodeAll(decoder);
    }

    it("reads what the encoder writes, whatever the chunks", () => {
      const sizes = fc.array(fc.tuple(fc.nat(1), fc.constantFrom(0, 1, 252, 253, 254, 255, 300)), { maxLength: 8 });
      fc.assert(
        fc.property(sizes, fc.array(fc.nat(), { maxLength: 10 }), (frames, cuts) => {
          const encoder = new FrameEncoder();
          encoder.unversioned = true;
          for (const [flags, size] of frames) encoder.write(flags, pattern(size));
          assert.deepEqual(
            decodeUnversioned(split(concat(encoder.take()), cuts)),
            frames.map(([flags, size]) => [flags, hex(pattern(size))]),
          );
        }),
        { numRuns: 100 },
      );
    });

    it("reads a short body in long form", () => {
      assert.deepEqual(decodeUnversioned([octets("ff 00 00 00 00 00 00 00 02 00 aa")]), [[0, "aa"]]);
    });

    it("throws frames of length 0 away", () => {
      assert.deepEqual(decodeUnversioned([octets("00 00 02 00 aa ff 00 00 00 00 00 00 00 00 02 01 bb")]), [
        [0, "aa"],
        [1, "bb"],
      ]);
    });
  });
});

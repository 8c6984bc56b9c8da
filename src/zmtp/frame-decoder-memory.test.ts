import assert from "node:assert/strict";
import { afterEach, describe, it, mock } from "node:test";
import fc from "fast-check";
import { concat } from "../base/bytes.ts";
import { FrameDecoder } from "./frame-decoder.ts";
import { type Decoded, decodeAll, encodeFrame, encodeLongFrame, hex, octets, pattern, split } from "./test-fixture.ts";

describe("FrameDecoder and memory", () => {
  afterEach(() => mock.restoreAll());

  it("reads the same when octets are put where it wants them, and elsewhere into memory that is used again", () => {
    const size = fc.oneof(fc.nat(300), fc.integer({ min: 16_000, max: 100_000 }));
    const reads = fc.array(fc.integer({ min: 1, max: 70_000 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(fc.array(size, { maxLength: 6 }), reads, fc.boolean(), (sizes, lengths, eager) => {
        const whole = concat(sizes.map((each) => encodeFrame(each % 2, pattern(each))));
        const decoder = new FrameDecoder(-1);
        const memory = new Uint8Array(65_536);
        const read: Decoded[] = [];
        for (let at = 0, i = 0; at < whole.length; i++) {
          const place = decoder.place();
          const target = place ?? memory;
          const part = whole.subarray(at, at + Math.min(target.length, lengths[i % lengths.length] as number));
          target.set(part);
          at += part.length;
          if (place === undefined) decoder.push(target.subarray(0, part.length));
          else decoder.fill(part.length);
          if (eager) read.push(...decodeAll(decoder));
          decoder.keep();
          memory.fill(0xee);
        }
        read.push(...decodeAll(decoder));
        assert.deepEqual(
          read,
          sizes.map((each) => [each % 2, hex(pattern(each))]),
        );
      }),
      { numRuns: 200 },
    );
  });

  it("gives views of one copy of what a chunk holds whole", () => {
    const decoder = new FrameDecoder(-1);
    const frames = concat([
      octets("00"),
      octets("02 aa bb"),
      encodeLongFrame(0, octets("cc")),
      encodeFrame(4, pattern(40_000)),
    ]);
    // Memory of its own: small Buffers share theirs.
    const chunk = Uint8Array.from(frames);
    decoder.push(chunk);
    const first = decoder.next() as Uint8Array;
    assert.notEqual(first.buffer, chunk.buffer);
    for (let i = 0; i < 2; i++) assert.equal(decoder.next()?.buffer, first.buffer);
    chunk.fill(0);
    assert.equal(hex(first), "aabb");
  });

  it("takes memory that it was given when much of it is in whole frames, and says so once", () => {
    const decoder = new FrameDecoder(-1);
    const chunk = Uint8Array.from(concat([encodeFrame(0, pattern(20_000)), encodeFrame(1, pattern(13_000))]));
    decoder.push(chunk, true);
    for (const size of [20_000, 13_000]) {
      const body = decoder.next() as Uint8Array;
      assert.equal(body.buffer, chunk.buffer);
      assert.equal(hex(body), hex(pattern(size)));
    }
    assert.deepEqual([decoder.next(), decoder.keep(), decoder.keep()], [undefined, true, false]);
  });

  for (const [size, takes] of [
    [32_767, false],
    [32_768, true],
  ] as const) {
    it(`${takes ? "takes" : "gives back"} memory that it was given for ${size} octets`, () => {
      const decoder = new FrameDecoder(-1);
      assert.equal(decoder.keep(), false);
      const chunk = Uint8Array.from(encodeFrame(0, pattern(size)));
      decoder.push(chunk, true);
      assert.equal(decoder.next()?.buffer === chunk.buffer, takes);
      assert.equal(decoder.keep(), takes);
    });
  }

  for (const [title, frames] of [
    ["little of it is left behind the end of a large body", [octets("00 01 aa")]],
    ["all of it is part of a large body", []],
  ] as const) {
    it(`gives memory back that it was given when ${title}`, () => {
      const decoder = new FrameDecoder(-1);
      const body = pattern(70_000);
      const whole = Uint8Array.from(concat([encodeFrame(0, body), ...frames]));
      decoder.push(whole.subarray(0, 30_000));
      assert.equal(decoder.next(), undefined);
      decoder.keep();
      const given = whole.slice(30_000);
      decoder.push(given, true);
      const first = decoder.next() as Uint8Array;
      const second = decoder.next();
      assert.equal(decoder.keep(), false);
      given.fill(0);
      assert.ok(Buffer.from(body).equals(first));
      assert.equal(second && hex(second), frames.length > 0 ? "aa" : undefined);
    });
  }

  it("needs what it was lent no longer once it has kept it", () => {
    const whole = concat([encodeFrame(0, pattern(40)), encodeFrame(1, pattern(300)), encodeFrame(0, pattern(50_000))]);
    const decoder = new FrameDecoder(-1);
    const memory = new Uint8Array(7000);
    for (let at = 0; at < whole.length; at += memory.length) {
      const size = Math.min(memory.length, whole.length - at);
      memory.set(whole.subarray(at, at + size));
      decoder.push(memory.subarray(0, size));
      decoder.keep();
      memory.fill(0);
    }
    assert.deepEqual(decodeAll(decoder), [
      [0, hex(pattern(40))],
      [1, hex(pattern(300))],
      [0, hex(pattern(50_000))],
    ]);
  });

  it("has a body read into its place", () => {
    const body = pattern(60_000);
    const whole = encodeFrame(1, body);
    const decoder = new FrameDecoder(-1);
    decoder.push(whole.subarray(0, 9 + 10));
    assert.equal(decoder.next(), undefined);
    for (let at = 10; at < 44_000; at += 22_000) {
      const place = decoder.place() as Uint8Array;
      assert.equal(place.length, 60_000 - at);
      place.set(body.subarray(at, at + 22_000));
      assert.equal(decoder.next(), undefined);
      decoder.fill(22_000);
    }
    // What is missing is too little for a read of its own.
    assert.equal(decoder.place(), undefined);
    assert.equal(decoder.next(), undefined);
    decoder.push(concat([whole.subarray(9 + 44_010), octets("00 01 aa")]));
    assert.ok(Buffer.from(body).equals(decoder.next() as Uint8Array));
    assert.equal(decoder.flags, 1);
    assert.deepEqual(decodeAll(decoder), [[0, "aa"]]);
  });

  it("has all of a large body read into its place, with the beginning of what follows", () => {
    const sent = [pattern(65_536), pattern(70_000)];
    const decoder = new FrameDecoder(-1);
    decoder.push(encodeFrame(0, sent[0] as Uint8Array).subarray(0, 10));
    assert.equal(decoder.next(), undefined);
    const first = decoder.place() as Uint8Array;
    assert.equal(first.length, 65_535 + 4096);
    first.set(pattern(65_536).subarray(1));
    // One octet is missing, and then the next header is there as well.
    decoder.fill(65_534);
    assert.equal(decoder.next(), undefined);
    assert.equal(decoder.place()?.length, 1 + 4096);
    decoder
      .place()
      ?.set(concat([pattern(65_536).subarray(65_535), encodeFrame(1, sent[1] as Uint8Array).subarray(0, 4096)]));
    decoder.fill(1 + 4096);
    const read = [decoder.next() as Uint8Array];
    assert.equal(decoder.next(), undefined);
    assert.equal(decoder.place()?.length, 70_000 - 4087 + 4096);
    decoder.place()?.set(pattern(70_000).subarray(4087));
    decoder.fill(70_000 - 4087);
    // It is whole now.
    assert.equal(decoder.place(), undefined);
    read.push(decoder.next() as Uint8Array);
    read.forEach((body, i) => {
      assert.ok(Buffer.from(sent[i] as Uint8Array).equals(body));
    });
  });

  it("keeps no large body because of a small one that was read behind it", () => {
    const decoder = new FrameDecoder(-1);
    decoder.push(encodeFrame(0, pattern(65_536)).subarray(0, 10));
    assert.equal(decoder.next(), undefined);
    decoder.place()?.set(concat([pattern(65_536).subarray(1), octets("00 01 aa 00 01")]));
    decoder.fill(65_535 + 5);
    // What comes later stays behind it, whoever asks first.
    assert.equal(decoder.place(), undefined);
    decoder.push(octets("bb"));
    const large = decoder.next() as Uint8Array;
    const small = decoder.next() as Uint8Array;
    assert.equal(large.length, 65_536);
    assert.equal(hex(small), "aa");
    assert.notEqual(small.buffer, large.buffer);
    assert.deepEqual(decodeAll(decoder), [[0, "bb"]]);
  });

  it("is whole when its place is full, and the next has a place of its own", () => {
    const decoder = new FrameDecoder(-1);
    const sent = [pattern(50_000), pattern(60_000)];
    const bodies = sent.map((body) => {
      decoder.push(encodeFrame(0, body).subarray(0, 100));
      assert.equal(decoder.next(), undefined);
      decoder.place()?.set(body.subarray(91));
      decoder.fill(body.length - 91);
      assert.equal(decoder.place(), undefined);
      return decoder.next() as Uint8Array;
    });
    bodies.forEach((body, i) => {
      assert.ok(Buffer.from(sent[i] as Uint8Array).equals(body));
    });
  });

  it("gives place for 1 MiB and the next header, and for three times as much as has come behind that", () => {
    const decoder = new FrameDecoder(-1);
    decoder.push(octets("02 00 00 00 00 00 80 00 00 aa"));
    assert.equal(decoder.next(), undefined);
    const first = 1024 * 1024 + 4096;
    assert.equal(decoder.place()?.length, first - 1);
    decoder.fill(first - 1);
    assert.equal(decoder.next(), undefined);
    assert.equal(decoder.place()?.length, 3 * first);
    decoder.fill(3 * first);
    assert.equal(decoder.place()?.length, 8 * 1024 * 1024 + 4096 - 4 * first);
  });

  it("gives no place before a body has begun, or while octets of another wait", () => {
    const decoder = new FrameDecoder(-1);
    assert.equal(decoder.place(), undefined);
    const whole = encodeFrame(0, pattern(100_000));
    decoder.push(whole.subarray(0, 9));
    assert.equal(decoder.next(), undefined);
    assert.equal(decoder.place(), undefined);
    decoder.push(whole.subarray(9, 10));
    assert.equal(decoder.place(), undefined);
    assert.equal(decoder.next(), undefined);
    assert.equal(decoder.place()?.length, 99_999 + 4096);
  });

  for (const [size, memory] of [
    [60_000, 60_000],
    [200_000, 204_096],
  ] as const) {
    it(`allocates once for a frame of ${size} octets that spans chunks`, () => {
      const whole = encodeFrame(0, pattern(size));
      const decoder = new FrameDecoder(-1);
      const allocations = mock.method(Buffer, "allocUnsafe");
      for (const chunk of split(whole, [20_000, 40_000, 59_999])) {
        assert.equal(decoder.next(), undefined);
        decoder.push(chunk);
      }
      assert.equal(decoder.next()?.length, size);
      assert.deepEqual(
        allocations.mock.calls.map((call) => call.arguments),
        [[memory]],
      );
    });
  }

  it("allocates for what came, not for what was announced", () => {
    const decoder = new FrameDecoder(-1);
    decoder.push(octets("02 00 00 00 00 ff ff ff ff"));
    const allocations = mock.method(Buffer, "allocUnsafe");
    assert.equal(decoder.next(), undefined);
    assert.equal(allocations.mock.callCount(), 0);
    decoder.push(pattern(10));
    assert.equal(decoder.next(), undefined);
    assert.deepEqual(
      allocations.mock.calls.map((call) => call.arguments),
      [[1024 * 1024 + 4096]],
    );
    assert.equal(decoder.failure, undefined);
  });

  it("fails when there is no memory, instead of throwing", () => {
    const decoder = new FrameDecoder(-1);
    decoder.push(octets("02 00 00 00 00 7f ff ff ff aa"));
    mock.method(Buffer, "allocUnsafe", () => {
      throw new RangeError("Array buffer allocation failed");
    });
    assert.equal(decoder.next(), undefined);
    assert.equal(decoder.failure?.code, "ENOMEM");
  });

  it("grows that memory in few steps while the rest comes", () => {
    const decoder = new FrameDecoder(-1);
    decoder.push(octets("02 00 00 00 00 02 00 00 00"));
    const allocations = mock.method(Buffer, "allocUnsafe");
    for (let i = 0; i < 512; i++) {
      assert.equal(decoder.next(), undefined);
      decoder.push(new Uint8Array(64 * 1024));
    }
    assert.equal(decoder.next()?.length, 32 * 1024 * 1024);
    const sizes = allocations.mock.calls.map((call) => Number(call.arguments[0]) - 4096);
    assert.deepEqual(sizes, [1024 * 1024, 4 * 1024 * 1024 + 3 * 4096, 16 * 1024 * 1024 + 15 * 4096, 32 * 1024 * 1024]);
  });
});

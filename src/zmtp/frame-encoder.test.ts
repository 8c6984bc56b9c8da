import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { concat, EMPTY } from "../base/bytes.ts";
import { FrameEncoder } from "./frame-encoder.ts";
import { encodeFrame, hex, octets, pattern } from "./test-fixture.ts";

function written(frames: readonly [number, Uint8Array][]): Uint8Array[] {
  const encoder = new FrameEncoder();
  for (const [flags, body] of frames) encoder.write(flags, body);
  return encoder.take();
}

/** Uses up the slab of all encoders, so that the next frame begins another. */
function beginSlab(): void {
  new FrameEncoder().raw(pattern(80 * 1024));
}

describe("FrameEncoder", () => {
  const headers: [number, string][] = [
    [0, "0000"],
    [1, "0001"],
    [254, "00fe"],
    [255, "00ff"],
    [256, "020000000000000100"],
    [65_535, "02000000000000ffff"],
    [65_536, "020000000000010000"],
    [8 * 1024 * 1024, "020000000000800000"],
  ];
  for (const [size, header] of headers) {
    it(`writes a body of ${size} octets behind ${header}`, () => {
      const body = pattern(size);
      const whole = concat(written([[0, body]]));
      assert.equal(hex(whole.subarray(0, header.length / 2)), header);
      assert.ok(Buffer.from(body).equals(whole.subarray(header.length / 2)));
    });
  }

  it("writes what its plain twin writes, however it is taken", () => {
    const frame = fc.tuple(fc.constantFrom(0, 1, 4), fc.oneof(fc.nat(300), fc.nat(20_000)), fc.boolean());
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 30 }), (frames) => {
        const encoder = new FrameEncoder();
        const taken: Uint8Array[] = [];
        for (const [flags, size, take] of frames) {
          encoder.write(flags, pattern(size));
          if (take) taken.push(...encoder.take());
        }
        taken.push(...encoder.take());
        const plain = concat(frames.map(([flags, size]) => encodeFrame(flags, pattern(size))));
        assert.ok(Buffer.from(plain).equals(concat(taken)));
      }),
      { numRuns: 50 },
    );
  });

  it("puts small frames into one chunk", () => {
    assert.equal(written(new Array(50).fill([0, octets("aa bb")])).length, 1);
  });

  it("hands on large bodies as they are, between what is small", () => {
    const large = pattern(8192);
    const chunks = written([
      [1, octets("aa")],
      [1, large],
      [0, octets("bb")],
    ]);
    assert.equal(chunks.length, 3);
    assert.equal(hex(chunks[0] as Uint8Array), "0101aa030000000000002000");
    assert.equal(chunks[1], large);
    assert.equal(hex(chunks[2] as Uint8Array), "0001bb");
  });

  it("copies smaller bodies, so that they may change afterwards", () => {
    const body = pattern(8191);
    const [chunk] = written([[0, body]]);
    body.fill(0);
    assert.ok(Buffer.from(pattern(8191)).equals((chunk as Uint8Array).subarray(9)));
  });

  it("goes on in the same slab after a take, beside what was taken", () => {
    beginSlab();
    const encoder = new FrameEncoder();
    encoder.write(0, octets("aa"));
    const [first] = encoder.take() as [Uint8Array];
    encoder.write(0, octets("bb"));
    const [second] = encoder.take() as [Uint8Array];
    assert.equal(hex(first), "0001aa");
    assert.equal(hex(second), "0001bb");
    assert.equal(first.buffer, second.buffer);
    assert.equal(second.byteOffset, first.byteOffset + first.length);
  });

  it("shares the slab with the other encoders", () => {
    beginSlab();
    const one = new FrameEncoder();
    const other = new FrameEncoder();
    one.write(0, octets("aa"));
    other.write(0, octets("bb"));
    one.write(0, octets("cc"));
    one.write(0, octets("dd"));
    const ofOne = one.take();
    const ofOther = other.take();
    assert.deepEqual(ofOne.map(hex), ["0001aa", "0001cc0001dd"]);
    assert.deepEqual(ofOther.map(hex), ["0001bb"]);
    assert.deepEqual(new Set([...ofOne, ...ofOther].map(({ buffer }) => buffer)).size, 1);
  });

  it("writes to the same place again when what was taken last is sent", () => {
    beginSlab();
    const encoder = new FrameEncoder();
    const waiting = new FrameEncoder();
    waiting.write(0, octets("01"));
    encoder.write(0, octets("aa"));
    encoder.write(1, pattern(8192));
    encoder.write(0, octets("bb"));
    const [first] = encoder.take() as [Uint8Array];
    encoder.reclaim();
    for (const octet of ["cc", "dd"]) {
      encoder.write(0, octets(octet));
      const [next] = encoder.take() as [Uint8Array];
      assert.equal(next.byteOffset, first.byteOffset);
      encoder.reclaim();
    }
    assert.deepEqual(waiting.take().map(hex), ["000101"]);
  });

  it("leaves what was taken alone when somebody has written behind it", () => {
    beginSlab();
    const encoder = new FrameEncoder();
    const other = new FrameEncoder();
    encoder.write(0, octets("aa"));
    encoder.take();
    other.write(0, octets("bb"));
    encoder.reclaim();
    encoder.write(0, octets("cc"));
    assert.deepEqual(other.take().map(hex), ["0001bb"]);
    assert.deepEqual(encoder.take().map(hex), ["0001cc"]);
  });

  it("leaves alone what was written since", () => {
    const encoder = new FrameEncoder();
    encoder.write(0, octets("aa"));
    encoder.take();
    encoder.write(0, octets("bb"));
    encoder.reclaim();
    assert.deepEqual(encoder.take().map(hex), ["0001bb"]);
  });

  it("keeps all encoders apart, however their octets are written, taken and sent", () => {
    const step = fc.record({
      who: fc.nat(3),
      size: fc.oneof({ weight: 3, arbitrary: fc.nat(300) }, fc.nat(20_000)),
      after: fc.constantFrom("go on", "take", "send"),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const encoders = [0, 1, 2, 3].map(() => ({ encoder: new FrameEncoder(), sent: [] as Uint8Array[] }));
        const taken: Uint8Array[][] = [[], [], [], []];
        const plain: Uint8Array[][] = [[], [], [], []];
        const flush = (who: number) => {
          (taken[who] as Uint8Array[]).push(...(encoders[who]?.encoder.take() ?? []));
        };
        steps.forEach(({ who, size, after }, at) => {
          const { encoder, sent } = encoders[who] as (typeof encoders)[0];
          const body = pattern(size).fill(at);
          encoder.write(0, body);
          plain[who]?.push(encodeFrame(0, body));
          if (after === "go on") return;
          flush(who);
          if (after === "take") return;
          // Sent at once: its octets are copied, and their place is free.
          sent.push(concat(taken[who] as Uint8Array[]));
          taken[who] = [];
          encoder.reclaim();
        });
        encoders.forEach(({ sent }, who) => {
          flush(who);
          const all = concat([...sent, ...(taken[who] as Uint8Array[])]);
          assert.ok(Buffer.from(concat(plain[who] as Uint8Array[])).equals(all));
        });
      }),
      { numRuns: 200 },
    );
  });

  it("makes slabs of 80 KiB", () => {
    beginSlab();
    const encoder = new FrameEncoder();
    for (let i = 0; i < 819 * 4; i++) encoder.write(0, pattern(98));
    assert.deepEqual(
      encoder.take().map((chunk) => chunk.length),
      new Array(4).fill(819 * 100),
    );
  });

  it("counts what waits to be taken", () => {
    const encoder = new FrameEncoder();
    assert.equal(encoder.pending, 0);
    encoder.write(0, octets("aa"));
    encoder.write(0, pattern(10_000));
    encoder.raw(octets("01 02"));
    assert.equal(encoder.pending, 3 + 10_009 + 2);
    encoder.take();
    assert.equal(encoder.pending, 0);
  });

  it("gives the same empty list whenever there is nothing", () => {
    const encoder = new FrameEncoder();
    const nothing = encoder.take();
    assert.deepEqual(nothing, []);
    assert.equal(encoder.take(), nothing);
    assert.ok(Object.isFrozen(nothing));
  });

  const unversioned: [number, string][] = [
    [0, "0101"],
    [253, "fe01"],
    [254, "ff00000000000000ff01"],
    [300, "ff000000000000012d01"],
  ];
  for (const [size, header] of unversioned) {
    it(`writes ${size} octets in the framing of 1.0 behind ${header}`, () => {
      const encoder = new FrameEncoder();
      encoder.unversioned = true;
      encoder.write(1, size === 0 ? EMPTY : pattern(size));
      assert.equal(hex(concat(encoder.take())), header + hex(pattern(size)));
    });
  }
});

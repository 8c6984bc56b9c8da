import assert from "node:assert/strict";
import type { Socket } from "node:net";
import { PassThrough } from "node:stream";
import { test } from "node:test";
import { FrameCounter, FrameWriter, frameLength } from "./framing.ts";

async function written(size: number, count: number): Promise<Buffer> {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  await new FrameWriter([stream as unknown as Socket], Buffer.alloc(size, 7)).write(count);
  stream.end();
  await new Promise((resolve) => stream.once("end", resolve));
  return Buffer.concat(chunks);
}

for (const size of [0, 1, 255, 256, 8192, 100_000]) {
  test(`frames of ${size} octets are counted, however they are cut`, async () => {
    const octets = await written(size, 20);
    assert.equal(octets.length, 20 * frameLength(size));
    for (const step of [octets.length, 7001, 3]) {
      const counter = new FrameCounter();
      let frames = 0;
      for (let at = 0; at < octets.length; at += step) frames += counter.count(octets.subarray(at, at + step));
      assert.equal(frames, 20);
    }
  });
}

test("a frame that is not whole is not counted", async () => {
  const octets = await written(300, 2);
  assert.equal(new FrameCounter().count(octets.subarray(0, -1)), 1);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { release } from "./release.ts";

const SIZE = 64 * 1024;

test("what is released is empty, as its memory is free", () => {
  for (let i = 0; i < 2; i++) {
    const octets = Buffer.allocUnsafeSlow(SIZE);
    release(octets);
    assert.equal(octets.length, 0);
    assert.equal(octets.buffer.byteLength, 0);
  }
});

test("where memory can be transferred, it goes that way", () => {
  const octets = new Uint8Array(SIZE);
  const sizes: number[] = [];
  Object.assign(octets.buffer, { transfer: (size: number) => sizes.push(size) });
  release(octets);
  assert.deepEqual(sizes, [0]);
  assert.equal(octets.length, SIZE);
});

test("memory that others may use stays", () => {
  const memory = new ArrayBuffer(SIZE + 1);
  release(new Uint8Array(memory, 0, SIZE));
  release(new Uint8Array(memory, 1, SIZE));
  assert.equal(memory.byteLength, SIZE + 1);
});

test("what is small stays for the garbage collector", () => {
  const octets = new Uint8Array(SIZE - 1);
  release(octets);
  assert.equal(octets.length, SIZE - 1);
});

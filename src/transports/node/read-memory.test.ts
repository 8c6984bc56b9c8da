import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ByteStreamOwner } from "../../connection/byte-stream.ts";
import { ReadMemory } from "./read-memory.ts";

/** An owner that keeps what it is given, or not, and what it was handed. */
function ownerWho(keeps: boolean): { owner: ByteStreamOwner; handed: [size: number, isGiven: boolean][] } {
  const handed: [number, boolean][] = [];
  const received = (chunk: Uint8Array, isGiven: boolean) => {
    handed.push([chunk.length, isGiven]);
    return keeps && isGiven;
  };
  return { handed, owner: { received, place() {}, filled() {}, drained() {}, closed() {} } };
}

describe("the memory that streams read into", () => {
  it("is the same for all that get little, but on Windows for none", () => {
    assert.equal(new ReadMemory("linux").next, new ReadMemory("darwin").next);
    assert.notEqual(new ReadMemory("win32").next, new ReadMemory("win32").next);
  });

  it("is a stream's own after it got much, and given then", () => {
    const memory = new ReadMemory("linux");
    const shared = memory.next;
    const { owner, handed } = ownerWho(true);
    memory.hand(40_000, owner);
    const own = memory.next;
    assert.notEqual(own, shared);
    memory.hand(65_536, owner);
    assert.deepEqual(handed, [
      [40_000, false],
      [65_536, true],
    ]);
    assert.notEqual(memory.next, own);
    assert.notEqual(memory.next, shared);
  });

  it("is used again when it was not kept, and left when the stream gets little", () => {
    const memory = new ReadMemory("linux");
    const shared = memory.next;
    const { owner } = ownerWho(false);
    memory.hand(65_536, owner);
    const own = memory.next;
    memory.hand(65_536, owner);
    assert.equal(memory.next, own);
    memory.hand(100, owner);
    assert.equal(memory.next, shared);
  });
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { allocate, concat, copy, decodeText, EMPTY, encodeText, equal, keyOf, startsWith, View } from "./bytes.ts";

test("on Node.js frames are Buffers, as users of zeromq.js expect", () => {
  for (const frame of [allocate(3), encodeText("a"), EMPTY, copy(Uint8Array.of(1)), concat([])]) {
    assert.ok(Buffer.isBuffer(frame));
  }
});

test("a view is what its plain twin subarray gives", () => {
  const memory = allocate(9);
  fc.assert(
    fc.property(fc.nat(9), fc.nat(9), (a, b) => {
      const [start, end] = [Math.min(a, b), Math.max(a, b)];
      const view = new View(memory.buffer, memory.byteOffset + start, end - start);
      const twin = memory.subarray(start, end);
      assert.deepStrictEqual(view, twin);
      assert.equal(view.byteOffset, twin.byteOffset);
      assert.equal(view.buffer, twin.buffer);
    }),
  );
});

test("without Buffer, frames are plain Uint8Arrays", async (t) => {
  const scope = globalThis as { Buffer?: unknown };
  const { Buffer: hidden } = scope;
  t.after(() => {
    scope.Buffer = hidden;
  });
  scope.Buffer = undefined;
  // A query makes it another module, which looks for Buffer again.
  const elsewhere = (await import(`./bytes.ts?${"without-buffer"}`)) as typeof import("./bytes.ts");
  scope.Buffer = hidden;
  assert.deepEqual(elsewhere.allocate(2), new Uint8Array(2));
  assert.equal(elsewhere.View, Uint8Array);
  assert.deepEqual(elsewhere.encodeText("ä"), Uint8Array.of(0xc3, 0xa4));
});

test("text is UTF-8 both ways, and malformed octets become U+FFFD", () => {
  assert.deepEqual([...encodeText("ä")], [0xc3, 0xa4]);
  assert.equal(decodeText(Uint8Array.of(0xc3, 0xa4)), "ä");
  assert.equal(decodeText(Uint8Array.of(0x61, 0xff)), "a\uFFFD");
});

test("a copy does not change with its original", () => {
  const original = Uint8Array.of(1, 2);
  const own = copy(original);
  original[0] = 9;
  assert.deepEqual([...own], [1, 2]);
});

test("concat puts parts one behind the other", () => {
  assert.deepEqual([...concat([Uint8Array.of(1), EMPTY, Uint8Array.of(2, 3)])], [1, 2, 3]);
});

test("equality, prefixes and keys are those of plain arrays", () => {
  const octets = fc.uint8Array({ maxLength: 4, max: 2 });
  fc.assert(
    fc.property(octets, octets, (a, b) => {
      const [plainA, plainB] = [a.join(), b.join()];
      assert.equal(equal(a, b), plainA === plainB);
      assert.equal(keyOf(a) === keyOf(b), plainA === plainB);
      assert.equal(startsWith(a, b), a.slice(0, b.length).join() === plainB);
    }),
  );
});

test("a key has one character per octet", () => {
  const all = Uint8Array.from({ length: 256 }, (_, octet) => octet);
  assert.deepEqual(
    [...keyOf(all)].map((character) => character.charCodeAt(0)),
    [...all],
  );
});

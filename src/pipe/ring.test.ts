import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Ring } from "./ring.ts";

test("an empty ring gives nothing", () => {
  const ring = new Ring<number>();
  assert.deepEqual([ring.length, ring.peek(), ring.shift()], [0, undefined, undefined]);
});

test("it keeps the order while it grows around its end", () => {
  const ring = new Ring<number>(2);
  ring.push(0);
  ring.shift();
  for (let i = 1; i <= 5; i++) ring.push(i);
  assert.equal(ring.length, 5);
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6].map(() => ring.shift()),
    [1, 2, 3, 4, 5, undefined],
  );
});

test("it queues as a plain array queues", () => {
  const operation = fc.constantFrom("push", "push", "shift", "peek", "clear");
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 200 }), (operations) => {
      const ring = new Ring<number>(4);
      let plain: number[] = [];
      for (const [i, name] of operations.entries()) {
        if (name === "push") {
          ring.push(i);
          plain.push(i);
        } else if (name === "shift") assert.equal(ring.shift(), plain.shift());
        else if (name === "peek") assert.equal(ring.peek(), plain[0]);
        else if (i % 7 === 0) {
          ring.clear();
          plain = [];
        }
        assert.equal(ring.length, plain.length);
      }
    }),
  );
});

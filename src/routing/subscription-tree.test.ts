import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decodeText, encodeText, keyOf } from "../base/bytes.ts";
import { SubscriptionTree } from "./subscription-tree.ts";

test("only the first of equal topics is new, and only the last ends it", () => {
  const tree = new SubscriptionTree();
  const topic = encodeText("a");
  assert.deepEqual([tree.add(topic), tree.add(topic)], [true, false]);
  assert.equal(tree.size, 1);
  assert.deepEqual([tree.remove(topic), tree.remove(topic), tree.remove(topic)], [false, true, false]);
  assert.equal(tree.size, 0);
  assert.equal(tree.match(topic), false);
});

test("a topic matches what begins with it", () => {
  const tree = new SubscriptionTree();
  tree.add(encodeText("ab"));
  const matches = ["", "a", "ab", "abc", "ba"].map((text) => tree.match(encodeText(text)));
  assert.deepEqual(matches, [false, false, true, true, false]);
  tree.add(encodeText(""));
  assert.equal(tree.match(encodeText("")), true);
});

test("the only topic may change its octets afterwards", () => {
  const tree = new SubscriptionTree();
  const topic = encodeText("ab");
  tree.add(topic);
  topic.fill(0);
  assert.deepEqual([tree.match(encodeText("abc")), tree.match(topic)], [true, false]);
});

test("the requests name each topic once", () => {
  const tree = new SubscriptionTree();
  for (const topic of ["a", "bc", "a"]) tree.add(encodeText(topic));
  assert.deepEqual(tree.requests(1).map(decodeText).sort(), ["\u0001a", "\u0001bc"]);
  assert.deepEqual(tree.requests(0).map(decodeText).sort(), ["\u0000a", "\u0000bc"]);
});

test("it counts as a plain map counts", () => {
  const operation = fc.tuple(
    fc.boolean(),
    fc.array(fc.constantFrom(0, 1), { maxLength: 3 }).map((octets) => Uint8Array.from(octets)),
  );
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 60 }), (operations) => {
      const tree = new SubscriptionTree();
      const plain = new Map<string, number>();
      for (const [adds, topic] of operations) {
        const key = keyOf(topic);
        const count = plain.get(key) ?? 0;
        if (adds) assert.equal(tree.add(topic), count === 0);
        else assert.equal(tree.remove(topic), count === 1);
        const next = Math.max(0, count + (adds ? 1 : -1));
        if (next > 0) plain.set(key, next);
        else plain.delete(key);
        assert.equal(tree.size, plain.size);
        assert.equal(
          tree.match(topic),
          [...plain.keys()].some((prefix) => key.startsWith(prefix)),
        );
      }
    }),
  );
});

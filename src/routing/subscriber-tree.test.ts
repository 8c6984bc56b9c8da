import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { decodeText, encodeText, keyOf } from "../base/bytes.ts";
import { SubscriberTree } from "./subscriber-tree.ts";

interface Subscriber {
  readonly name: string;
}

const ann = { name: "ann" };
const bob = { name: "bob" };
const cid = { name: "cid" };

function names(tree: SubscriberTree<Subscriber>, frame: Uint8Array): string[] {
  const found = new Set<string>();
  tree.match(frame, { match: ({ name }) => found.add(name) });
  return [...found].sort();
}

function add(tree: SubscriberTree<Subscriber>, subscriber: Subscriber, ...topics: string[]): boolean[] {
  return topics.map((topic) => tree.add(encodeText(topic), subscriber));
}

test("a frame matches everybody who has a prefix of it", () => {
  const tree = new SubscriberTree<Subscriber>();
  add(tree, ann, "a", "ab");
  add(tree, bob, "ab");
  add(tree, cid, "");
  assert.deepEqual(names(tree, encodeText("abc")), ["ann", "bob", "cid"]);
  assert.deepEqual(names(tree, encodeText("a")), ["ann", "cid"]);
  assert.deepEqual(names(tree, encodeText("b")), ["cid"]);
});

test("only the first subscriber of a topic makes it new; equal topics of one are one", () => {
  const tree = new SubscriberTree<Subscriber>();
  assert.deepEqual(add(tree, ann, "a", "a"), [true, false]);
  assert.deepEqual(add(tree, bob, "a", "a"), [false, false]);
  assert.deepEqual(add(tree, cid, "a"), [false]);
  assert.equal(tree.size, 1);
  assert.equal(tree.remove(encodeText("a"), ann), "remain");
  assert.equal(tree.remove(encodeText("a"), bob), "remain");
  assert.deepEqual(names(tree, encodeText("a")), ["cid"]);
  assert.equal(tree.remove(encodeText("a"), cid), "last");
  assert.equal(tree.size, 0);
});

test("whoever adds a topic twice has it once, and is the last to leave it", () => {
  const tree = new SubscriberTree<Subscriber>();
  add(tree, ann, "a", "a");
  assert.equal(tree.remove(encodeText("a"), ann), "last");
  assert.equal(tree.size, 0);
});

test("removing what one does not have changes nothing", () => {
  const tree = new SubscriberTree<Subscriber>();
  add(tree, ann, "a");
  assert.equal(tree.remove(encodeText("b"), ann), "unknown");
  assert.equal(tree.remove(encodeText("a"), bob), "remain");
  add(tree, bob, "b");
  assert.equal(tree.remove(encodeText("a"), bob), "remain");
  assert.deepEqual(names(tree, encodeText("a")), ["ann"]);
});

test("whoever leaves cancels the topics that nobody else has, or all, or none", () => {
  for (const [cancel, expected] of [
    ["last", ["\u0000a"]],
    ["all", ["\u0000a", "\u0000b"]],
    ["none", []],
  ] as const) {
    const tree = new SubscriberTree<Subscriber>();
    add(tree, ann, "a", "b");
    add(tree, bob, "b");
    assert.deepEqual(tree.removeAll(ann, cancel).map(decodeText).sort(), expected);
    assert.deepEqual(names(tree, encodeText("a")), []);
    assert.deepEqual(names(tree, encodeText("b")), ["bob"]);
    assert.equal(tree.size, 1);
    assert.deepEqual(tree.removeAll(ann, cancel), []);
  }
});

test("whoever remains alone with a topic that others had leaves it once", () => {
  const tree = new SubscriberTree<Subscriber>();
  add(tree, ann, "a");
  add(tree, bob, "a");
  tree.remove(encodeText("a"), ann);
  assert.equal(tree.removeSome(bob, Infinity), 1);
  assert.deepEqual([tree.size, tree.removeSome(bob, 1)], [0, 0]);
});

test("cancellations come in the order in which the topics came", () => {
  const tree = new SubscriberTree<Subscriber>();
  add(tree, ann, "c", "a", "b", "d");
  tree.remove(encodeText("a"), ann);
  assert.deepEqual(tree.removeAll(ann, "last").map(decodeText), ["\u0000c", "\u0000b", "\u0000d"]);
});

test("what comes behind the last topic that was left is cancelled in its place", () => {
  const tree = new SubscriberTree<Subscriber>();
  add(tree, ann, "a", "b");
  tree.remove(encodeText("b"), ann);
  tree.remove(encodeText("a"), ann);
  add(tree, bob, "b", "a");
  add(tree, ann, "c", "d");
  assert.deepEqual(tree.removeAll(ann, "last").map(decodeText), ["\u0000c", "\u0000d"]);
});

test("whoever has left only some of its own topics still has the others", () => {
  const tree = new SubscriberTree<Subscriber>();
  add(tree, ann, "a", "b", "c");
  assert.equal(tree.removeSome(ann, 2), 2);
  assert.deepEqual(names(tree, encodeText("c")), ["ann"]);
  assert.deepEqual(tree.removeAll(ann, "last").map(decodeText), ["\u0000c"]);
});

test("whoever has left all its topics is not kept in memory", async () => {
  const tree = new SubscriberTree<Subscriber>();
  const gone = new WeakRef({ name: "dan" });
  const leave = (subscriber: Subscriber): void => {
    add(tree, subscriber, "a", "b");
    tree.removeSome(subscriber, Infinity);
  };
  leave(gone.deref() as Subscriber);
  await new Promise((resolve) => setImmediate(resolve));
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  assert.equal(gone.deref(), undefined);
  assert.equal(tree.size, 0);
});

test("a subscriber can leave its topics a few at a time, and others keep theirs", () => {
  const tree = new SubscriberTree<Subscriber>();
  add(tree, ann, "a", "b", "c", "d");
  add(tree, bob, "c", "e");
  add(tree, cid, "c", "d");
  assert.deepEqual([tree.removeSome(ann, 1), tree.size], [1, 4]);
  assert.deepEqual([tree.removeSome(ann, 2), tree.size], [2, 3]);
  assert.equal(names(tree, encodeText("c")).length + names(tree, encodeText("d")).length, 4);
  assert.deepEqual([tree.removeSome(ann, 2), tree.size], [1, 3]);
  assert.deepEqual([names(tree, encodeText("c")), names(tree, encodeText("d"))], [["bob", "cid"], ["cid"]]);
  assert.equal(tree.removeSome(ann, 2), 0);
  assert.deepEqual(tree.removeAll(bob, "last").map(decodeText), ["\u0000e"]);
  assert.equal(tree.remove(encodeText("c"), cid), "last");
});

test("whoever leaves with none left is forgotten, and one that comes anew gets nothing of the past", () => {
  const tree = new SubscriberTree<Subscriber>();
  add(tree, ann, "a");
  assert.equal(tree.removeSome(ann, 1), 1);
  add(tree, bob, "b");
  add(tree, ann, "a");
  assert.deepEqual([names(tree, encodeText("a")), names(tree, encodeText("b"))], [["ann"], ["bob"]]);
});

test("one subscriber can be asked for alone", () => {
  const tree = new SubscriberTree<Subscriber>();
  add(tree, ann, "a");
  add(tree, bob, "a", "b");
  assert.equal(tree.matches(encodeText("ax"), ann), true);
  assert.equal(tree.matches(encodeText("b"), ann), false);
  assert.equal(tree.matches(encodeText("a"), cid), false);
  add(tree, ann, "c");
  assert.equal(tree.matches(encodeText("cx"), ann), true);
  assert.equal(tree.matches(encodeText("c"), bob), false);
  assert.equal(tree.matches(encodeText("b"), ann), false);
});

test("it knows who has what as plain sets know it", () => {
  const topic = fc.array(fc.constantFrom(0, 1), { maxLength: 3 }).map((octets) => Uint8Array.from(octets));
  const operation = fc.tuple(
    fc.constantFrom("add", "add", "remove", "removeAll", "removeSome"),
    topic,
    fc.constantFrom(ann, bob, cid),
  );
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 60 }), (operations) => {
      const tree = new SubscriberTree<Subscriber>();
      const plain = new Map<string, Set<Subscriber>>();
      for (const [name, octets, who] of operations) {
        const key = keyOf(octets);
        const holders = plain.get(key) ?? new Set();
        if (name === "add") {
          assert.equal(tree.add(octets, who), holders.size === 0);
          plain.set(key, holders.add(who));
        } else if (name === "remove") {
          const had = holders.delete(who);
          const left = had && holders.size === 0 ? "last" : "remain";
          assert.equal(tree.remove(octets, who), plain.has(key) ? left : "unknown");
        } else if (name === "removeSome") {
          const had = [...plain.values()].filter((all) => all.has(who)).length;
          assert.equal(tree.removeSome(who, 2), Math.min(had, 2));
          assert.equal(tree.removeSome(who, Infinity), Math.max(0, had - 2));
          for (const all of plain.values()) all.delete(who);
        } else {
          const last = [...plain]
            .filter(([, all]) => all.has(who) && all.size === 1)
            .map(([topic]) => `\u0000${topic}`);
          for (const all of plain.values()) all.delete(who);
          assert.deepEqual(tree.removeAll(who, "last").map(keyOf).sort(), last.sort());
        }
        for (const [topic, all] of plain) if (all.size === 0) plain.delete(topic);
        assert.equal(tree.size, plain.size);
        const matching = [...plain].filter(([prefix]) => key.startsWith(prefix)).flatMap(([, all]) => [...all]);
        assert.deepEqual(names(tree, octets), [...new Set(matching.map((subscriber) => subscriber.name))].sort());
      }
    }),
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Message } from "../base/message.ts";
import { Pipe, type PipeLimit } from "./pipe.ts";

function numbered(number: number): Message {
  return [Uint8Array.of(number)];
}

/** A pair whose edges are noted: "a readable" is one at the first end. */
function pairWith(towardsA: PipeLimit, towardsB: PipeLimit): { a: Pipe; b: Pipe; edges: string[] } {
  const [a, b] = Pipe.pair([towardsA, towardsB]);
  const edges: string[] = [];
  for (const [name, pipe] of [
    ["a", a],
    ["b", b],
  ] as const) {
    pipe.owner = {
      readable: (which) => edges.push(which === pipe ? `${name} readable` : "wrong pipe"),
      writable: (which) => edges.push(which === pipe ? `${name} writable` : "wrong pipe"),
      ended: (which) => edges.push(which === pipe ? `${name} ended` : "wrong pipe"),
    };
  }
  return { a, b, edges };
}

function pair(highWaterMark = 0): { a: Pipe; b: Pipe; edges: string[] } {
  return pairWith({ highWaterMark }, { highWaterMark });
}

test("messages come out at the other end in order, each way", () => {
  const { a, b } = pair();
  a.write(numbered(1));
  a.write(numbered(2));
  b.write(numbered(3));
  assert.deepEqual([b.pending, a.pending, a.unread, b.unread], [2, 1, 2, 1]);
  assert.deepEqual([b.read(), b.read(), b.read()], [numbered(1), numbered(2), undefined]);
  assert.deepEqual(a.read(), numbered(3));
});

test("a message that others get too is the reader's own, unless it only looks", () => {
  const { a, b } = pair(2);
  const message = numbered(1);
  a.write(message);
  assert.equal(b.read(), message);
  assert.deepEqual([a.share(message), a.share(message), a.share(message)], [true, true, false]);
  const own = b.read();
  b.owner = { onlyLooks: true, readable() {}, writable() {}, ended() {} };
  const shared = b.read();
  assert.deepEqual([own, shared], [message, message]);
  assert.deepEqual([own === message, own?.[0] === message[0], shared === message], [false, true, true]);
});

test("a reader that makes room when it hears that the pipe is full saves the writer a wait", () => {
  const { a, b, edges } = pair(2);
  const read: (Message | undefined)[] = [];
  b.owner = { ...b.owner, full: (which) => read.push(which.read()) };
  assert.deepEqual([a.write(numbered(1)), a.write(numbered(2))], [true, true]);
  assert.deepEqual(read, []);
  assert.equal(a.write(numbered(3)), true);
  assert.deepEqual(read, [numbered(1)]);
  b.read();
  assert.deepEqual(edges, ["b readable"]);
});

test("a reader that makes no room when it hears that the pipe is full lets the writer wait", () => {
  const { a, b, edges } = pair(1);
  let told = 0;
  b.owner = { ...b.owner, full: () => told++ };
  a.write(numbered(1));
  assert.equal(a.write(numbered(2)), false);
  assert.equal(told, 1);
  b.read();
  assert.deepEqual(edges, ["b readable", "a writable"]);
});

test("readable is told once, and again after a read that found nothing", () => {
  const { a, b, edges } = pair();
  a.write(numbered(1));
  a.write(numbered(2));
  assert.deepEqual(edges, ["b readable"]);
  b.read();
  b.read();
  a.write(numbered(3));
  assert.deepEqual(edges, ["b readable"]);
  b.read();
  b.read();
  a.write(numbered(4));
  assert.deepEqual(edges, ["b readable", "b readable"]);
});

test("a pipe without an owner loses no message", () => {
  const [a, b] = Pipe.pair([{ highWaterMark: 1 }, { highWaterMark: 1 }]);
  a.write(numbered(1));
  assert.equal(a.write(numbered(2)), false);
  assert.deepEqual(b.read(), numbered(1));
  a.close();
  assert.equal(b.ended, true);
});

test("a direction is full at its own high-water mark", () => {
  const { a, b } = pairWith({ highWaterMark: 1 }, { highWaterMark: 2 });
  assert.deepEqual(
    [1, 2, 3].map((number) => a.write(numbered(number))),
    [true, true, false],
  );
  assert.deepEqual(
    [1, 2].map((number) => b.write(numbered(number))),
    [true, false],
  );
  assert.deepEqual([a.hasRoom, b.hasRoom], [false, false]);
  assert.equal(b.pending, 2);
});

test("a high-water mark of 0 is no limit", () => {
  const { a, b } = pair();
  for (let i = 0; i < 5000; i++) assert.equal(a.write(numbered(0)), true);
  assert.equal(b.pending, 5000);
});

for (const [mark, reads] of [
  [1, 1],
  [2, 1],
  [3, 2],
  [4, 2],
  [5, 3],
] as const) {
  test(`with a mark of ${mark}, a writer that found no room hears of it after ${reads} reads`, () => {
    const { a, b, edges } = pair(mark);
    while (a.write(numbered(0)));
    edges.length = 0;
    for (let i = 1; i < reads; i++) b.read();
    assert.deepEqual(edges, []);
    b.read();
    assert.deepEqual(edges, ["a writable"]);
    while (b.read() !== undefined);
    assert.deepEqual(edges, ["a writable"]);
  });
}

test("a writer that never found the pipe full hears nothing", () => {
  const { a, b, edges } = pair(1);
  a.write(numbered(1));
  b.read();
  assert.deepEqual(edges, ["b readable"]);
});

test("force goes past the high-water mark", () => {
  const { a, b } = pair(1);
  a.write(numbered(1));
  a.force(numbered(2));
  assert.equal(b.pending, 2);
});

test("a conflated direction keeps the newest message and is never full", () => {
  const { a, b } = pairWith({ highWaterMark: 1 }, { highWaterMark: 1, conflate: true });
  assert.deepEqual(
    [1, 2, 3].map((number) => a.write(numbered(number))),
    [true, true, true],
  );
  assert.deepEqual([b.read(), b.read()], [numbered(3), undefined]);
});

test("an end that keeps the newest from now on keeps one of those that wait", () => {
  const { a, b } = pair();
  for (const number of [1, 2, 3]) a.write(numbered(number));
  b.keepNewest();
  assert.equal(b.pending, 1);
  assert.deepEqual(b.read(), numbered(3));
  for (const number of [4, 5]) a.write(numbered(number));
  assert.deepEqual([b.read(), b.read()], [numbered(5), undefined]);
});

test("a writer that waits goes on at an end that keeps the newest from now on", () => {
  const { a, b, edges } = pair(1);
  while (a.write(numbered(0)));
  edges.length = 0;
  b.keepNewest();
  assert.deepEqual(edges, ["a writable"]);
});

test("a raised limit lets a waiting writer go on", () => {
  const { a, b, edges } = pair(1);
  while (a.write(numbered(0)));
  edges.length = 0;
  b.limit(1);
  assert.deepEqual(edges, []);
  b.limit(2);
  assert.deepEqual(edges, ["a writable"]);
  assert.equal(a.write(numbered(0)), true);
});

test("a lowered limit keeps what is queued", () => {
  const { a, b } = pair(3);
  a.write(numbered(1));
  a.write(numbered(2));
  b.limit(1);
  assert.equal(a.hasRoom, false);
  assert.deepEqual([b.read(), b.read()], [numbered(1), numbered(2)]);
  assert.equal(a.hasRoom, true);
});

test("what was written before a close can be read after it", () => {
  const { a, b, edges } = pair();
  a.write(numbered(1));
  a.close();
  assert.deepEqual([a.closed, a.ended, b.closed, b.ended], [true, false, false, true]);
  assert.deepEqual(edges, ["b readable", "b ended"]);
  assert.deepEqual([b.read(), b.read()], [numbered(1), undefined]);
});

test("nothing is written to a closed pipe, from either end", () => {
  const { a, b } = pair();
  a.close();
  assert.deepEqual([a.hasRoom, b.hasRoom], [false, false]);
  assert.deepEqual([a.write(numbered(1)), b.write(numbered(1))], [false, false]);
  b.force(numbered(1));
  assert.deepEqual([a.pending, b.pending], [0, 0]);
});

test("closing drops what waits at that end", () => {
  const { a, b } = pair();
  b.write(numbered(1));
  a.close();
  assert.deepEqual([a.pending, a.read()], [0, undefined]);
});

test("an end is told of the other's close once, and not when it was closed itself", () => {
  const { a, b, edges } = pair();
  a.close();
  a.close();
  b.close();
  assert.deepEqual(edges, ["b ended"]);
});

test("an end that was closed hears of no room", () => {
  const { a, b, edges } = pair(1);
  while (a.write(numbered(0)));
  a.close();
  edges.length = 0;
  b.read();
  assert.deepEqual(edges, []);
});

test("a reader that reads within the edge asks for the next one", () => {
  const { a, b } = pair();
  const seen: (Message | undefined)[] = [];
  b.owner = {
    readable: (pipe) => {
      for (let message = pipe.read(); message !== undefined; message = pipe.read()) seen.push(message);
    },
    writable() {},
    ended() {},
  };
  a.write(numbered(1));
  a.write(numbered(2));
  assert.deepEqual(seen, [numbered(1), numbered(2)]);
});

test("a writer that writes within the edge keeps the order", () => {
  const { a, b } = pair(1);
  let next = 1;
  a.owner = { readable() {}, writable: (pipe) => void (pipe.write(numbered(next++)) && pipe.hasRoom), ended() {} };
  a.write(numbered(0));
  assert.equal(a.hasRoom, false);
  assert.deepEqual(
    [0, 1, 2, 3].map(() => b.read()),
    [0, 1, 2, 3].map(numbered),
  );
});

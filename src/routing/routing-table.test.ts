import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeText } from "../base/bytes.ts";
import { Pipe } from "../pipe/pipe.ts";
import { RoutingTable } from "./routing-table.ts";

function newPipe(): Pipe {
  return Pipe.pair([{ highWaterMark: 0 }, { highWaterMark: 0 }])[0];
}

test("a pipe is found by its id, and the id by its pipe", () => {
  const table = new RoutingTable();
  const pipe = newPipe();
  assert.equal(table.has(pipe), false);
  table.add(pipe, encodeText("a"));
  assert.equal(table.pipe(encodeText("a")), pipe);
  assert.equal(table.pipe(encodeText("b")), undefined);
  assert.deepEqual(table.id(pipe), encodeText("a"));
  assert.equal(table.has(pipe), true);
  assert.deepEqual([...table.pipes()], [pipe]);
});

test("the id of a removed pipe is free, and still known as its own", () => {
  const table = new RoutingTable();
  const pipe = newPipe();
  table.add(pipe, encodeText("a"));
  table.remove(pipe);
  assert.equal(table.pipe(encodeText("a")), undefined);
  assert.deepEqual(table.id(pipe), encodeText("a"));
  assert.equal(table.has(pipe), false);
  table.remove(newPipe());
});

test("removing the former holder of an id leaves the new one", () => {
  const table = new RoutingTable();
  const [old, young] = [newPipe(), newPipe()];
  table.add(old, encodeText("a"));
  table.add(young, encodeText("a"));
  table.remove(old);
  assert.equal(table.pipe(encodeText("a")), young);
});

test("another id for a pipe frees its former one", () => {
  const table = new RoutingTable();
  const pipe = newPipe();
  table.add(pipe, encodeText("a"));
  table.add(pipe, encodeText("b"));
  assert.equal(table.pipe(encodeText("a")), undefined);
  assert.equal(table.pipe(encodeText("b")), pipe);
});

test("an id in use cannot be assigned, and its holder keeps it", () => {
  const table = new RoutingTable();
  const [old, young] = [newPipe(), newPipe()];
  table.assign(old, encodeText("a"));
  assert.throws(() => table.assign(young, encodeText("a")), { code: "EINVAL" });
  assert.equal(table.pipe(encodeText("a")), old);
  assert.equal(table.has(young), false);
});

test("generated ids are 5 octets that begin with zero, each another", (t) => {
  t.mock.method(Math, "random", () => 1 - 2 ** -40);
  const table = new RoutingTable();
  // The counter starts at its end and goes round.
  assert.deepEqual([...table.generate()], [0, 0, 0, 0, 0]);
  assert.deepEqual([...table.generate()], [0, 0, 0, 0, 1]);
  table.add(newPipe(), Uint8Array.of(0, 0, 0, 0, 2));
  assert.deepEqual([...table.generate()], [0, 0, 0, 0, 3]);
});

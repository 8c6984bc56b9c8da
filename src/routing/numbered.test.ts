import assert from "node:assert/strict";
import { test } from "node:test";
import { Numbered } from "./numbered.ts";

test("each thing has a number of its own, from 1 on", () => {
  const things = new Numbered<string>();
  assert.deepEqual(
    ["a", "b", "c"].map((thing) => things.add(thing)),
    [1, 2, 3],
  );
  assert.deepEqual(
    [1, 2, 3].map((number) => things.get(number)),
    ["a", "b", "c"],
  );
});

test("the number of what was removed is given out again, and nothing else moves", () => {
  const things = new Numbered<string>();
  for (const thing of ["a", "b", "c"]) things.add(thing);
  things.remove(2);
  assert.equal(things.get(2), undefined);
  assert.equal(things.add("d"), 2);
  assert.equal(things.add("e"), 4);
  assert.deepEqual(
    [1, 2, 3, 4].map((number) => things.get(number)),
    ["a", "d", "c", "e"],
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { scaleTable } from "./scale-table.ts";
import { tasks } from "./tasks.ts";

test("a table has a row for each n, with three digits that count", () => {
  const [task] = tasks;
  assert.ok(task);
  const text = scaleTable(task, [
    { task: task.name, n: 1000, figures: { "octets each": 1234.56, "M matches/s": 1.234 } },
    { task: task.name, n: 1e6, figures: { "octets each": 98.76, "M matches/s": 12.34 } },
  ]);
  const [title, head, ...rows] = text.split("\n").map((line) => line.trim().split(/ {2,}/));
  assert.deepEqual([title, head], [[task.title], ["n", "octets each", "M matches/s"]]);
  assert.deepEqual(rows, [
    ["1,000", "1,235", "1.23"],
    ["1,000,000", "98.8", "12.3"],
  ]);
});

test("every task has a name of its own and grows", () => {
  assert.equal(new Set(tasks.map(({ name }) => name)).size, tasks.length);
  for (const { sizes } of tasks)
    assert.deepEqual(
      sizes,
      [...sizes].sort((a, b) => a - b),
    );
});

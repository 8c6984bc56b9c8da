import assert from "node:assert/strict";
import { test } from "node:test";
import { median, quantile, spread } from "./statistics.ts";

test("the median of an odd number of samples is one of them, however they are ordered", () => {
  assert.equal(median([9, 1, 5]), 5);
});

test("the median of an even number of samples lies between two of them", () => {
  assert.equal(median([4, 1, 2, 3]), 2.5);
});

test("quantiles at the ends are the smallest and the largest sample", () => {
  assert.equal(quantile([3, 1, 2], 0), 1);
  assert.equal(quantile([3, 1, 2], 1), 3);
});

test("the spread is the distance of the quartiles as a part of the median", () => {
  assert.equal(spread([1, 2, 3, 4, 5]), 2 / 3);
  assert.equal(spread([7, 7, 7]), 0);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { peakIn, ticksIn } from "./process-cost.ts";

test("user and system time are found behind a name with blanks and parentheses", () => {
  const stat = "42 (a (b) c) S 1 42 42 0 -1 4194560 100 0 0 0 17 5 0 0 20 0 11 0 999 1000 50";
  assert.equal(ticksIn(stat), 22);
});

test("the peak is told in octets", () => {
  assert.equal(peakIn("VmPeak:\t  900 kB\nVmHWM:\t   64 kB\nVmRSS:\t 1 kB\n"), 65536);
});

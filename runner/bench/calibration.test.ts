import assert from "node:assert/strict";
import { test } from "node:test";
import { countFor, firstCount, nextCount } from "./calibration.ts";
import { findWorkloads, type Workload } from "./workload.ts";

const [pushPull, fan, reqRep] = findWorkloads(["push-pull", "pub-sub-100", "req-rep"]) as [
  Workload,
  Workload,
  Workload,
];

test("a trial that was too short is followed by one that grows at most tenfold", () => {
  const wanted = { workload: pushPull, size: 64, seconds: 1 };
  assert.equal(nextCount(wanted, 1000, { perSecond: 1e6, ns: 1e6 }), 10_000);
  assert.equal(nextCount(wanted, 1000, { perSecond: 5000, ns: 2e8 }), 5000);
  assert.equal(nextCount(wanted, 1000, { perSecond: 4000, ns: 2.5e8 }), undefined);
});

test("the count is what fills the wanted time", () => {
  assert.equal(countFor({ workload: pushPull, size: 64, seconds: 0.5 }, { perSecond: 1e6, ns: 1e9 }), 500_000);
});

test("what a hundred subscribers receive counts a hundred times", () => {
  assert.equal(countFor({ workload: fan, size: 64, seconds: 1 }, { perSecond: 1e6, ns: 1e9 }), 10_000);
});

test("no measurement moves more than a GiB, or less than ten messages", () => {
  const large = { workload: pushPull, size: 1048576, seconds: 10 };
  assert.equal(countFor(large, { perSecond: 1e6, ns: 1e9 }), 1024);
  const widest = { workload: fan, size: 1048576, seconds: 10 };
  assert.equal(firstCount(widest), 10);
  assert.equal(countFor(widest, { perSecond: 1e6, ns: 1e9 }), 10);
});

test("a trial of as much as may be moved is the last one", () => {
  const large = { workload: pushPull, size: 1048576, seconds: 10 };
  assert.equal(nextCount(large, 1000, { perSecond: 1e6, ns: 1 }), 1024);
  assert.equal(nextCount(large, 1024, { perSecond: 1e6, ns: 1 }), undefined);
});

test("round trips begin with few", () => {
  assert.equal(firstCount({ workload: reqRep, size: 64, seconds: 1 }), 20);
});

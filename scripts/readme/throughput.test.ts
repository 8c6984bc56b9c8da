import assert from "node:assert/strict";
import { test } from "node:test";
import type { BenchRow } from "../../runner/bench/bench-row.ts";
import type { BenchResult } from "../../runner/bench/result.ts";
import { benchReport, throughputOverview } from "./throughput.ts";

function row(size: number, more: Partial<BenchRow> = {}): BenchRow {
  const facts = { contender: "libzmq", title: "libzmq (C)", peer: "libzmq", mode: "batch" } as const;
  return { ...facts, pattern: "push-pull", transport: "tcp", size, samples: [1e6], perSecond: 1e6, ...more };
}

const result: BenchResult = {
  ...{ format: "zmqspec-bench", version: 4, startedAt: "2026-01-02T03:04:05.678Z", durationS: 60 },
  machine: { cpus: 2, model: "sample", node: "v20" },
  versions: { libzmq: { name: "libzmq", version: "4.3.4" } },
  settings: { rounds: 7, seconds: 0.5, warmUp: 1.5, compiled: true },
  results: [row(64), row(1024), row(64, { transport: "ipc", failures: ["it hung"] })],
  goals: [],
};

test("the overview has charts, the tables that were measured, and where the numbers come from", () => {
  const text = throughputOverview(result);
  assert.match(text, /srcset="docs\/bench\/push-pull-dark\.svg"/);
  assert.match(text, /PUSH\/PULL, tcp, messages a second \(times libzmq\):\n\n\| {2}\| 64 B \| 1 KiB \|/);
  assert.doesNotMatch(text, /REQ\/REP/);
  assert.match(
    text,
    /libzmq 4\.3\.4; 2 cores, sample, Node\.js v20; medians of 7 rounds of 0\.5 s after 1\.5 s of warming up; 2026-01-02\.$/,
  );
});

test("both say when what was measured is not what is installed", () => {
  const sources = { ...result, settings: { ...result.settings, compiled: false } };
  for (const text of [throughputOverview(sources), benchReport(sources)]) {
    assert.match(text, /libzmq 4\.3\.4; the sources under tsx, slower than what is installed; 2 cores/);
  }
});

test("the report has every table, and what could not be measured", () => {
  const text = benchReport(result);
  assert.match(text, /src="bench\/push-pull-light\.svg"/);
  assert.match(text, /### PUSH\/PULL, ipc\n/);
  assert.match(text, /- PUSH\/PULL, ipc, 64 B: libzmq \(C\): 1 failed: it hung$/);
});

import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Case } from "../plan/case.ts";
import { planCases } from "../plan/plan-cases.ts";
import { readFeatures } from "../plan/read-features.ts";
import { fixtureCatalogue, fixtureLayout } from "../test-samples.ts";
import { chunksOf } from "./chunks.ts";
import type { Outcome } from "./outcome.ts";
import { type PoolLimits, WorkerPool } from "./worker-pool.ts";

const PATIENT: PoolLimits = { silenceMs: 60_000, wholeMs: 60_000, restarts: 3 };
const BEFORE = "DEMO-MUST-01/before[tcp]";
const AFTER = "DEMO-MUST-01/after[tcp]";
const DIES = "DEMO-MUST-02/the-process-dies[tcp]";
const HANGS = "DEMO-MUST-02/it-takes-long[tcp]";

interface Setting {
  limits?: Partial<PoolLimits>;
  stepFiles?: string[];
  driver?: "in-process";
  onStart?: (id: string, pool: WorkerPool) => void;
}

function poolOf({ limits, stepFiles, driver, onStart }: Setting): { pool: WorkerPool; outcomes: Map<string, Outcome> } {
  const { root, stepFiles: own } = fixtureLayout();
  const outcomes = new Map<string, Outcome>();
  const pool: WorkerPool = new WorkerPool({
    settings: {
      root,
      stepFiles: stepFiles ?? own,
      implementation: "sample",
      driver: driver ? { kind: driver } : { kind: "process", command: ["true"] },
      timeScale: 1,
      validate: false,
    },
    workers: 1,
    limits: { ...PATIENT, ...limits },
    onStart: (id) => onStart?.(id, pool),
    onOutcome: (id, outcome) => outcomes.set(id, outcome),
  });
  return { pool, outcomes };
}

function accidents(...ids: string[]): Case[] {
  const cases = planCases(readFeatures(fixtureLayout()), fixtureCatalogue());
  return cases.filter(({ id }) => ids.includes(id));
}

const oneChunk = (cases: Case[]) => [{ transport: "tcp", cases }];

test("a worker that dies costs the case it was at; the rest goes on in another", async () => {
  const { pool, outcomes } = poolOf({});
  assert.equal(await pool.run(oneChunk(accidents(BEFORE, DIES, AFTER))), undefined);
  assert.equal(outcomes.get(BEFORE)?.verdict, "PASS");
  assert.equal(outcomes.get(AFTER)?.verdict, "PASS");
  const lost = outcomes.get(DIES);
  assert.deepEqual(
    [lost?.verdict, lost?.reason, lost?.stderr],
    ["ERROR", "the process exited with code 7", "last words"],
  );
});

test("it is the implementation's crash when that ran in the worker", async () => {
  const { pool, outcomes } = poolOf({ driver: "in-process" });
  await pool.run(oneChunk(accidents(DIES)));
  assert.equal(outcomes.get(DIES)?.verdict, "CRASH");
});

test("it is not the crash of a driver that a chunk has brought along as a process", async () => {
  const { pool, outcomes } = poolOf({ driver: "in-process" });
  const driver = { kind: "process" as const, command: ["true"] };
  await pool.run(oneChunk(accidents(DIES, AFTER)).map((chunk) => ({ ...chunk, driver })));
  assert.deepEqual([outcomes.get(DIES)?.verdict, outcomes.get(AFTER)?.verdict], ["ERROR", "PASS"]);
});

test("a worker that falls silent is replaced", async () => {
  const { pool, outcomes } = poolOf({ driver: "in-process", limits: { silenceMs: 6_000 } });
  assert.equal(await pool.run(oneChunk(accidents(HANGS, AFTER))), undefined);
  assert.equal(outcomes.get(HANGS)?.verdict, "TIMEOUT");
  assert.match(outcomes.get(HANGS)?.reason ?? "", /no sign of life for \d+ s/);
});

test("workers are replaced only so often", async () => {
  const { pool, outcomes } = poolOf({ limits: { restarts: 0 } });
  assert.equal(await pool.run(oneChunk(accidents(DIES, AFTER))), "workers ended 1 times");
  assert.deepEqual([...outcomes.keys()], [DIES]);
});

test("a run that takes too long is ended", async () => {
  const { pool, outcomes } = poolOf({ limits: { wholeMs: 1 } });
  assert.match((await pool.run(oneChunk(accidents(HANGS)))) ?? "", /took longer/);
  assert.equal(outcomes.size, 0);
});

test("an abort ends a case that never would", async () => {
  const { pool, outcomes } = poolOf({ onStart: (id, running) => id === HANGS && running.abort("interrupted") });
  assert.equal(await pool.run(oneChunk(accidents(BEFORE, HANGS))), "interrupted");
  assert.deepEqual([...outcomes.keys()], [BEFORE]);
});

test("step definitions that cannot be loaded are an error of the harness", async () => {
  const broken = join(mkdtempSync(join(tmpdir(), "zmqspec-steps-")), "broken.ts");
  writeFileSync(broken, "throw new Error('no steps today');");
  const { pool } = poolOf({ stepFiles: [broken] });
  await assert.rejects(pool.run(oneChunk(accidents(BEFORE))), /no steps today/);
});

test("chunks have one transport each, keep every case once and come largest first", () => {
  const cases = planCases(readFeatures(fixtureLayout()), fixtureCatalogue());
  const chunks = chunksOf(cases, 2);
  const ids = chunks.flatMap((chunk) => chunk.cases.map(({ id }) => id));
  assert.deepEqual(ids.toSorted(), cases.map(({ id }) => id).toSorted());
  for (const { transport, cases: members } of chunks) {
    assert.ok(members.every(({ id }) => id.endsWith(`[${transport}]`)));
  }
  const sizes = chunks.map((chunk) => chunk.cases.length);
  assert.deepEqual(
    sizes,
    sizes.toSorted((a, b) => b - a),
  );
});

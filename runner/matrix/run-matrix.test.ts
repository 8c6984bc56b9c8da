import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Outcome } from "../execute/outcome.ts";
import { shakeHands } from "../peers/shake-hands.ts";
import type { MatrixSelection } from "./plan-cells.ts";
import { type Participant, planMatrix, runMatrix } from "./run-matrix.ts";

const program = (path: string): string => new URL(path, import.meta.url).pathname;
const node = [process.execPath, "--import", import.meta.resolve("tsx")];
const reference = [...node, program("../../interop/reference/driver.ts")];
const faulty = [...node, program("../fixtures/faulty-driver.ts")];

async function participant(name: string, command: string[]): Promise<Participant> {
  const spec = { kind: "process" as const, command };
  return { name, spec, hello: await shakeHands(spec, { timeScale: 1, validate: false }) };
}

async function outcomes(
  participants: Participant[],
  options: { selection?: MatrixSelection; timeScale?: number } = {},
): Promise<Map<string, Outcome>> {
  const { selection = {}, timeScale = 1 } = options;
  const results = new Map<string, Outcome>();
  const signal = new AbortController().signal;
  await runMatrix(participants, {
    selection,
    timeScale,
    parallel: 2,
    signal,
    onOutcome: ({ id }, outcome) => void results.set(id, outcome),
  });
  assert.deepEqual(
    [...results.keys()].sort(),
    planMatrix(participants, selection)
      .map(({ id }) => id)
      .sort(),
  );
  return results;
}

/** The verdicts of the cells of this ordered pair. */
function verdicts(results: Map<string, Outcome>, pair: string): Set<string> {
  return new Set([...results].filter(([id]) => id.includes(`/${pair}/`)).map(([, { verdict }]) => verdict));
}

test("two that understand each other pass every cell", async () => {
  const selection = { pattern: ["DEALER-ROUTER", "PUB-SUB"], transport: ["tcp"] };
  const results = await outcomes([await participant("one", reference)], { selection });
  assert.deepEqual(verdicts(results, "one>one"), new Set(["PASS"]));
  assert.equal(results.size, 2 * 5 + 2 * 7);
});

test("one that dies costs its own cells, and the next ones are run with it started again", async () => {
  const both = [await participant("one", reference), await participant("bad", [...faulty, "connect", "dies"])];
  const results = await outcomes(both, {
    selection: { pattern: ["PUSH-PULL"], transport: ["tcp"], check: ["small", "empty"] },
  });
  assert.deepEqual(verdicts(results, "one>one"), new Set(["PASS"]));
  assert.equal(results.get("PUSH-PULL/tcp/NULL/one>bad/left-binds/small")?.verdict, "CRASH");
  assert.equal(results.get("PUSH-PULL/tcp/NULL/one>bad/left-binds/empty")?.verdict, "CRASH");
  assert.match(results.get("PUSH-PULL/tcp/NULL/bad>bad/left-binds/small")?.reason ?? "", /SIGABRT/);
});

test("one that hangs costs its own cells", async () => {
  const both = [await participant("one", reference), await participant("bad", [...faulty, "bind", "hangs"])];
  const selection = { pattern: ["PUSH-PULL"], transport: ["tcp"], check: ["small"] };
  const results = await outcomes(both, { selection, timeScale: 0.4 });
  assert.deepEqual(verdicts(results, "one>one"), new Set(["PASS"]));
  assert.equal(results.get("PUSH-PULL/tcp/NULL/bad>one/left-binds/small")?.verdict, "TIMEOUT");
  assert.equal(results.get("PUSH-PULL/tcp/NULL/one>bad/right-binds/small")?.verdict, "TIMEOUT");
});

test("one that says yes to everything and does nothing passes nothing", async () => {
  const both = [await participant("one", reference), await participant("bad", faulty)];
  const selection = { pattern: ["PUSH-PULL"], transport: ["tcp"], check: ["small"] };
  const results = await outcomes(both, { selection, timeScale: 0.1 });
  for (const pair of ["one>bad", "bad>one", "bad>bad"]) assert.ok(!verdicts(results, pair).has("PASS"), pair);
});

test("both are started again after a cell that failed: nobody knows what they are still at", async () => {
  const folder = mkdtempSync(join(tmpdir(), "zmqspec-"));
  const starts = join(folder, "starts");
  const counted = ["sh", "-c", `echo >> '${starts}'; exec "$0" "$@"`, ...reference];
  const both = [await participant("one", counted), await participant("bad", faulty)];
  const selection = { pattern: ["PUSH-PULL"], transport: ["tcp"], check: ["small" as const] };
  const results = await outcomes(both, { selection, timeScale: 0.1 });
  const failed = [...results].filter(([, { verdict }]) => verdict !== "PASS").map(([id]) => id.split("one").length - 1);
  assert.ok(failed.filter((ends) => ends > 0).length >= 4);
  // To introduce itself, twice in its pair with itself, and once in either pair with the other; then after each failure.
  const before = 1 + 2 + 2;
  assert.equal(readFileSync(starts, "utf8").length, before + failed.reduce((sum, ends) => sum + ends, 0));
  rmSync(folder, { recursive: true });
});

test("one that does not come up again costs the cells of its pairs", async () => {
  const good = await participant("one", reference);
  const gone: Participant = { ...good, name: "gone", spec: { kind: "process", command: ["/nowhere/driver"] } };
  const results = await outcomes([good, gone], { selection: { pattern: ["PUSH-PULL"], check: ["small"] } });
  assert.deepEqual(verdicts(results, "one>one"), new Set(["PASS"]));
  assert.deepEqual(verdicts(results, "one>gone"), new Set(["CRASH"]));
  assert.match(results.get("PUSH-PULL/tcp/NULL/gone>one/left-binds/small")?.reason ?? "", /could not be started/);
});

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { packageRoot } from "./package-root.ts";
import { fixtureRoot } from "./test-samples.ts";

const tsx = import.meta.resolve("tsx");
const main = new URL("main.ts", import.meta.url).pathname;
const scratch = mkdtempSync(join(tmpdir(), "zmqspec-main-"));

after(() => rmSync(scratch, { recursive: true }));

interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

function zmqspec(...words: string[]): Ended {
  const env = { ...process.env, NO_COLOR: "1", ZMQSPEC_FIXTURE: String(process.pid) };
  return spawnSync(process.execPath, ["--import", tsx, main, ...words], { encoding: "utf8", cwd: scratch, env });
}

interface Record {
  type: string;
  id: string;
  verdict: string;
  reason?: string;
  fluke?: object;
}

let runs = 0;

/** Runs the fixture's cases with these options; the results by case. */
function runFixture(
  ...words: string[]
): Ended & { out: string; verdicts: { [id: string]: string }; records: Record[] } {
  const out = join(scratch, `run-${++runs}`);
  const root = words.includes("--root") ? [] : ["--root", fixtureRoot];
  const ended = zmqspec("run", "--impl", "sample", "--parallel", "1", "--out", out, ...root, ...words);
  const lines = readFileSync(join(out, "results.ndjson"), "utf8").trimEnd().split("\n");
  const records = lines.map((line) => JSON.parse(line) as Record);
  const results = records.filter(({ type }) => type === "result");
  return { ...ended, out, records, verdicts: Object.fromEntries(results.map(({ id, verdict }) => [id, verdict])) };
}

/** A copy of the fixture with other expectations. */
function fixtureWith(expectations: string): string {
  const root = mkdtempSync(join(scratch, "fixture-"));
  cpSync(fixtureRoot, root, { recursive: true });
  symlinkSync(join(packageRoot, "node_modules"), join(root, "node_modules"));
  writeFileSync(join(root, "interop", "sample", "expectations.yaml"), expectations);
  return root;
}

test("0: everything that was selected is as expected", () => {
  const { status, stdout, verdicts } = runFixture("--tags", "@good or @lenient", "--closing-line");
  assert.deepEqual(verdicts, {
    "DEMO-MUST-01/what-works[tcp]": "PASS",
    "DEMO-MUST-01/what-works[ipc]": "PASS",
    "DEMO-MUST-01/what-works[inproc]": "PASS",
    "DEMO-SHOULD-01/a-should-that-is-missed[ipc]": "NON-STRICT",
    "DEMO-MAY-01/a-may-that-is-not-taken[tcp]": "NON-STRICT",
  });
  assert.equal(status, 0);
  assert.equal(stdout.trimEnd().split("\n").at(-1), "5 passed, 0 failed");
});

test("1: each verdict that differs, and a SHOULD when strict", () => {
  const { status, verdicts } = runFixture("--tags", "@bad or @lenient", "--strict");
  assert.deepEqual(verdicts, {
    "DEMO-MUST-02/what-comes-to-fail[tcp]": "FAIL",
    "DEMO-MUST-02/what-comes-to-unsupported[tcp]": "UNSUPPORTED",
    "DEMO-MUST-02/what-comes-to-crash[tcp]": "CRASH",
    "DEMO-MUST-02/what-comes-to-timeout[tcp]": "TIMEOUT",
    "DEMO-MUST-02/what-comes-to-error[tcp]": "ERROR",
    "DEMO-SHOULD-01/a-should-that-is-missed[ipc]": "FAIL",
    "DEMO-MAY-01/a-may-that-is-not-taken[tcp]": "NON-STRICT",
  });
  assert.equal(status, 1);
});

test("1: no fault of the suite passes", () => {
  const { status, records } = runFixture("--tags", "@faulty");
  const results = records.filter(({ type }) => type === "result");
  assert.deepEqual(
    results.map(({ verdict, reason }) => [verdict, reason?.split("\n")[0]]),
    [
      ["ERROR", "undefined step: nobody has written this step"],
      ["ERROR", "ambiguous step: two definitions match this"],
      ["ERROR", "pending step: a step that is pending"],
      ["ERROR", "skipped step: a step that is skipped"],
      ["ERROR", "no verdict was attached"],
      ["ERROR", "more than one verdict was attached"],
      ["ERROR", "the attached verdict is not one: Error: it came to GOOD"],
      ["ERROR", "a step failed in a case said to pass: Error: the hook failed"],
    ],
  );
  assert.equal(status, 1);
});

test("1: a case that passes every other time is flaky", () => {
  const { status, stdout } = runFixture("--tags", "@flaky", "--repeat", "4");
  assert.match(stdout, /is FAIL \(2 PASS, 2 FAIL\), PASS is expected/);
  assert.equal(status, 1);
});

test("0: what is known to be unstable is executed again", () => {
  const root = fixtureWith(`implementation: sample
expectations:
  - {case: "*", verdict: FAIL, class: bug, reason: "came to FAIL", unstable: "a race"}
`);
  const { status, records, stdout } = runFixture("--root", root, "--tags", "@flaky");
  assert.deepEqual(
    records.filter(({ type }) => type === "result").map(({ verdict, fluke }) => [verdict, fluke]),
    [["PASS", { first: { verdict: "FAIL", reason: "it came to FAIL" }, executions: 2, unstable: "a race" }]],
  );
  assert.match(stdout, /1 executed again\n +executed 2 times: DEMO-MUST-02\S+: a race/);
  assert.equal(status, 0);
});

test("0: what nobody expected is retried if that is allowed, and named", () => {
  const { status, records, stdout } = runFixture("--tags", "@flaky", "--retry-unexpected", "1");
  assert.deepEqual(
    records.filter(({ type }) => type === "result").map(({ verdict, fluke }) => [verdict, fluke]),
    [["PASS", { first: { verdict: "FAIL", reason: "it came to FAIL" }, executions: 2 }]],
  );
  assert.match(stdout, /executed 2 times: DEMO-MUST-02\S+: nobody expected FAIL: it came to FAIL/);
  assert.equal(status, 0);
});

test("0: known deviations are as expected, and a hazard is not executed", () => {
  const root = fixtureWith(`implementation: sample
expectations:
  - {case: "DEMO-MUST-02/what-comes-to-fail[tcp]", verdict: FAIL, class: bug, reason: "^it came to"}
  - {case: "DEMO-MUST-02/the-process-dies[tcp]", verdict: NOT-RUN, class: bug, reason: "it dies", hazard: true}
`);
  const { status, verdicts, stdout } = runFixture(
    "--root",
    root,
    "--tags",
    "@bad and @DEMO-MUST-02 or @dies",
    "--scenario",
    "e",
  );
  assert.equal(verdicts["DEMO-MUST-02/the-process-dies[tcp]"], "NOT-RUN");
  assert.match(stdout, /2 known deviations as expected/);
  assert.equal(status, 1, "the other bad ones have no entry");
  assert.equal(runFixture("--root", root, "--scenario", "what comes to fail").status, 0);
});

test("1: an entry that no longer holds", () => {
  const root = fixtureWith(`implementation: sample
expectations:
  - {case: "DEMO-MUST-01/what-works[tcp]", verdict: FAIL, class: bug, reason: "."}
`);
  const { status, stdout } = runFixture("--root", root, "--tags", "@good");
  assert.match(stdout, /passes, although FAIL is expected/);
  assert.match(stdout, /interop\/sample\/expectations\.yaml:3: delete this entry/);
  assert.equal(status, 1);
});

test("2: questions that cannot be asked", () => {
  const root = ["--root", fixtureRoot];
  const wrong: [string[], RegExp][] = [
    [["run", ...root, "--impl", "nobody"], /there is no implementation "nobody"/],
    [["run", ...root, "--impl", "unbuilt"], /build it with: make -C interop\/unbuilt/],
    [["run", ...root, "--impl", "dumb"], /no handshake/],
    [["run", ...root, "--impl", "babbling"], /no handshake.*not JSON/],
    [["run", ...root, "--driver", "/nowhere/driver"], /no handshake.*could not be started/],
    [["run", ...root, "--impl", "sample", "--driver", "x"], /exclude each other/],
    [["run", ...root, "--impl", "sample", "--tags", "@gone"], /no scenario has the tag @gone/],
    [["run", ...root, "--impl", "sample", "--transport", "pigeon"], /the transports are/],
    [["run", ...root, "--impl", "sample", "--requirement", "DEMO-GONE-01"], /no scenario shows it/],
    [["run", ...root, "--impl", "sample", "--parallel", "0"], /whole number/],
    [["run", ...root, "--impl", "sample", "--expectations", "/nowhere.yaml"], /cannot read/],
    [["run", "--bogus"], /unknown option/],
    [["run", "--root", join(scratch, "nothing")], /no features/],
    [["explain", ...root, "DEMO-GONE-01"], /neither a requirement/],
    [["check-driver", ...root], /--impl or --driver is needed/],
  ];
  for (const [words, message] of wrong) {
    const { status, stderr } = zmqspec(...words);
    assert.match(stderr, message, words.join(" "));
    assert.equal(status, 2, words.join(" "));
  }
});

test("3: nothing was selected", () => {
  const { status, stdout } = runFixture("--scenario", "nothing like it");
  assert.match(stdout, /no case was selected/);
  assert.equal(status, 3);
});

test("130: an interrupted run tells what it knows, and what is left over", async () => {
  const out = join(scratch, "interrupted");
  const words = [
    "run",
    "--root",
    fixtureRoot,
    "--impl",
    "sample",
    "--tags",
    "@slow or @good",
    "--parallel",
    "1",
    "--out",
    out,
  ];
  const child = spawn(process.execPath, ["--import", tsx, main, ...words, "--transport", "tcp"], { cwd: scratch });
  let stdout = "";
  child.stdout.on("data", (chunk) => {
    const isFirst = stdout === "";
    stdout += chunk;
    if (isFirst) child.kill("SIGINT");
  });
  const status = await new Promise((resolve) => child.on("close", resolve));
  assert.equal(status, 130);
  assert.match(stdout, /planned cases? not run: interrupted/);
});

test("coverage is checked against docs/COVERAGE.md", () => {
  const root = fixtureWith("implementation: sample\nexpectations: []\n");
  mkdirSync(join(root, "docs"));
  assert.equal(zmqspec("coverage", "--root", root, "--check").status, 1);
  assert.equal(zmqspec("coverage", "--root", root, "--write").status, 0);
  assert.equal(zmqspec("coverage", "--root", root, "--check").status, 0);
  writeFileSync(join(root, "docs", "COVERAGE.md"), "# Coverage\n");
  assert.equal(zmqspec("coverage", "--root", root, "--check").status, 1);
});

test("diff tells what broke between two runs, and ends with 1 for it alone", () => {
  const some = runFixture("--tags", "@good", "--transport", "ipc").out;
  const more = runFixture("--tags", "@good").out;
  assert.equal(zmqspec("diff", some, more).status, 0);
  const text = readFileSync(join(some, "results.ndjson"), "utf8");
  const worse = join(scratch, "worse.ndjson");
  writeFileSync(worse, text.replaceAll('"verdict":"PASS"', '"verdict":"FAIL"'));
  const { status, stdout } = zmqspec("diff", some, worse);
  assert.match(stdout, /broken\n {2}DEMO-MUST-01\/what-works\[ipc\] {2}PASS -> FAIL/);
  assert.equal(status, 1);
  const cut = join(scratch, "cut.ndjson");
  writeFileSync(cut, text.replace(/.*"type":"footer".*\n/, ""));
  assert.equal(zmqspec("diff", some, cut).status, 3);
  assert.equal(zmqspec("diff", some, join(scratch, "nowhere")).status, 2);
});

test("list, explain and peers answer from what is there", () => {
  const root = ["--root", fixtureRoot];
  assert.equal(
    zmqspec("list", ...root, "--tags", "@good", "--transport", "ipc").stdout,
    "DEMO-MUST-01/what-works[ipc]\n",
  );
  const { stdout } = zmqspec("explain", ...root, "DEMO-MUST-01");
  assert.match(stdout, /It passes\.[\s\S]*RFC 0[\s\S]*They disagree\.[\s\S]*DEMO-MUST-01\/what-works\[tcp\]/);
  assert.match(stdout, /Verdicts:\n {2}sample: PASS is expected/);
  const advice =
    /apt-get install sample-tools sample-dev +# has no-such-program, no-such-library.pc\n +make -C interop\/unbuilt/;
  assert.match(zmqspec("peers", ...root).stdout, advice);
});

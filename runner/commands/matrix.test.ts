import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fixtureRoot } from "../test-samples.ts";

const main = new URL("../main.ts", import.meta.url).pathname;
const scratch = mkdtempSync(join(tmpdir(), "zmqspec-matrix-test-"));

after(() => rmSync(scratch, { recursive: true }));

interface Ended {
  status: number | null;
  output: string;
}

function start(...words: string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const narrowed = ["--pattern", "PUSH-PULL", "--transport", "tcp", "--check", "small", "--time-scale", "0.4"];
  const options = ["matrix", "--root", fixtureRoot, "--out", scratch, ...narrowed, ...words];
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), main, ...options], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1" },
  });
  let output = "";
  const collect = (text: string): void => {
    output += text;
  };
  child.stdout.setEncoding("utf8").on("data", collect);
  child.stderr.setEncoding("utf8").on("data", collect);
  return { child, ended: new Promise((resolve) => child.on("close", (status) => resolve({ status, output }))) };
}

function matrix(...words: string[]): Promise<Ended> {
  return start(...words).ended;
}

test("0: everybody understands everybody", async () => {
  const { status, output } = await matrix("--impl", "real", "--closing-line");
  assert.equal(status, 0, output);
  assert.match(output, /\n2 passed, 0 failed\n$/);
});

test("1: one dies in the middle; that is told, and the cells of the others pass", async () => {
  const { status, output } = await matrix("--impl", "real,dying");
  assert.equal(status, 1, output);
  assert.match(output, /^CRASH {2}PUSH-PULL\/tcp\/NULL\/real>dying\/left-binds\/small {2}.*SIGABRT/m);
  assert.match(output, /^2 PASS, .*CRASH/m);
});

test("1: one hangs; that is told after its time", async () => {
  const { status, output } = await matrix("--impl", "real,hanging");
  assert.equal(status, 1, output);
  assert.match(output, /^TIMEOUT {2}PUSH-PULL\/tcp\/NULL\/hanging>real\/left-binds\/small {2}.*not answered bind/m);
});

test("2: nobody can take part in what was asked for", async () => {
  const { status, output } = await matrix("--impl", "real", "--mechanism", "GSSAPI");
  assert.equal(status, 2, output);
  assert.match(output, /no cell was selected/);
});

test("3: one that was named does not answer", async () => {
  const { status, output } = await matrix("--impl", "real,dumb");
  assert.equal(status, 3, output);
  assert.match(output, /^left out: dumb: no handshake .*exited with code 3/m);
});

test("130: it is ended in the middle, and tells what it knows", async () => {
  const { child, ended } = start("--impl", "real,dying", "--parallel", "1");
  child.stdout?.on("data", (text: string) => text.includes("CRASH") && child.kill("SIGTERM"));
  const { status, output } = await ended;
  assert.equal(status, 130, output);
  const last = readFileSync(join(scratch, "results.ndjson"), "utf8").trimEnd().split("\n").at(-1) ?? "";
  assert.match(last, /"endedEarly":"interrupted"/);
});

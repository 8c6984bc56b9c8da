import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { HarnessError } from "../harness-error.ts";
import { findLayout, type Layout } from "../package-root.ts";
import { fixtureLayout } from "../test-samples.ts";
import { splitCommand } from "./command-line.ts";
import { driverSpecOf, findPeer, readPeers } from "./registry.ts";

test("a command is split at blanks, but not inside quotes", () => {
  assert.deepEqual(splitCommand(`node "my driver.js" --name='it is' a\\ b "" 'c\\d'`), [
    "node",
    "my driver.js",
    "--name=it is",
    "a b",
    "",
    "c\\d",
  ]);
});

test("an empty command and an open quote are refused", () => {
  assert.throws(() => splitCommand("  "), /empty/);
  assert.throws(() => splitCommand('node "driver.js'), /a quote is not closed/);
});

test("the suite's own registry fits its schema", () => {
  assert.ok(readPeers(findLayout()).some(({ name }) => name === "reference"));
});

test("a missing driver is told with the command that builds it", () => {
  const layout = fixtureLayout();
  const build = (): unknown => driverSpecOf(layout, findPeer(layout, "unbuilt"));
  assert.throws(build, (error: HarnessError) => error.advice === "build it with: make -C interop/unbuilt");
});

test("a word with a slash is found from the root, others are left to the PATH", () => {
  const layout = fixtureLayout();
  const spec = driverSpecOf(layout, findPeer(layout, "sample"));
  assert.deepEqual(spec, { kind: "process", command: ["node", "interop/driver.mjs"], cwd: layout.root });
});

test("where drivers are services, a driver is what answers at the socket of its name, but for what runs here", (t) => {
  process.env.ZMQSPEC_SERVICES = "/drivers";
  t.after(() => delete process.env.ZMQSPEC_SERVICES);
  const layout = findLayout();
  const spec = driverSpecOf(layout, findPeer(layout, "libzmq"));
  assert.deepEqual(spec.kind === "process" && spec.command.slice(0, 2), ["socat", "-"]);
  assert.match(spec.kind === "process" ? (spec.command[2] ?? "") : "", /^UNIX-CONNECT:\/drivers\/libzmq,/);
  assert.deepEqual(driverSpecOf(layout, findPeer(layout, "reference")), { kind: "in-process" });
});

test("an unknown name is told with the known ones", () => {
  assert.throws(
    () => findPeer(fixtureLayout(), "samples"),
    (error: HarnessError) => /sample, unbuilt/.test(error.advice ?? ""),
  );
});

test("a malformed registry is told with file and line", () => {
  const interop = join(mkdtempSync(join(tmpdir(), "zmqspec-peers-")), "interop");
  mkdirSync(interop);
  writeFileSync(join(interop, "peers.json"), '{"peers": [\n{"name": "x", "titel": "y"}]}');
  const layout: Layout = { ...fixtureLayout(), interop };
  assert.throws(() => readPeers(layout), /peers\.json:2: unknown field "titel"/);
});

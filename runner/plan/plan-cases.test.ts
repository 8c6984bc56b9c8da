import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { HarnessError } from "../harness-error.ts";
import { fixtureCatalogue, fixtureLayout } from "../test-samples.ts";
import type { Case } from "./case.ts";
import { slugOf } from "./case.ts";
import { planCases } from "./plan-cases.ts";
import { readFeatures } from "./read-features.ts";

function planOf(feature: string): Case[] {
  const root = mkdtempSync(join(tmpdir(), "zmqspec-plan-"));
  mkdirSync(join(root, "features"));
  writeFileSync(join(root, "features", "sample.feature"), feature);
  const layout = { ...fixtureLayout(), root, features: join(root, "features") };
  return planCases(readFeatures(layout), fixtureCatalogue());
}

function complaintOf(feature: string): string {
  try {
    planOf(feature);
  } catch (error) {
    assert.ok(error instanceof HarnessError);
    return error.message;
  }
  return assert.fail("nothing was wrong with it");
}

test("a scenario on the transport axis becomes a case for each transport", () => {
  const cases = planOf("Feature: f\n  @DEMO-MUST-01 @axis-transport\n  Scenario: It works, really!\n    Given a\n");
  assert.deepEqual(
    cases.map(({ id }) => id),
    ["tcp", "ipc", "inproc"].map((transport) => `DEMO-MUST-01/it-works-really[${transport}]`),
  );
  assert.deepEqual(
    cases.map(({ uri, line, area, transport }) => [uri, line, area, transport]),
    ["tcp", "ipc", "inproc"].map((transport) => ["features/sample.feature", 3, "demo", transport]),
  );
});

test("a scenario runs over the transports that it is pinned to, else over tcp", () => {
  const pinned = "  @DEMO-MUST-01 @transport-ipc @transport-inproc\n  Scenario: a\n    Given a\n";
  const plain = "  @DEMO-MUST-01\n  Scenario: b\n    Given a\n";
  const transports = planOf(`Feature: f\n${pinned}${plain}`).map(({ transport }) => transport);
  assert.deepEqual(transports, ["ipc", "inproc", "tcp"]);
});

test("rows of examples are cases of their own, at their own lines", () => {
  const cases = planOf(
    "Feature: f\n  @DEMO-MUST-01\n  Scenario Outline: of <n>\n    Given <n>\n    Examples:\n      | n |\n      | 1 |\n      | 2 |\n",
  );
  assert.deepEqual(
    cases.map(({ id, line }) => [id, line]),
    [
      ["DEMO-MUST-01/of-1[tcp]", 7],
      ["DEMO-MUST-01/of-2[tcp]", 8],
    ],
  );
});

test("a case is as binding as the strictest of its requirements", () => {
  const [first] = planOf("Feature: f\n  @DEMO-MAY-01 @DEMO-SHOULD-01\n  Scenario: a\n    Given a\n");
  assert.equal(first?.level, "should");
  assert.equal(first?.area, "levels");
});

test("an unknown requirement is told with its place", () => {
  const complaint = complaintOf("Feature: f\n  @DEMO-GONE-01\n  Scenario: a\n    Given a\n");
  assert.equal(complaint, "features/sample.feature:3: @DEMO-GONE-01 is not in the catalogue");
});

test("a scenario without a requirement is told with its place", () => {
  assert.match(
    complaintOf("Feature: f\n  @slow\n  Scenario: a\n    Given a\n"),
    /^features\/sample.feature:3: no requirement/,
  );
});

test("two cases of one id are told with both places", () => {
  const scenario = "  @DEMO-MUST-01\n  Scenario: same\n    Given a\n";
  const complaint = complaintOf(`Feature: f\n${scenario}${scenario}`);
  assert.match(complaint, /sample.feature:6: .*sample.feature:3 too: rename one, or put a placeholder/);
});

test("rows that come to one id are told as well", () => {
  const outline = "  Scenario Outline: of n\n    Given <n>\n    Examples:\n      | n |\n      | 1 |\n      | 2 |\n";
  assert.match(complaintOf(`Feature: f\n  @DEMO-MUST-01\n${outline}`), /sample.feature:8: .*sample.feature:7 too/);
});

test("axes and transports that do not exist are refused", () => {
  const wrong = (tag: string): string =>
    complaintOf(`Feature: f\n  @DEMO-MUST-01 ${tag}\n  Scenario: a\n    Given a\n`);
  assert.match(wrong("@axis-weather"), /the only axis is @axis-transport/);
  assert.match(wrong("@transport-pigeon"), /the transports are tcp/);
});

test("what is not Gherkin is told with file and line", () => {
  assert.match(complaintOf("Feature: f\n  Scenario: a\n    Given a\n    Thne b\n"), /^features\/sample.feature:4: /);
});

test("a slug keeps letters, digits and dots of any script's plain form", () => {
  assert.equal(slugOf('A "PUB" doesn’t wait: 3.1, Ünïcode…'), "a-pub-doesnt-wait-3.1-unicode");
});

test("a case is by wire when a raw peer takes part, not when a socket is called that", () => {
  const channelsOf = (step: string): string[] =>
    planOf(`Feature: F\n  @DEMO-MUST-01\n  Scenario: S\n    Given ${step}`).map(({ channel }) => channel);
  assert.deepEqual(channelsOf("a raw peer is connected"), ["wire"]);
  assert.deepEqual(channelsOf('"peer" sends "hello"'), ["api"]);
});

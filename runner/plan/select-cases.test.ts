import assert from "node:assert/strict";
import { test } from "node:test";
import { HarnessError } from "../harness-error.ts";
import { sampleCase } from "../test-samples.ts";
import { selectCases } from "./select-cases.ts";

const cases = [
  sampleCase("A-B-01/one[tcp]", { scenario: "The first one", tags: ["@A-B-01", "@slow"], requirements: ["A-B-01"] }),
  sampleCase("A-B-02/two[ipc]", { scenario: "another", transport: "ipc", tags: ["@A-B-02"], requirements: ["A-B-02"] }),
  sampleCase("A-B-02/two-more[tcp]", { scenario: "two more", tags: ["@A-B-02"], requirements: ["A-B-02", "A-B-01"] }),
];

const idsOf = (selection: Parameters<typeof selectCases>[1]): string[] =>
  selectCases(cases, selection).map(({ id }) => id);

test("an empty selection is all of them", () => {
  assert.equal(idsOf({}).length, 3);
});

test("transports, tags, requirements and texts select, and all have to hold", () => {
  assert.deepEqual(idsOf({ transports: ["ipc"] }), ["A-B-02/two[ipc]"]);
  assert.deepEqual(idsOf({ tags: "not @slow" }), ["A-B-02/two[ipc]", "A-B-02/two-more[tcp]"]);
  assert.deepEqual(idsOf({ requirements: ["A-B-01"] }), ["A-B-01/one[tcp]", "A-B-02/two-more[tcp]"]);
  assert.deepEqual(idsOf({ scenario: "FIRST" }), ["A-B-01/one[tcp]"]);
  assert.deepEqual(idsOf({ tags: "@A-B-02", transports: ["tcp"] }), ["A-B-02/two-more[tcp]"]);
  assert.deepEqual(idsOf({ scenario: "nothing like it" }), []);
});

test("an exact id selects only that case, though other names contain it", () => {
  const more = [...cases, sampleCase("A-B-03/see-A-B-01/one[tcp]")];
  assert.equal(selectCases(more, { scenario: "A-B-01/one[tcp]" }).length, 1);
});

test("what does not exist is an error, not an empty selection", () => {
  for (const selection of [
    { transports: ["tpc"] },
    { tags: "@sloow" },
    { tags: "(@slow" },
    { requirements: ["A-B-99"] },
  ]) {
    assert.throws(() => selectCases(cases, selection), HarnessError, JSON.stringify(selection));
  }
});

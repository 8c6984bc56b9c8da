import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readSuite } from "../../runner/suite.ts";
import { spoiled } from "./spoil.ts";
import { TABLE, tableOf } from "./table.ts";
import { wrongDrivers } from "./wrong-drivers.ts";

const all = Object.entries(wrongDrivers);

test("there are enough wrong drivers, and each says what is wrong and how the suite finds out", () => {
  assert(all.length >= 44);
  for (const [name, { fault, step, reason }] of all) {
    for (const text of [fault, step, reason]) assert.notEqual(text, "", name);
  }
});

test("the case that catches a wrong driver shows the requirement that is broken", () => {
  const { cases } = readSuite();
  for (const [name, { requirement, caughtBy }] of all) {
    const planned = cases.find(({ id }) => id === caughtBy);
    assert(planned?.requirements.includes(requirement), `${name}: ${caughtBy} does not show ${requirement}`);
  }
});

test("what a mutant changes stands in the reference, once", () => {
  for (const [name, wrong] of all) {
    if ("source" in wrong) assert(spoiled(wrong).includes(wrong.instead), name);
  }
});

test("a mutant whose place in the source has gone is refused", () => {
  const mutant = Object.values(wrongDrivers).find((wrong) => "source" in wrong);
  assert(mutant && "source" in mutant);
  assert.throws(() => spoiled({ ...mutant, reads: "nobody wrote this" }), /should read once, and does 0 times/);
});

test("docs/WRONG-DRIVERS.md lists them as they are", () => {
  assert.equal(readFileSync(TABLE, "utf8"), tableOf(wrongDrivers), "npx tsx interop/wrong/verify.ts --write");
});

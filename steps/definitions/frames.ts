import { Then } from "@cucumber/cucumber";
import { describeReport, type Notation, reportKey } from "../support/frame-notation.ts";
import type { SpecWorld } from "../support/world.ts";
import { Violation } from "../verdict.ts";

Then("the frame {variable} should have {int} octets", function (this: SpecWorld, variable: string, count: number) {
  const actual = reportKey(this.frames.get(variable)).length / 2;
  if (actual === count) return;
  throw new Violation(`<${variable}> has another size.`, { expected: `${count} octets`, actual: `${actual} octets` });
});

Then("the frame {variable} should begin with {frame}", function (this: SpecWorld, variable: string, start: Notation) {
  if (!("octets" in start)) throw new Error("A variable cannot be the beginning of another.");
  const report = this.frames.get(variable);
  if (reportKey(report).startsWith(start.octets.toString("hex"))) return;
  throw new Violation(`<${variable}> begins differently.`, {
    expected: `${start.octets.toString("hex")}...`,
    actual: describeReport(report),
  });
});

Then("the frames {variable} and {variable} should differ", function (this: SpecWorld, one: string, other: string) {
  const report = this.frames.get(one);
  if (reportKey(report) !== reportKey(this.frames.get(other))) return;
  throw new Violation(`<${one}> and <${other}> are the same frame.`, {
    expected: "two different frames",
    actual: describeReport(report),
  });
});

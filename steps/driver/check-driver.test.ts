import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { transformFileSync } from "@swc/core";
import { type CheckReport, checkDriver } from "./check-driver.ts";
import { ProcessDriver } from "./process-driver.ts";

/** The fake driver without its types: some fifty are started, and a TypeScript loader in each would take most of the time. */
const fake = transformFileSync(fileURLToPath(new URL("fake-driver.ts", import.meta.url)), {
  swcrc: false,
  jsc: { parser: { syntax: "typescript" }, target: "es2022" },
}).code;

/** Checks a driver with these bad habits. The patience of the calls is cut short, because some of them are in vain. */
async function check(habits: string[], only?: string[]): Promise<CheckReport> {
  const command = [process.execPath, "--input-type=module", "-e", fake, "--", ...habits];
  const report = await checkDriver(() => ProcessDriver.start({ command, timeScale: 0.3 }), only);
  for (const { sentence } of report.checks) assert.notEqual(sentence, "");
  return report;
}

test("a driver without bad habits passes every check", async () => {
  const { ok, checks } = await check([]);
  assert.deepEqual(
    checks.filter(({ outcome }) => outcome !== "ok"),
    [],
  );
  assert(ok && checks.length > 20);
});

test("a report in which everything was left out is not ok", async () => {
  const { ok, checks } = await check(["declares nothing"], ["cancel ends a call that waits"]);
  assert.deepEqual(
    checks.map(({ outcome }) => outcome),
    ["left out"],
  );
  assert.equal(ok, false);
});

/** Each bad habit, and the checks that it must fail. */
const HABITS: Record<string, string[]> = {
  "malformed hello": ["the driver starts"],
  "ids are numbers": ["ids come back as they went"],
  "confuses operations": ["an unknown operation is unsupported", "a feature that is not declared is unsupported"],
  "confuses types": ["an unknown socket type is unsupported"],
  "confuses options": ["an unknown option is unsupported"],
  "confuses transports": ["a transport that is not declared is unsupported"],
  "measures in secret": ["a feature that is not declared is unsupported"],
  "confuses sockets": ["errors have their names", "reset ends what waits and leaves nothing behind"],
  "confuses EAGAIN": ["errors have their names"],
  "dies of bad lines": ["a line that cannot be read is a fault without an id"],
  "ignores bad lines": ["a line that cannot be read is a fault without an id"],
  "generates low bits": ["frames are sent and reported by the rules", "a generated message of 10 MiB arrives whole"],
  "any text is text": ["frames are sent and reported by the rules"],
  "wrong checksum": ["frames are sent and reported by the rules", "a generated message of 10 MiB arrives whole"],
  "loses one": ["flood and drain count"],
  "few threads": ["64 receives wait at once"],
  "one thing at a time": ["64 receives wait at once", "a receive that waits holds up no other socket"],
  "out of order": ["operations on one socket keep their order"],
  "never waits": ["a receive without a timeout waits until there is a message"],
  "confuses timeout": ["running out of time is a timeout, and an empty poll"],
  "always readable": ["running out of time is a timeout, and an empty poll"],
  "cancels nothing": ["cancel ends a call that waits"],
  "measures one too few": ["measurements count what they move, over every transport"],
  "latency upside down": ["measurements count what they move, over every transport"],
  "reset forgets measurements": ["reset ends measurements and leaves nothing of them behind"],
  "events backwards": ["events come in order, for the socket that is monitored"],
  "monitors all": ["events come in order, for the socket that is monitored"],
  "reset forgets calls": ["reset ends what waits and leaves nothing behind"],
  "reset keeps sockets": ["reset ends what waits and leaves nothing behind"],
  "reset keeps endpoints": ["after a reset everything works again, under the same ids and endpoints"],
  leaks: ["reset ends what waits and leaves nothing behind"],
  "outlives stdin": ["the end of stdin ends the driver"],
  "exits with 1": ["the end of stdin ends the driver", "bye is answered and ends the driver"],
  "bye in silence": ["bye is answered and ends the driver"],
};
for (const [habit, expected] of Object.entries(HABITS)) {
  test(`a driver that has the habit "${habit}" is caught at it`, async () => {
    const only = expected.map((name) => (name === "the driver starts" ? "hello has its shape" : name));
    const { ok, checks } = await check([habit], only);
    assert.deepEqual(
      checks.map(({ name, outcome }) => [name, outcome]),
      expected.map((name) => [name, "failed"]),
    );
    assert.equal(ok, false);
  });
}

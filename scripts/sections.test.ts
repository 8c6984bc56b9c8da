import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { closeRun, runSections, type Section } from "./sections.ts";

interface Part {
  /** What the part's process does. */
  script: string;
  counts?: boolean;
  minutes?: number;
}

/** Runs the parts as a test run of its own and gives back what it printed. */
async function run(t: TestContext, ...parts: Part[]): Promise<{ green: boolean; lines: string[] }> {
  const lines: string[] = [];
  const log = t.mock.method(console, "log", (text: string) => lines.push(...text.split("\n")));
  const sections = parts.map(({ script, counts = true, minutes = 1 }, index): Section => {
    return { title: `part ${index + 1}`, command: [process.execPath, "-e", script], counts, minutes };
  });
  const green = closeRun(await runSections(sections));
  log.mock.restore();
  return { green, lines };
}

function says(text: string): string {
  return `console.log(${JSON.stringify(text)});`;
}

describe("a test run of several sections", () => {
  it("adds the counts up and ends with them, in the only line of that form", async (t) => {
    const nodeTest = says("ℹ tests 5\nℹ pass 4\nℹ fail 0\nℹ cancelled 0");
    const { green, lines } = await run(t, { script: says("3 passed, 0 failed") }, { script: nodeTest });
    assert.equal(lines.at(-1), "7 passed, 0 failed");
    assert.equal(lines.filter((line) => /^\d+ passed, \d+ failed$/.test(line)).length, 1);
    assert.equal(green, true);
  });

  it("goes on behind a red section and is red", async (t) => {
    const failing = `${says("1 passed, 2 failed")} process.exitCode = 1;`;
    const { green, lines } = await run(t, { script: failing }, { script: says("4 passed, 0 failed") });
    assert.equal(lines.at(-1), "5 passed, 2 failed");
    assert.equal(green, false);
  });

  it("counts the tests that node:test cancelled as failed", async (t) => {
    const { lines } = await run(t, { script: `${says("# pass 4\n# fail 0\n# cancelled 2")} process.exitCode = 1;` });
    assert.equal(lines.at(-1), "4 passed, 2 failed");
  });

  for (const [what, part, fault] of [
    ["prints no count", { script: says("all is well") }, "did not say how many tests it ran"],
    ["ran nothing", { script: says("0 passed, 0 failed") }, "ran nothing"],
    [
      "ends with an error behind a good count",
      { script: `${says("1 passed, 0 failed")} process.exitCode = 3;` },
      "ended with 3",
    ],
    [
      "ends with 0 behind a bad count",
      { script: says("1 passed, 1 failed") },
      "ended with 0 although something failed",
    ],
    ["is a gate that is red", { script: "process.exitCode = 1;", counts: false }, "ended with 1"],
    ["takes too long", { script: "setInterval(() => {}, 1000);", minutes: 0.005 }, "took longer than 0.005 minutes"],
  ] as const) {
    it(`is red when a section ${what}`, async (t) => {
      const { green, lines } = await run(t, { script: says("2 passed, 0 failed") }, part);
      assert.match(lines.at(-1) ?? "", /^\d passed, 1 failed$/);
      assert.ok(
        lines.some((line) => new RegExp(`^FAIL +part 2 .*  ${fault}$`).test(line)),
        lines.join("\n"),
      );
      assert.equal(green, false);
    });
  }

  it("shows the end of what a red section printed, errors too, in its very last lines", async (t) => {
    const failing = `${says("1 passed, 1 failed")} console.error("the reason"); process.exitCode = 1;`;
    const green = Array.from({ length: 40 }, () => ({ script: says("1 passed, 0 failed") }));
    const { lines } = await run(t, { script: `${says("noise\n".repeat(99))}${failing}` }, ...green);
    const end = lines.slice(-28);
    assert.ok(end.includes("part 1 ended with 1; its output ended:"), end.join("\n"));
    assert.ok(end.includes("  the reason"), end.join("\n"));
  });

  it("tells what it skipped, and does not count it", async (t) => {
    const lines: string[] = [];
    const log = t.mock.method(console, "log", (text: string) => lines.push(...text.split("\n")));
    const green = closeRun(await runSections([{ title: "containers", because: "there is no engine" }]));
    log.mock.restore();
    assert.match(lines.at(-2) ?? "", /^skip +containers +0 +0 .* there is no engine$/);
    assert.equal(lines.at(-1), "0 passed, 0 failed");
    assert.equal(green, false);
  });

  it("is red when only gates ran, for they test nothing", async (t) => {
    const { green, lines } = await run(t, { script: "", counts: false });
    assert.equal(lines.at(-1), "0 passed, 0 failed");
    assert.equal(green, false);
  });
});

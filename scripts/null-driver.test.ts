import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";

const repository = join(import.meta.dirname, "..");

interface Line {
  type: string;
  id?: string;
  verdict?: string;
  planned?: number;
  executed?: number;
}

/** What a run of the whole suite on a driver put into its report. Nothing is worth waiting for, so it waits a tenth as long. */
function report(driver: string): Line[] {
  const folder = mkdtempSync(join(tmpdir(), "null-driver-"));
  const options = ["run", "--driver", driver, "--strict", "--time-scale", "0.1", "--parallel", "4", "--out", folder];
  spawnSync(process.execPath, ["--import", "tsx", "runner/main.ts", ...options], { cwd: repository, stdio: "ignore" });
  const lines = readFileSync(join(folder, "results.ndjson"), "utf8").trimEnd().split("\n");
  rmSync(folder, { recursive: true });
  return lines.map((line) => JSON.parse(line) as Line);
}

/** Nothing passes by doing nothing, whether a driver agrees to everything or never answers. */
describe("an implementation that does nothing", () => {
  for (const [what, driver] of [
    ["agrees to everything", "node --import tsx interop/null/driver.ts"],
    ["answers nothing in time", "node --import tsx interop/null/driver.ts --mute"],
  ] as const) {
    it(`and ${what} passes no scenario`, () => {
      const lines = report(driver);
      const passed = lines.filter(({ verdict }) => verdict === "PASS").map(({ id }) => id);
      assert.deepEqual(passed, []);
      const { planned, executed } = lines.at(-1) as Line;
      assert.ok(executed !== undefined && executed > 0 && executed === planned, `${executed} of ${planned} were run`);
    });
  }
});

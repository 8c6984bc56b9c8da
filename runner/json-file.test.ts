import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { readBench } from "./bench/result.ts";
import { HarnessError } from "./harness-error.ts";
import { readJson, writeJson } from "./json-file.ts";

const folder = mkdtempSync(join(tmpdir(), "zmqspec-json-"));
after(() => rmSync(folder, { recursive: true }));

test("what was written is read, in a folder that was not there", () => {
  const path = join(folder, "new", "value.json");
  writeJson(path, { rows: [1] });
  assert.deepEqual(readJson(path), { rows: [1] });
  assert.equal(readFileSync(path, "utf8"), '{\n  "rows": [\n    1\n  ]\n}\n');
});

test("a file that is no JSON is named", () => {
  const path = join(folder, "cut-off.json");
  writeFileSync(path, '{"rows": [');
  for (const read of [readJson, readBench]) {
    assert.throws(
      () => read(path),
      (error: Error) => error instanceof HarnessError && error.message.startsWith(`${path}: `),
    );
  }
});

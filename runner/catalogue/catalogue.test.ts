import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { HarnessError } from "../harness-error.ts";
import { type Catalogue, readCatalogue } from "./catalogue.ts";

/** What comes of a catalogue with these requirements. */
function read(requirements: string): Catalogue {
  const folder = mkdtempSync(join(tmpdir(), "catalogue-"));
  try {
    writeFileSync(join(folder, "requirements.yaml"), requirements);
    writeFileSync(join(folder, "divergences.yaml"), "- {id: C01}\n");
    return readCatalogue(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("entries are found by their ids", () => {
  const { requirements } = read(
    "- {id: A-1, channel: none, untested: why, diverges: [C01]}\n- {id: A-2, channel: api}\n",
  );
  assert.deepEqual([...requirements.keys()], ["A-1", "A-2"]);
});

for (const [fault, requirements, message] of [
  ["an id that stands twice", "- {id: A-1}\n- {id: A-1}\n", /A-1 stands there twice/],
  ["an unknown divergence", "- {id: A-1, diverges: [C02]}\n", /A-1 names divergence C02/],
  ["no reason for what cannot be shown", "- {id: A-1, channel: none}\n", /A-1 does not say why/],
  ["no list", "id: A-1\n", /a list was expected/],
] as const) {
  test(`a catalogue is refused with ${fault}`, () => {
    assert.throws(
      () => read(requirements),
      (error: Error) => error instanceof HarnessError && message.test(error.message),
    );
  });
}

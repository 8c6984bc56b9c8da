import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isUnversioned, knowsTrafficCommands } from "./version.ts";

describe("version", () => {
  it("knows the commands of traffic from 3.1 on", () => {
    const versions: [number, number][] = [
      [1, 0],
      [2, 0],
      [2, 1],
      [3, 0],
      [3, 1],
      [3, 2],
      [4, 0],
      [255, 255],
    ];
    const knowing = versions.filter(([major, minor]) => knowsTrafficCommands({ major, minor }));
    assert.deepEqual(knowing, [
      [3, 1],
      [3, 2],
      [4, 0],
      [255, 255],
    ]);
  });

  it("is 1.0 or not", () => {
    assert.ok(isUnversioned({ major: 1, minor: 0 }));
    assert.ok(!isUnversioned({ major: 2, minor: 0 }));
  });
});

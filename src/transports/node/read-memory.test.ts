import assert from "node:assert/strict";
import { it } from "node:test";
import { readMemory } from "./read-memory.ts";

it("all streams read into the same memory, but on Windows each into its own", () => {
  assert.equal(readMemory("linux"), readMemory("darwin"));
  assert.notEqual(readMemory("win32"), readMemory("win32"));
  assert.equal(readMemory("win32").length, readMemory("linux").length);
});

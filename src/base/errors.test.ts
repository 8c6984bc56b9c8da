import assert from "node:assert/strict";
import { test } from "node:test";
import { ZmqError } from "./errors.ts";

test("an error says what happened by its code, and for people by its text", () => {
  const error = new ZmqError("EAGAIN");
  assert.ok(error instanceof Error);
  assert.deepEqual([error.name, error.code], ["ZmqError", "EAGAIN"]);
  assert.equal(error.message, "Operation was not possible or timed out");
});

test("a detail replaces the text, and an endpoint is named only where there is one", () => {
  const error = new ZmqError("EADDRINUSE", "Port 5555 is taken", "tcp://*:5555");
  assert.deepEqual([error.message, error.address], ["Port 5555 is taken", "tcp://*:5555"]);
  assert.equal(new ZmqError("EAGAIN", "later").address, undefined);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { parseEndpoint } from "./endpoint.ts";

test("an endpoint has a scheme and an address", () => {
  assert.deepEqual(parseEndpoint("tcp://127.0.0.1:5555"), { scheme: "tcp", address: "127.0.0.1:5555" });
  assert.deepEqual(parseEndpoint("inproc://a://b"), { scheme: "inproc", address: "a://b" });
});

test("without one of the halves it is refused, and the error names it", () => {
  for (const endpoint of ["", "tcp", "tcp:/a", "://a", "tcp://"]) {
    assert.throws(() => parseEndpoint(endpoint), { code: "EINVAL", address: endpoint });
  }
});

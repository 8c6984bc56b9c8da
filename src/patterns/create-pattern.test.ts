import assert from "node:assert/strict";
import { test } from "node:test";
import type { SocketTypeName } from "../base/socket-type.ts";
import { createPattern } from "./create-pattern.ts";
import { options } from "./test-fixture.ts";

const types = "PAIR PUB SUB REQ REP DEALER ROUTER PULL PUSH XPUB XSUB STREAM".split(" ") as SocketTypeName[];

test("each socket type has its own pattern", () => {
  const names = types.map((type) => createPattern(type, options()).constructor.name.toUpperCase());
  assert.deepEqual(
    names,
    types.map((type) => `${type}PATTERN`),
  );
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { EMPTY } from "../base/bytes.ts";
import { decodeCommand, encodeCommand } from "./command.ts";
import { hex, octets } from "./test-fixture.ts";

describe("command", () => {
  it("is a length octet, the name and the data (C01)", () => {
    assert.equal(hex(encodeCommand("PING", octets("00 0a"))), hex(octets('04 "PING" 00 0a')));
  });

  it("is read back", () => {
    assert.deepEqual(decodeCommand(encodeCommand("READY", octets("01 02"))), { name: "READY", data: octets("01 02") });
    assert.deepEqual(decodeCommand(encodeCommand("PONG", EMPTY)), { name: "PONG", data: EMPTY });
  });

  it("keeps the case of its name", () => {
    assert.equal(decodeCommand(octets('05 "Ready"'))?.name, "Ready");
  });

  for (const malformed of ["", "00", '00 "READY"', '06 "READY"', "01"]) {
    it(`is malformed as ${malformed || "nothing"}`, () => {
      assert.equal(decodeCommand(octets(malformed)), undefined);
    });
  }
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decodeCommand } from "./command.ts";
import { encodeError, failureOfError } from "./error-command.ts";
import { hex, octets } from "./test-fixture.ts";

describe("ERROR", () => {
  it("carries a reason behind its length", () => {
    assert.equal(hex(encodeError("no")), hex(octets('05 "ERROR" 02 "no"')));
    const command = decodeCommand(encodeError("no")) as { data: Uint8Array };
    assert.match(failureOfError(command.data).message, /"no"/);
  });

  for (const status of [300, 400, 500]) {
    it(`with ${status} is a failed authentication`, () => {
      const { kind, code, status: found, final } = failureOfError(octets(`03 "${status}"`));
      assert.deepEqual({ kind, code, found, final }, { kind: "auth", code: "EACCES", found: status, final: true });
    });
  }

  for (const reason of ["", "200", "600", "4000", "1400", "Incompatible"]) {
    it(`with ${reason || "no reason"} is final all the same`, () => {
      const length = reason.length.toString(16).padStart(2, "0");
      const { kind, code, final, status } = failureOfError(octets(`${length} "${reason}"`));
      assert.deepEqual([kind, code, final, status], ["protocol", "ERR_ZMTP_UNSPECIFIED", true, undefined]);
    });
  }

  for (const malformed of ["", '02 "400"', '04 "400"', "01"]) {
    it(`is malformed as ${malformed || "nothing"}`, () => {
      assert.equal(failureOfError(octets(malformed)).code, "ERR_ZMTP_MALFORMED_COMMAND_ERROR");
    });
  }
});

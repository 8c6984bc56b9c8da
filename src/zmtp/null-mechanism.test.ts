import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { EMPTY } from "../base/bytes.ts";
import { NullMechanism } from "./null-mechanism.ts";
import { hex, octets } from "./test-fixture.ts";

describe("NullMechanism", () => {
  it("is called NULL and has no server", () => {
    const { name, asServer } = new NullMechanism();
    assert.deepEqual({ name, asServer }, { name: "NULL", asServer: false });
  });

  it("sends READY once, without waiting for the peer's", () => {
    const mechanism = new NullMechanism();
    assert.equal(mechanism.next(), undefined);
    mechanism.start(octets("aa"));
    assert.equal(hex(mechanism.next() as Uint8Array), hex(octets('05 "READY" aa')));
    assert.equal(mechanism.next(), undefined);
    assert.equal(mechanism.peerMetadata, undefined);
  });

  it("is done when the peer's READY is there", () => {
    const mechanism = new NullMechanism();
    assert.equal(mechanism.receive({ name: "READY", data: octets("bb") }), undefined);
    assert.deepEqual(mechanism.peerMetadata, octets("bb"));
  });

  for (const name of ["HELLO", "ready", "PING"]) {
    it(`refuses ${name}`, () => {
      assert.equal(new NullMechanism().receive({ name, data: EMPTY })?.code, "ERR_ZMTP_UNEXPECTED_COMMAND");
    });
  }
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { breach, trouble } from "../zmtp/failure.ts";
import { handshakeFailed } from "./failure-event.ts";

describe("the event of a failed handshake", () => {
  const address = "tcp://127.0.0.1:5555";

  it("is none when the handshake was done", () => {
    assert.equal(handshakeFailed(breach("ERR_ZMTP_UNSPECIFIED", "late"), true, address), undefined);
  });

  it("tells that the peer left without a word", () => {
    const event = handshakeFailed(undefined, false, address);
    assert(event?.type === "handshake:error:other");
    assert.deepEqual([event.address, event.error.code], [address, "ECONNRESET"]);
  });

  it("tells of troubles, with the number of the error where there is one", () => {
    const event = handshakeFailed(trouble("ETIMEDOUT", "too long"), false, address);
    assert(event?.type === "handshake:error:other");
    assert.deepEqual([event.error.code, event.error.message], ["ETIMEDOUT", "too long"]);
  });

  it("tells of breaches of the protocol by their code", () => {
    const event = handshakeFailed(breach("ERR_ZMTP_INVALID_METADATA", "odd"), false, address);
    assert(event?.type === "handshake:error:protocol");
    assert.deepEqual([event.error.code, "errno" in event.error], ["ERR_ZMTP_INVALID_METADATA", false]);
  });

  it("tells the status that a server refused with", () => {
    const failure = { kind: "auth", code: "EACCES", status: 400, message: "no", final: true } as const;
    const event = handshakeFailed(failure, false, address);
    assert(event?.type === "handshake:error:auth");
    assert.deepEqual([event.error.status, event.error.message], [400, "no"]);
  });
});

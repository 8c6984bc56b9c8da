import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterEach, describe, it } from "node:test";
import { Violation } from "../verdict.ts";
import { parseOctets } from "./notation.ts";
import type { Introduction } from "./null-handshake.ts";
import { performOlderHandshake } from "./older-handshake.ts";
import { WirePeer } from "./wire-peer.ts";

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

/** Performs the handshake with a listener that answers with those octets. What the listener receives comes back. */
async function perform(introduction: Introduction, answer: string): Promise<{ received: Buffer; peer: WirePeer }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const accepted = once(server, "connection") as Promise<[Socket]>;
  const endpoint = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const peer = await WirePeer.dial("peer", endpoint, { patienceMs: 2000, note: () => {} });
  const [other] = await accepted;
  cleanups.push(
    () => peer.close(),
    () => other.destroy(),
    () => server.close(),
  );
  const received: Buffer[] = [];
  other.on("data", (octets) => received.push(octets));
  other.end(parseOctets(answer));
  await performOlderHandshake(peer, introduction);
  peer.close();
  await once(other, "close");
  return { received: Buffer.concat(received), peer };
}

describe("the handshake of ZMTP 2.0", () => {
  it("says signature, revision, socket type and identity", async () => {
    const { received, peer } = await perform(
      { type: "DEALER", version: "2.0", identity: Buffer.from("abc") },
      "FF u64(1) 7F 03 06 00 00",
    );
    assert.deepEqual(received, parseOctets('FF u64(4) 7F 01 05 00 len8("abc")'));
    assert.equal(peer.version, "2.0");
  });
  it("presents XSUB as SUB and needs no identity", async () => {
    const { received } = await perform({ type: "XSUB", version: "2.0" }, "FF u64(1) 7F 01 01 00 00");
    assert.deepEqual(received, parseOctets("FF u64(1) 7F 01 02 00 00"));
  });

  for (const [what, answer] of [
    ["another signature", "FF u64(1) 7E 03 06 00 00"],
    ["revision 0", "FF u64(1) 7F 00 06 00 00"],
    ["a frame with flags", "FF u64(1) 7F 03 06 04 00"],
    ["an identity that is too long", "FF u64(257) 7F 03 06 02 u64(256) 00*256"],
    ["a greeting that ends early", "FF u64(1) 7F 03"],
  ] as const) {
    it(`does not put up with ${what}`, async () => {
      await assert.rejects(perform({ type: "DEALER", version: "2.0" }, answer), Violation);
    });
  }
});

describe("the handshake of ZMTP 1.0", () => {
  it("says the identity, and takes the other one with whatever flags it has", async () => {
    const { received, peer } = await perform(
      { type: "DEALER", version: "1.0", identity: Buffer.from("abc") },
      'FF u64(3) 7F "xy"',
    );
    assert.deepEqual(received, parseOctets('04 00 "abc"'));
    assert.equal(peer.version, "1.0");
  });
  it("may be anonymous", async () => {
    const { received } = await perform({ type: "SUB", version: "1.0" }, "01 00");
    assert.deepEqual(received, parseOctets("01 00"));
  });
  it("does not put up with a signature that announces no frame", async () => {
    await assert.rejects(perform({ type: "SUB", version: "1.0" }, "FF u64(0) 7F"), Violation);
  });
});

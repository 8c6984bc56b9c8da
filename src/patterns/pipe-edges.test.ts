import assert from "node:assert/strict";
import { test } from "node:test";
import type { SocketTypeName } from "../base/socket-type.ts";
import { createPattern } from "./create-pattern.ts";
import type { Pattern, PatternOptions } from "./pattern.ts";
import { establish, meet, message, options, readAll, receiveAll } from "./test-fixture.ts";

// What every socket type does with the changes of a pipe, whatever else it is for.

/** A pattern with one peer called "peer". */
function patternWithPeer(type: SocketTypeName, changes: Partial<PatternOptions> = {}) {
  const pattern = createPattern(type, options({ notify: false, invertMatching: type === "SUB", ...changes }));
  return { pattern, peer: meet(pattern, { routingId: "peer", limit: 1 }) };
}

/** What a peer has to send so that an application receives one frame "x", whatever is in front of it. */
function toReceive(type: SocketTypeName): string[] {
  return type === "REP" ? ["", "x"] : ["x"];
}

function lastFrames(pattern: Pattern): (string | undefined)[] {
  return receiveAll(pattern).map((frames) => frames.at(-1));
}

for (const type of ["PULL", "PAIR", "DEALER", "REP", "ROUTER", "STREAM", "SUB", "XSUB", "XPUB"] as const) {
  test(`${type} receives what comes after it was found empty`, () => {
    const { pattern, peer } = patternWithPeer(type);
    assert.equal(pattern.canReceive, false);
    assert.equal(peer.far.write(message(...toReceive(type))), true);
    assert.equal(pattern.canReceive, true);
    assert.equal(pattern.receive()?.at(-1)?.length, 1);
  });

  test(`${type} receives nothing that comes after its pipe was detached`, () => {
    const { pattern, peer } = patternWithPeer(type);
    pattern.detach(peer.near);
    peer.far.write(message(...toReceive(type)));
    assert.deepEqual([pattern.canReceive, lastFrames(pattern)], [false, []]);
  });
}

for (const type of ["PUSH", "PAIR", "DEALER", "REQ"] as const) {
  test(`${type} sends nothing to a pipe that was detached`, () => {
    const { pattern, peer } = patternWithPeer(type);
    pattern.detach(peer.near);
    assert.deepEqual([pattern.canSend, pattern.send(message("x"))], [false, false]);
    assert.deepEqual(readAll(peer.far), []);
  });
}

for (const type of ["PUB", "XPUB", "XSUB", "ROUTER"] as const) {
  test(`${type} drops what is for a pipe that was detached`, () => {
    const { pattern, peer } = patternWithPeer(type, { invertMatching: true });
    pattern.detach(peer.near);
    assert.equal(pattern.send(message("peer", "x")), true);
    assert.deepEqual(readAll(peer.far), []);
  });
}

for (const type of ["REQ", "DEALER", "ROUTER"] as const) {
  test(`${type} probes a peer on each connection, and not twice on one`, () => {
    const { pattern, peer } = patternWithPeer(type, { probeRouter: true });
    assert.deepEqual(readAll(peer.far), [[""]]);
    establish(pattern, peer, "peer");
    assert.deepEqual(readAll(peer.far), []);
    pattern.interrupted(peer.near);
    establish(pattern, peer, "peer");
    assert.deepEqual(readAll(peer.far), [[""]]);
  });
}

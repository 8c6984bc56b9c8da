import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { EMPTY } from "../base/bytes.ts";
import { Heartbeat } from "./heartbeat.ts";
import { hex, octets } from "./test-fixture.ts";

function heartbeat(interval: number, timeout = -1, timeToLive = 0): Heartbeat {
  return new Heartbeat({ heartbeatInterval: interval, heartbeatTimeout: timeout, heartbeatTimeToLive: timeToLive });
}

function started(interval: number, timeout = -1, timeToLive = 0): Heartbeat {
  const beat = heartbeat(interval, timeout, timeToLive);
  beat.start(0);
  return beat;
}

describe("Heartbeat", () => {
  it("is off with an interval of 0", () => {
    const beat = started(0);
    assert.equal(beat.deadline, Infinity);
    assert.equal(beat.ping(1e9), undefined);
  });

  it("is off before its start", () => assert.equal(heartbeat(100).deadline, Infinity));

  it("pings after each interval", () => {
    const beat = started(100);
    assert.equal(beat.deadline, 100);
    assert.equal(beat.ping(99), undefined);
    assert.notEqual(beat.ping(100), undefined);
    beat.heard();
    assert.equal(beat.deadline, 200);
    assert.notEqual(beat.ping(250), undefined);
  });

  it("sends an empty context and the time to live in tenths of a second, rounded down", () => {
    const pings: [number, string][] = [
      [0, "00 00"],
      [99, "00 00"],
      [199, "00 01"],
      [65_600, "02 90"],
      [6_553_599, "ff ff"],
      [7_000_000, "ff ff"],
    ];
    for (const [timeToLive, octetsOfIt] of pings) {
      assert.equal(hex(started(100, -1, timeToLive).ping(100) as Uint8Array), hex(octets(`04 "PING" ${octetsOfIt}`)));
    }
  });

  it("does not pile up PINGs", () => {
    const beat = started(100, 1000);
    beat.ping(100);
    assert.equal(beat.deadline, 1100);
    assert.equal(beat.ping(200), undefined);
  });

  it("takes the peer for dead when nothing came in time after a PING", () => {
    const beat = started(100, 30);
    beat.ping(100);
    assert.equal(beat.deadline, 130);
    assert.ok(!beat.isDead(129));
    assert.ok(beat.isDead(130));
  });

  it("waits for as long as the interval unless told otherwise (C69)", () => {
    const beat = started(100);
    beat.ping(100);
    assert.ok(!beat.isDead(199));
    assert.ok(beat.isDead(200));
  });

  it("waits for ever with a timeout of 0, and still does not pile up PINGs", () => {
    const beat = started(100, 0);
    beat.ping(100);
    assert.equal(beat.deadline, Infinity);
    assert.ok(!beat.isDead(1e9));
    assert.equal(beat.ping(1e9), undefined);
    beat.heard();
    assert.equal(beat.deadline, 200);
  });

  it("lets anything count as a sign of life", () => {
    const beat = started(100, 30);
    beat.ping(100);
    beat.heard();
    assert.ok(!beat.isDead(1e9));
  });

  it("answers a PING with its context", () => {
    const beat = heartbeat(0);
    assert.equal(hex(beat.pong(octets("00 00"), 0) as Uint8Array), hex(octets('04 "PONG"')));
    const context = "000102030405060708090a0b0c0d0e0f";
    assert.equal(hex(beat.pong(octets(`00 00 ${context}`), 0) as Uint8Array), hex(octets(`04 "PONG" ${context}`)));
  });

  it("finds PINGs without a time to live or with 17 octets of context malformed (C61)", () => {
    const beat = heartbeat(0);
    for (const data of [EMPTY, octets("ff"), octets(`00 01 ${"aa".repeat(17)}`)]) {
      assert.equal(beat.pong(data, 0), undefined);
    }
    assert.equal(beat.deadline, Infinity);
  });

  for (const [data, milliseconds] of [
    ["00 01", 100],
    ["02 90", 65_600],
    ["ff ff", 6_553_500],
  ] as const) {
    it(`takes the peer for dead after the ${milliseconds} ms that it named (C41)`, () => {
      const beat = heartbeat(0);
      beat.pong(octets(data), 50);
      assert.equal(beat.deadline, 50 + milliseconds);
      assert.ok(!beat.isDead(49 + milliseconds));
      assert.ok(beat.isDead(50 + milliseconds));
      beat.heard();
      assert.equal(beat.deadline, Infinity);
    });
  }

  it("lives for ever with a time to live of 0", () => {
    const beat = heartbeat(0);
    beat.pong(octets("00 00"), 50);
    assert.equal(beat.deadline, Infinity);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { concat, EMPTY } from "../base/bytes.ts";
import {
  commandFrame,
  encodeFrame,
  engineOf,
  greetingOf,
  hex,
  inTraffic,
  octets,
  pattern,
  readyOf,
  receiveAll,
  sent,
  signature,
  texts,
} from "./test-fixture.ts";

describe("Engine and time", () => {
  it("has no deadline unless asked for one", () => {
    assert.equal(engineOf().deadline, Infinity);
    assert.equal(inTraffic("PAIR").deadline, Infinity);
  });

  for (const said of [EMPTY, greetingOf().subarray(0, 63), greetingOf()]) {
    it(`gives up a peer that has said ${said.length} octets when the time is up`, () => {
      const engine = engineOf({ handshakeInterval: 30 });
      engine.receive(said, 20);
      assert.equal(engine.deadline, 30);
      engine.tick(29);
      assert.notEqual(engine.state, "closed");
      engine.tick(30);
      assert.equal(engine.state, "closed");
      assert.deepEqual(
        [engine.failure?.kind, engine.failure?.code, engine.failure?.final],
        ["other", "ETIMEDOUT", false],
      );
    });
  }

  for (const notation of ["01 00", `${signature} 01 00 00 00`, `${signature} 00 00 01 00`]) {
    it(`forgets the handshake's deadline and never pings after ${notation}`, () => {
      const engine = engineOf({ handshakeInterval: 30, heartbeatInterval: 10 });
      engine.receive(octets(notation), 0);
      assert.equal(engine.state, "traffic");
      assert.equal(engine.deadline, Infinity);
    });
  }

  it("pings a peer of 3.1 and gives it up when nothing comes", () => {
    const engine = inTraffic("PAIR", { heartbeatInterval: 100, heartbeatTimeout: 50, heartbeatTimeToLive: 1000 });
    engine.next();
    assert.equal(engine.deadline, 100);
    engine.tick(100);
    assert.equal(hex(sent(engine)), hex(commandFrame("PING", octets("00 0a"))));
    engine.tick(149);
    assert.equal(engine.state, "traffic");
    engine.tick(150);
    assert.deepEqual([engine.state, engine.failure?.code, engine.failure?.final], ["closed", "ETIMEDOUT", false]);
  });

  it("does not ping a peer of 3.0 (C41)", () => {
    assert.equal(inTraffic("PAIR", { heartbeatInterval: 100 }, 0).deadline, Infinity);
  });

  for (const [title, octetsOfLife] of [
    ["PONG", commandFrame("PONG")],
    ["part of a message", octets("00 05 61")],
  ] as const) {
    it(`takes ${title} for a sign of life`, () => {
      const engine = inTraffic("PAIR", { heartbeatInterval: 100, heartbeatTimeout: 50 });
      engine.next();
      engine.tick(100);
      engine.receive(octetsOfLife, 149);
      engine.next();
      engine.tick(150);
      assert.equal(engine.state, "traffic");
      assert.equal(engine.deadline, 200);
    });
  }

  it("takes what is put into the place of a large message for a sign of life", () => {
    const engine = inTraffic("PAIR", { heartbeatInterval: 100, heartbeatTimeout: 50 });
    engine.receive(encodeFrame(0, pattern(50_000)).subarray(0, 100), 0);
    engine.next();
    engine.tick(100);
    engine.fill(10_000, 149);
    engine.next();
    engine.tick(150);
    assert.equal(engine.deadline, 200);
  });

  it("gives a peer up that is silent for longer than it said it would be", () => {
    const engine = inTraffic("PAIR");
    engine.receive(commandFrame("PING", octets("00 05")), 1000);
    engine.next();
    assert.equal(engine.deadline, 1500);
    engine.tick(1500);
    assert.equal(engine.failure?.code, "ETIMEDOUT");
  });

  for (const [title, behind] of [
    ["a message", octets('00 01 "a"')],
    ["part of a message", octets("00 05 61")],
    ["a PING that asks for nothing", commandFrame("PING", octets("00 00"))],
  ] as const) {
    it(`takes ${title} behind a PING for a sign of life, also in one chunk with it`, () => {
      const engine = inTraffic("PAIR");
      engine.receive(concat([commandFrame("PING", octets("00 05")), behind]), 1000);
      receiveAll(engine);
      assert.equal(engine.deadline, Infinity);
    });
  }

  it("does not blame the peer while nobody takes what came with its handshake", () => {
    const engine = engineOf({ heartbeatInterval: 100, heartbeatTimeout: 50 });
    engine.receive(concat([greetingOf(), readyOf("PAIR"), octets('00 01 "a"')]), 0);
    engine.tick(100);
    engine.tick(150);
    assert.equal(engine.state, "traffic");
    assert.deepEqual(texts(receiveAll(engine)), [["a"]]);
  });

  it("does not blame the peer while nobody takes what it has sent", () => {
    const engine = inTraffic("PAIR", { heartbeatInterval: 100, heartbeatTimeout: 50 });
    engine.next();
    engine.tick(100);
    engine.receive(octets('00 01 "a" 00 01 "b"'), 110);
    assert.deepEqual(engine.next(), [octets('"a"')]);
    engine.tick(200);
    engine.tick(250);
    assert.equal(engine.state, "traffic");
    assert.deepEqual(texts(receiveAll(engine)), [["b"]]);
  });
});

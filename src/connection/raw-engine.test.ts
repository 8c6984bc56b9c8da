import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeText } from "../base/bytes.ts";
import { RawEngine } from "./raw-engine.ts";

describe("the raw engine", () => {
  it("is in traffic from the start, and knows nobody", () => {
    const engine = new RawEngine();
    engine.tick();
    assert.deepEqual([engine.state, engine.failure, engine.deadline], ["traffic", undefined, Infinity]);
    assert.equal(engine.peer.socketType, undefined);
  });

  it("gives each chunk as a message of one frame", () => {
    const engine = new RawEngine();
    const [a, b] = [encodeText("a"), encodeText("b")];
    engine.receive(a);
    engine.receive(b);
    assert.deepEqual([engine.next(), engine.next(), engine.next()], [[a], [b], undefined]);
  });

  it("needs what it was lent no longer once it has kept it, and has no place of its own", () => {
    const engine = new RawEngine();
    const memory = encodeText("ab");
    engine.receive(memory);
    engine.keep();
    memory.fill(0);
    assert.deepEqual(engine.next(), [encodeText("ab")]);
    assert.equal(engine.place(), undefined);
    engine.fill();
    assert.equal(engine.next(), undefined);
  });

  it("writes frames as they are, and each once", () => {
    const engine = new RawEngine();
    assert.deepEqual(engine.take(), []);
    engine.write([encodeText("ab"), encodeText("c")]);
    assert.equal(engine.pendingOut, 3);
    assert.equal(Buffer.concat(engine.take()).toString(), "abc");
    assert.deepEqual([engine.pendingOut, engine.take()], [0, []]);
  });
});

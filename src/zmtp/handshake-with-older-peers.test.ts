import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { concat } from "../base/bytes.ts";
import { engineOf, hex, octets, pattern, receiveAll, sent, signature, texts } from "./test-fixture.ts";

describe("a peer of 2.0", () => {
  it("is told socket type and routing id, and tells its own", () => {
    const engine = engineOf({ socketType: "ROUTER", routingId: octets('"me"') });
    sent(engine);
    engine.receive(octets(`${signature} 01 05`), 0);
    assert.equal(hex(sent(engine)), hex(octets('03 06 00 02 "me"')));
    assert.equal(engine.state, "handshake");
    engine.receive(octets('00 04 "peer" 01 01 "a" 00 01 "b"'), 0);
    assert.deepEqual([engine.peer.socketType, hex(engine.peer.routingId)], ["DEALER", hex(octets('"peer"'))]);
    assert.deepEqual(engine.peerVersion, { major: 2, minor: 0 });
    assert.deepEqual(texts(receiveAll(engine)), [["a", "b"]]);
    engine.write([octets('"x"'), octets('"y"')]);
    assert.equal(hex(sent(engine)), hex(octets('01 01 "x" 00 01 "y"')));
  });

  it("is not told a routing id by sockets that announce none (C04)", () => {
    const engine = engineOf({ socketType: "PAIR", routingId: octets('"me"') });
    assert.equal(hex(sent(engine)), "ff00000000000000017f");
    engine.receive(octets(`${signature} 01 00`), 0);
    assert.equal(hex(sent(engine)), "03000000");
  });

  it("may be split anywhere", () => {
    const whole = octets(`${signature} 02 08 00 00 00 05 "early"`);
    for (let cut = 1; cut < whole.length; cut++) {
      const engine = engineOf({ socketType: "PULL" });
      engine.receive(whole.slice(0, cut), 0);
      engine.receive(whole.slice(cut), 0);
      assert.deepEqual(texts(receiveAll(engine)), [["early"]], `cut at ${cut}`);
    }
  });

  it("may use the framing of 1.0, with revision 0", () => {
    const engine = engineOf({ socketType: "PULL" });
    sent(engine);
    engine.receive(octets(`${signature} 00 08 01 00 06 00 "early"`), 0);
    assert.equal(hex(sent(engine)), "03070100");
    assert.deepEqual(texts(receiveAll(engine)), [["early"]]);
  });

  for (const octet of ["07", "0b", "ff"]) {
    it(`is refused without a word when its type is ${octet} and ours PULL (C29)`, () => {
      const engine = engineOf({ socketType: "PULL" });
      engine.receive(octets(`${signature} 01`), 0);
      sent(engine);
      engine.receive(octets(octet), 0);
      assert.equal(engine.state, "closed");
      assert.equal(engine.failure?.kind, "protocol");
      assert.equal(sent(engine).length, 0);
    });
  }
});

describe("a peer of 1.0", () => {
  it("reads our signature as the header of our routing id", () => {
    const engine = engineOf({ socketType: "DEALER", routingId: octets('"me"') });
    engine.receive(octets('05 00 "peer" 02 01 "a" 02 00 "b"'), 0);
    assert.equal(hex(sent(engine)), hex(octets('ff 00 00 00 00 00 00 00 03 7f "me"')));
    assert.equal(hex(engine.peer.routingId), hex(octets('"peer"')));
    assert.deepEqual(engine.peerVersion, { major: 1, minor: 0 });
    assert.deepEqual(texts(receiveAll(engine)), [["a", "b"]]);
    engine.write([octets('"x"'), octets('"y"')]);
    assert.equal(hex(sent(engine)), hex(octets('02 01 "x" 02 00 "y"')));
  });

  it("may announce its routing id in long form, split anywhere", () => {
    const whole = octets('ff 00 00 00 00 00 00 00 05 00 "peer" 06 00 "early"');
    for (let cut = 1; cut < whole.length; cut++) {
      const engine = engineOf({ socketType: "DEALER" });
      engine.receive(whole.slice(0, cut), 0);
      engine.receive(whole.slice(cut), 0);
      assert.deepEqual(texts(receiveAll(engine)), [["early"]], `cut at ${cut}`);
    }
  });

  it("has no socket type, whatever its routing id looks like to others", () => {
    const engine = engineOf({ socketType: "ROUTER" });
    // Where a peer of 2.0 would have the octet of DEALER.
    const routingId = new Uint8Array(14).fill(5);
    engine.receive(concat([octets("0f 00"), routingId]), 0);
    assert.deepEqual([engine.peer.socketType, hex(engine.peer.routingId)], [undefined, hex(routingId)]);
  });

  it("may be anonymous and send more than a greeting at once", () => {
    const engine = engineOf({ socketType: "PULL" });
    engine.receive(concat([octets("01 00"), octets("ff 00 00 00 00 00 00 01 2d 00"), pattern(300)]), 0);
    const [message] = receiveAll(engine);
    assert.equal(hex((message as Uint8Array[])[0] as Uint8Array), hex(pattern(300)));
  });
});

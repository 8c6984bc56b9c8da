import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { concat, EMPTY } from "../base/bytes.ts";
import type { SocketTypeName } from "../base/socket-type.ts";
import { type Command, encodeCommand } from "./command.ts";
import type { Engine } from "./engine.ts";
import type { Failure } from "./failure.ts";
import { FrameDecoder } from "./frame-decoder.ts";
import { FrameEncoder } from "./frame-encoder.ts";
import { Handshake } from "./handshake.ts";
import type { Mechanism } from "./mechanism.ts";
import { NullMechanism } from "./null-mechanism.ts";
import {
  commandFrame,
  encodeFrame,
  engineOf,
  exchange,
  greetingOf,
  hex,
  octets,
  pattern,
  readyOf,
  receiveAll,
  sent,
  signature,
  texts,
} from "./test-fixture.ts";

/** Engine and what it says to `said`, its greeting apart. */
function answerTo(engine: Engine, said: Uint8Array): Uint8Array {
  engine.receive(said, 0);
  return sent(engine).subarray(64);
}

describe("the greeting", () => {
  it("comes in three steps, so that peers of every version understand it (C65)", () => {
    const engine = engineOf();
    assert.equal(hex(sent(engine)), "ff00000000000000017f");
    engine.receive(octets(signature), 0);
    assert.equal(hex(sent(engine)), "03");
    engine.receive(octets("03"), 0);
    assert.equal(sent(engine).length, 53);
    assert.equal(engine.state, "greeting");
  });

  it("goes out whole before the peer's is complete, so that nobody waits for ever", () => {
    const engine = engineOf();
    engine.receive(octets(`${signature} 03`), 0);
    assert.equal(sent(engine).length, 64);
  });

  it("may come at once, with all that follows it", () => {
    const engine = engineOf({ socketType: "PULL" });
    engine.receive(concat([greetingOf(), readyOf("PUSH"), encodeFrame(0, octets('"early"'))]), 0);
    assert.equal(engine.state, "traffic");
    assert.deepEqual(texts(receiveAll(engine)), [["early"]]);
  });

  it("may come octet by octet, with all that follows it", () => {
    const engine = engineOf({ socketType: "PULL" });
    for (const octet of concat([greetingOf(), readyOf("PUSH"), encodeFrame(0, octets('"early"'))])) {
      engine.receive(Uint8Array.of(octet), 0);
    }
    assert.deepEqual(texts(receiveAll(engine)), [["early"]]);
  });

  it("may come in parts of any size", () => {
    const whole = concat([greetingOf(), readyOf("PUSH"), encodeFrame(0, octets('"early"'))]);
    for (let cut = 1; cut < whole.length; cut++) {
      const engine = engineOf({ socketType: "PULL" });
      engine.receive(whole.slice(0, cut), 0);
      engine.receive(whole.slice(cut), 0);
      assert.deepEqual(texts(receiveAll(engine)), [["early"]], `cut at ${cut}`);
    }
  });

  it("may have anything in its padding, filler and as-server", () => {
    const engine = engineOf();
    const greeting = greetingOf();
    greeting.fill(0xaa, 1, 9);
    greeting.fill(0xbb, 32);
    engine.receive(concat([greeting, readyOf("PAIR")]), 0);
    assert.equal(engine.state, "traffic");
  });

  for (const [major, minor] of [
    [3, 0],
    [3, 1],
    [3, 9],
    [4, 0],
    [255, 255],
  ] as const) {
    it(`may announce ${major}.${minor}`, () => {
      const engine = engineOf();
      engine.receive(concat([greetingOf({ major, minor }), readyOf("PAIR")]), 0);
      assert.equal(engine.state, "traffic");
      assert.deepEqual(engine.peerVersion, { major, minor });
    });
  }

  for (const mechanism of ["PLAIN", "NULLX", "null", "NUL", "NU\0LL", ""]) {
    it(`must not name the mechanism ${JSON.stringify(mechanism)} when ours is NULL`, () => {
      const engine = engineOf();
      engine.receive(concat([greetingOf({ mechanism }), readyOf("PAIR")]), 0);
      assert.equal(engine.state, "closed");
      assert.equal(engine.failure?.code, "ERR_ZMTP_MECHANISM_MISMATCH");
      assert.equal(engine.failure?.final, true);
      assert.equal(sent(engine).length, 64);
    });
  }
});

describe("a handshake that failed", () => {
  for (const [title, said, own] of [
    ["by a peer with another mechanism", greetingOf({ mechanism: "PLAIN" }), "NULL"],
    ["by a peer of 2.0 that knows no security", octets(`${signature} 01 00`), "PLAIN"],
    ["by a peer of 1.0 that knows no security", octets("01 00"), "PLAIN"],
    ["by ERROR", concat([greetingOf(), commandFrame("ERROR", octets('03 "400"'))]), "NULL"],
  ] as const) {
    it(`${title} says so, sends nothing and takes nothing more`, () => {
      const encoder = new FrameEncoder();
      const mechanism = Object.assign(new NullMechanism(), { name: own });
      const options = { socketType: "PAIR", routingId: EMPTY, mechanism, metadata: new Map() } as const;
      const handshake = new Handshake(options, encoder, new FrameDecoder(-1));
      handshake.receive(said);
      const { failure } = handshake;
      assert.equal(handshake.state, "failed");
      const pending = encoder.pending;
      handshake.receive(readyOf("PAIR"));
      assert.deepEqual([handshake.state, handshake.failure, encoder.pending], ["failed", failure, pending]);
      assert.deepEqual(handshake.peer, { socketType: undefined, routingId: EMPTY });
    });
  }
});

describe("the NULL handshake", () => {
  const announced: [SocketTypeName, string][] = [
    ["PAIR", '0b "Socket-Type" 00 00 00 04 "PAIR"'],
    ["REQ", '0b "Socket-Type" 00 00 00 03 "REQ" 08 "Identity" 00 00 00 02 "me"'],
    ["REP", '0b "Socket-Type" 00 00 00 03 "REP"'],
    ["DEALER", '0b "Socket-Type" 00 00 00 06 "DEALER" 08 "Identity" 00 00 00 02 "me"'],
    ["ROUTER", '0b "Socket-Type" 00 00 00 06 "ROUTER" 08 "Identity" 00 00 00 02 "me"'],
    ["XSUB", '0b "Socket-Type" 00 00 00 04 "XSUB"'],
  ];
  for (const [socketType, metadata] of announced) {
    it(`begins with our READY, before the peer's, and ${socketType} announces what it has to (C04)`, () => {
      const engine = engineOf({ socketType, routingId: octets('"me"') });
      assert.equal(hex(answerTo(engine, greetingOf())), hex(commandFrame("READY", octets(metadata))));
      assert.equal(engine.state, "handshake");
    });
  }

  it("announces an empty routing id too, and further metadata", () => {
    const engine = engineOf({ socketType: "REQ", metadata: new Map([["X-App", octets("01 02")]]) });
    const metadata = octets(
      '0b "Socket-Type" 00 00 00 03 "REQ" 08 "Identity" 00 00 00 00 05 "X-App" 00 00 00 02 01 02',
    );
    assert.equal(hex(answerTo(engine, greetingOf())), hex(commandFrame("READY", metadata)));
  });

  it("lets two engines find each other", () => {
    const dealer = engineOf({
      socketType: "DEALER",
      routingId: octets('"d"'),
      metadata: new Map([["X-App", octets("07")]]),
    });
    const router = engineOf({ socketType: "ROUTER" });
    exchange(dealer, router);
    assert.deepEqual([dealer.state, router.state], ["traffic", "traffic"]);
    assert.equal(router.peer.socketType, "DEALER");
    assert.equal(hex(router.peer.routingId), hex(octets('"d"')));
    assert.deepEqual([...(router.peer.properties?.keys() ?? [])], ["socket-type", "identity", "x-app"]);
    assert.deepEqual(dealer.peerVersion, { major: 3, minor: 1 });
  });

  it("sends and gives no messages before its end", () => {
    const engine = engineOf();
    engine.receive(greetingOf(), 0);
    sent(engine);
    engine.write([octets("aa")]);
    assert.equal(engine.pendingOut, 0);
    assert.equal(engine.next(), undefined);
  });

  function after(frames: Uint8Array, socketType: SocketTypeName = "PAIR"): Engine {
    const engine = engineOf({ socketType });
    answerTo(engine, concat([greetingOf(), frames]));
    return engine;
  }

  it("takes names in any case (C32)", () => {
    const ready = commandFrame("READY", octets('0b "sOCKET-tYPE" 00 00 00 04 "PUSH"'));
    assert.equal(after(ready, "PULL").peer.socketType, "PUSH");
    assert.equal(after(ready, "PUB").failure?.code, "ERR_ZMTP_INVALID_METADATA");
  });

  it("takes READY in long form, and without the COMMAND bit (C40)", () => {
    const ready = readyOf("PAIR").slice(2);
    assert.equal(
      after(concat([octets("06 00 00 00 00 00 00 00"), Uint8Array.of(ready.length), ready])).state,
      "traffic",
    );
    assert.equal(after(encodeFrame(0, ready)).state, "traffic");
  });

  it("takes metadata it does not know, and much of it", () => {
    const value = pattern(100_000);
    const size = octets("00 01 86 a0");
    const engine = after(commandFrame("READY", concat([octets('05 "X-Big"'), size, value])));
    assert.equal(engine.peer.properties?.get("x-big")?.length, 100_000);
  });

  it("serves a peer that names no Socket-Type (C33)", () => {
    const engine = after(commandFrame("READY", octets('08 "Identity" 00 00 00 01 "i"')));
    assert.equal(engine.state, "traffic");
    assert.deepEqual([engine.peer.socketType, hex(engine.peer.routingId)], [undefined, hex(octets('"i"'))]);
  });

  it("ignores the Identity of a peer that has none to give (RFC 37)", () => {
    const ready = (socketType: string) =>
      commandFrame("READY", octets(`0b "Socket-Type" 00 00 00 03 "${socketType}" 08 "Identity" 00 00 00 01 "i"`));
    assert.equal(after(ready("REQ"), "REP").peer.routingId.length, 1);
    assert.equal(after(ready("REP"), "REQ").peer.routingId.length, 0);
  });

  for (const [own, peer] of [
    ["PULL", "PULL"],
    ["REQ", "DEALER"],
    ["PAIR", "pair"],
    ["SUB", "CLIENT"],
    ["REP", ""],
  ] as const) {
    it(`answers ${peer || "an empty type"} with ERROR when it is ${own} (C30)`, () => {
      const engine = engineOf({ socketType: own });
      answerTo(engine, greetingOf());
      engine.receive(readyOf(peer), 0);
      assert.equal(hex(sent(engine)), hex(commandFrame("ERROR", octets('18 "Incompatible socket type"'))));
      assert.equal(engine.state, "closed");
      assert.deepEqual([engine.failure?.code, engine.failure?.final], ["ERR_ZMTP_INVALID_METADATA", true]);
    });
  }

  const refused: [string, Uint8Array, string, boolean][] = [
    ["metadata cut short", commandFrame("READY", octets('03 "abc" 00')), "ERR_ZMTP_INVALID_METADATA", false],
    ["an octet too many", commandFrame("READY", octets("01")), "ERR_ZMTP_INVALID_METADATA", false],
    ["an unknown command", commandFrame("HELLO"), "ERR_ZMTP_UNEXPECTED_COMMAND", false],
    ["READY in other letters", commandFrame("Ready"), "ERR_ZMTP_UNEXPECTED_COMMAND", false],
    ["PING", commandFrame("PING", octets("00 00")), "ERR_ZMTP_UNEXPECTED_COMMAND", false],
    ["a command without a name", octets("04 01 00"), "ERR_ZMTP_MALFORMED_COMMAND_UNSPECIFIED", false],
    ["an empty command", octets("04 00"), "ERR_ZMTP_MALFORMED_COMMAND_UNSPECIFIED", false],
    ["a name cut short", octets('04 02 05 "R"'), "ERR_ZMTP_MALFORMED_COMMAND_UNSPECIFIED", false],
    ["ERROR", commandFrame("ERROR", octets('02 "no"')), "ERR_ZMTP_UNSPECIFIED", true],
    ["ERROR of a wrong length", commandFrame("ERROR", octets('03 "no"')), "ERR_ZMTP_MALFORMED_COMMAND_ERROR", true],
    ["a size above 2^63-1", octets("06 80 00 00 00 00 00 00 00"), "EMSGSIZE", false],
  ];
  for (const [title, frame, code, final] of refused) {
    it(`ends with ${title}`, () => {
      const engine = after(concat([frame, readyOf("PAIR")]));
      assert.equal(engine.state, "closed");
      assert.deepEqual([engine.failure?.code, engine.failure?.final], [code, final]);
      assert.equal(sent(engine).length, 0);
    });
  }

  for (const status of [300, 400, 500]) {
    it(`tells of ERROR ${status} as a failed authentication`, () => {
      const { failure } = after(commandFrame("ERROR", octets(`03 "${status}"`)));
      assert.deepEqual([failure?.kind, failure?.status, failure?.final], ["auth", status, true]);
    });
  }
});

describe("another mechanism", () => {
  /** A conversation of two steps: HELLO, and what it is answered with. */
  class TwoSteps implements Mechanism {
    readonly name = "TWO-STEPS";
    readonly asServer = true;
    peerMetadata: Uint8Array | undefined;
    #due: Uint8Array[] = [];

    start(): void {}

    next(): Uint8Array | undefined {
      return this.#due.shift();
    }

    receive({ name, data }: Command): Failure | undefined {
      if (name === "HELLO") this.#due.push(encodeCommand("WELCOME", data), encodeCommand("NEXT", data));
      else this.peerMetadata = data;
      return undefined;
    }
  }

  it("may take several commands, and speaks when it has something to say", () => {
    const engine = engineOf({ mechanism: new TwoSteps() });
    assert.equal(answerTo(engine, greetingOf({ mechanism: "TWO-STEPS" })).length, 0);
    engine.receive(commandFrame("HELLO", octets("aa")), 0);
    assert.equal(
      hex(sent(engine)),
      hex(concat([commandFrame("WELCOME", octets("aa")), commandFrame("NEXT", octets("aa"))])),
    );
    assert.equal(engine.state, "handshake");
    engine.receive(commandFrame("INITIATE", octets('0b "Socket-Type" 00 00 00 04 "PAIR"')), 0);
    assert.equal(engine.state, "traffic");
  });

  for (const [title, said] of [
    ["1.0", "01 00"],
    ["2.0", `${signature} 01 00 00 00`],
  ] as const) {
    it(`is not given up for a peer of ${title} (RFC 37)`, () => {
      const engine = engineOf({ mechanism: new TwoSteps() });
      engine.receive(octets(said), 0);
      assert.equal(engine.failure?.code, "ERR_ZMTP_MECHANISM_MISMATCH");
    });
  }
});

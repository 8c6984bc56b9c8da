import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { concat, EMPTY } from "../base/bytes.ts";
import type { SocketTypeName } from "../base/socket-type.ts";
import {
  commandFrame,
  encodeFrame,
  encodeLongFrame,
  engineOf,
  exchange,
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

describe("Engine in traffic", () => {
  it("carries messages between two of its kind", () => {
    const message = fc.array(fc.nat(9000), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 8 }), (messages) => {
        const push = engineOf({ socketType: "PUSH" });
        const pull = engineOf({ socketType: "PULL" });
        exchange(push, pull);
        for (const sizes of messages) push.write(sizes.map(pattern));
        exchange(push, pull);
        assert.deepEqual(
          receiveAll(pull).map((frames) => frames.map(hex)),
          messages.map((sizes) => sizes.map((size) => hex(pattern(size)))),
        );
      }),
      { numRuns: 30 },
    );
  });

  it("gives the same messages whatever the chunks", () => {
    const whole = concat([
      octets('00 01 "a" 01 01 "b" 01 00 00 01 "c"'),
      commandFrame("UNKNOWN"),
      encodeLongFrame(1, octets('"d"')),
      commandFrame("PING", octets("00 00")),
      encodeFrame(0, pattern(300)),
      octets('00 01 "e"'),
    ]);
    const expected = [["a"], ["b", "", "c"], ["d", Buffer.from(pattern(300)).toString("latin1")], ["e"]];
    fc.assert(
      fc.property(fc.array(fc.nat(whole.length), { maxLength: 30 }), fc.boolean(), (cuts, eager) => {
        const engine = inTraffic("PAIR");
        const read: string[][] = [];
        const places = [0, ...cuts.sort((a, b) => a - b), whole.length];
        for (let i = 1; i < places.length; i++) {
          engine.receive(whole.slice(places[i - 1], places[i]), 0);
          if (eager) read.push(...texts(receiveAll(engine)));
        }
        read.push(...texts(receiveAll(engine)));
        assert.deepEqual(read, expected);
        assert.equal(hex(sent(engine)), hex(commandFrame("PONG")));
      }),
      { numRuns: 200 },
    );
  });

  it("keeps back a message of which frames are missing", () => {
    const engine = inTraffic("PAIR");
    engine.receive(octets('01 01 "a" 01 01 "b"'), 0);
    assert.equal(engine.next(), undefined);
    engine.receive(octets('00 01 "c"'), 0);
    assert.deepEqual(texts(receiveAll(engine)), [["a", "b", "c"]]);
  });

  it("writes frames with MORE on all but the last", () => {
    const engine = inTraffic("PAIR");
    engine.write([octets('"a"'), EMPTY, octets('"b"')]);
    engine.write([octets('"c"')]);
    assert.equal(hex(sent(engine)), hex(octets('01 01 "a" 01 00 00 01 "b" 00 01 "c"')));
  });

  it("has a large message put into its place", () => {
    const engine = inTraffic("PAIR");
    const body = pattern(50_000);
    engine.receive(encodeFrame(0, body).subarray(0, 100), 0);
    assert.equal(engine.next(), undefined);
    const place = engine.place() as Uint8Array;
    place.set(body.subarray(91));
    engine.fill(place.length, 0);
    assert.deepEqual(
      receiveAll(engine).map((frames) => frames.map(hex)),
      [[hex(body)]],
    );
  });

  it("has no place before traffic, nor behind it", () => {
    const engine = engineOf();
    assert.equal(engine.place(), undefined);
    engine.receive(concat([greetingOf(), commandFrame("READY", pattern(50_000)).subarray(0, 100)]), 0);
    assert.equal(engine.place(), undefined);
    const closed = inTraffic("PAIR", { heartbeatInterval: 100, heartbeatTimeout: 50 });
    closed.receive(encodeFrame(0, pattern(50_000)).subarray(0, 100), 0);
    closed.next();
    const place = closed.place() as Uint8Array;
    closed.tick(100);
    closed.tick(150);
    assert.equal(closed.state, "closed");
    closed.fill(place.length, 160);
    assert.deepEqual([closed.place(), closed.next()], [undefined, undefined]);
  });

  it("needs what it was lent no longer once it has kept it", () => {
    const engine = engineOf();
    const whole = concat([greetingOf(), readyOf("PAIR"), octets('00 01 "a" 00 01 "b"')]);
    engine.receive(whole, 0);
    engine.keep();
    whole.fill(0);
    assert.deepEqual(texts(receiveAll(engine)), [["a"], ["b"]]);
    assert.equal(engine.peer.socketType, "PAIR");
  });

  it("makes memory that it was given its own where that pays, and none that it was lent", () => {
    const engine = inTraffic("PAIR");
    const chunk = Uint8Array.from(encodeFrame(0, pattern(40_000)));
    for (const isGiven of [false, true]) {
      if (isGiven) engine.receive(chunk, 0, true);
      else engine.receive(chunk, 0);
      const [body] = engine.next() as [Uint8Array];
      assert.equal(body.buffer === chunk.buffer, isGiven);
      assert.deepEqual([engine.keep(), engine.keep()], [isGiven, false]);
    }
  });

  it("writes to the same place again when what was taken is sent", () => {
    const engine = inTraffic("PAIR");
    const places = ["aa", "bb"].map((body) => {
      engine.write([octets(body)]);
      const [chunk] = engine.take() as [Uint8Array];
      engine.reclaim();
      return chunk.byteOffset;
    });
    assert.equal(places[0], places[1]);
  });

  it("ends when a message is larger than allowed, after those that are not", () => {
    const engine = inTraffic("PAIR", { maxMessageSize: 4 });
    engine.receive(octets('00 04 "fine" 00 05 "large" 00 01 "x"'), 0);
    assert.deepEqual(texts(receiveAll(engine)), [["fine"]]);
    assert.equal(engine.state, "closed");
    assert.deepEqual([engine.failure?.kind, engine.failure?.code], ["other", "EMSGSIZE"]);
  });

  it("does nothing any more once it is closed", () => {
    const engine = inTraffic("PAIR", { maxMessageSize: 1, heartbeatInterval: 10 });
    engine.receive(octets("00 05"), 0);
    engine.next();
    engine.receive(octets('00 01 "x"'), 1);
    engine.write([octets("aa")]);
    engine.tick(1000);
    assert.equal(engine.next(), undefined);
    assert.deepEqual([engine.pendingOut, engine.deadline, engine.failure?.code], [0, Infinity, "EMSGSIZE"]);
  });

  it("knows nobody and has nothing to do at first", () => {
    const engine = engineOf();
    assert.deepEqual([engine.state, engine.failure, engine.next()], ["greeting", undefined, undefined]);
    assert.deepEqual(engine.peer, { socketType: undefined, routingId: EMPTY });
  });

  it("gives no message of a peer that was refused, and waits for nothing any more", () => {
    const engine = engineOf({ handshakeInterval: 30 });
    engine.receive(concat([greetingOf(), readyOf("PUB"), octets('00 01 "x"')]), 0);
    assert.deepEqual([engine.state, engine.next(), engine.deadline], ["closed", undefined, Infinity]);
  });

  it("allows a handshake whatever the limit on messages (C47)", () => {
    assert.equal(inTraffic("PAIR", { maxMessageSize: 1 }).state, "traffic");
  });

  describe("with commands", () => {
    const ignored: [string, Uint8Array][] = [
      ["unknown", commandFrame("JOIN", octets("aa"))],
      ["empty", octets("04 00")],
      ["without a name", octets("04 02 00 61")],
      ["with a name cut short", octets('04 02 05 "A"')],
      ["a late READY", readyOf("PAIR")],
      ["a late ERROR (C39)", commandFrame("ERROR", octets('03 "400"'))],
      ["PONG without PING", commandFrame("PONG", octets("aa"))],
      ["PING without a time to live (C61)", commandFrame("PING")],
      ["PING with a long context (C61)", commandFrame("PING", octets(`00 00 ${"aa".repeat(17)}`))],
      ["SUBSCRIBE where nobody publishes", commandFrame("SUBSCRIBE", octets('"a"'))],
    ];
    for (const [title, frame] of ignored) {
      it(`ignores ${title}`, () => {
        const engine = inTraffic("PAIR");
        engine.receive(concat([frame, octets('00 01 "x"')]), 0);
        assert.deepEqual(texts(receiveAll(engine)), [["x"]]);
        assert.equal(sent(engine).length, 0);
        assert.equal(engine.state, "traffic");
      });
    }

    it("answers PING, also between frames and with MORE (C38), whatever the peer's version", () => {
      const ping = commandFrame("PING", octets("00 00 aa bb"));
      ping[0] = 5;
      for (const minor of [0, 1]) {
        const engine = inTraffic("PAIR", {}, minor);
        engine.receive(concat([octets('01 01 "a"'), ping, octets('00 01 "b"')]), 0);
        assert.deepEqual(texts(receiveAll(engine)), [["a", "b"]]);
        assert.equal(hex(sent(engine)), hex(commandFrame("PONG", octets("aa bb"))));
      }
    });

    for (const [waiting, answers] of [
      [1024 * 1024 - 1, true],
      [1024 * 1024, false],
    ] as const) {
      it(`${answers ? "answers" : "stores no answer for"} a peer that has not read ${waiting} octets`, () => {
        const engine = inTraffic("PAIR");
        engine.write([pattern(waiting - 9)]);
        assert.equal(engine.pendingOut, waiting);
        engine.receive(commandFrame("PING", octets("00 00")), 0);
        engine.next();
        assert.equal(engine.pendingOut > waiting, answers);
      });
    }
  });
});

describe("Engine and subscriptions", () => {
  const subscribers: SocketTypeName[] = ["SUB", "XSUB"];
  for (const socketType of subscribers) {
    it(`${socketType} sends commands to a peer of 3.1`, () => {
      const engine = inTraffic("PUB", { socketType });
      engine.write([octets('01 "a"')]);
      engine.write([octets('00 "a"')]);
      const commands = concat([commandFrame("SUBSCRIBE", octets('"a"')), commandFrame("CANCEL", octets('"a"'))]);
      assert.equal(hex(sent(engine)), hex(commands));
    });

    it(`${socketType} sends messages to a peer of 3.0`, () => {
      const engine = inTraffic("XPUB", { socketType }, 0);
      engine.write([octets('01 "a"')]);
      assert.equal(hex(sent(engine)), hex(octets('00 02 01 "a"')));
    });
  }

  it("what is no subscription stays a message", () => {
    const engine = inTraffic("PUB", { socketType: "XSUB" });
    for (const message of [[octets('"up"')], [EMPTY], [octets("01"), octets('"x"')]]) engine.write(message);
    assert.equal(hex(sent(engine)), hex(octets('00 02 "up" 00 00 01 01 01 00 01 "x"')));
  });

  it("what begins with 1 is no subscription for other sockets", () => {
    const engine = inTraffic("PAIR");
    engine.write([octets("01 61")]);
    assert.equal(hex(sent(engine)), "00020161");
  });

  for (const size of [0, 1, 245, 246, 247, 248, 249, 254, 255, 256, 300]) {
    it(`a topic of ${size} octets is framed right (C06)`, () => {
      for (const [first, name] of [
        [1, "SUBSCRIBE"],
        [0, "CANCEL"],
      ] as const) {
        const frame = Uint8Array.of(first, ...pattern(size));
        for (const [minor, expected] of [
          [0, encodeFrame(0, frame)],
          [1, commandFrame(name, pattern(size))],
        ] as const) {
          const sub = inTraffic("PUB", { socketType: "SUB" }, minor);
          const pub = inTraffic("SUB", { socketType: "PUB" }, minor);
          sub.write([frame]);
          const wire = sent(sub);
          assert.equal(hex(wire), hex(expected));
          pub.receive(wire, 0);
          assert.deepEqual(
            receiveAll(pub).map((message) => message.map(hex)),
            [[hex(frame)]],
          );
        }
      }
    });
  }

  for (const socketType of ["PUB", "XPUB"] as const) {
    it(`${socketType} takes both forms, also between the frames of a message`, () => {
      const engine = inTraffic("XSUB", { socketType });
      const commands = concat([commandFrame("SUBSCRIBE", octets('"a"')), commandFrame("CANCEL")]);
      engine.receive(concat([octets('00 02 01 "b" 01 01 "x"'), commands, octets('00 01 "y"')]), 0);
      assert.deepEqual(texts(receiveAll(engine)), [["\x01b"], ["\x01a"], ["\x00"], ["x", "y"]]);
    });
  }

  it("a subscriber of 2.0 sends messages", () => {
    const engine = engineOf({ socketType: "SUB" });
    engine.receive(octets(`${signature} 01 01 00 00`), 0);
    sent(engine);
    engine.write([octets('01 "a"')]);
    assert.equal(hex(sent(engine)), hex(octets('00 02 01 "a"')));
  });

  it("a subscriber of 1.0 says nothing", () => {
    const engine = engineOf({ socketType: "SUB" });
    engine.receive(octets("01 00"), 0);
    sent(engine);
    engine.write([octets('01 "a"')]);
    assert.equal(engine.pendingOut, 0);
  });

  it("and is taken to want everything", () => {
    const engine = engineOf({ socketType: "PUB" });
    engine.receive(octets('01 00 02 00 "x"'), 0);
    assert.deepEqual(texts(receiveAll(engine)), [["\x01"], ["x"]]);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeText } from "../base/bytes.ts";
import { choice, deciseconds, flag, integer, octets, text, unavailable } from "./option.ts";
import { fixedOptions, initialOptions, optionTable } from "./option-table.ts";

describe("an option", () => {
  it("can be a whole number in a range", () => {
    const option = integer(5, -1, 10);
    assert.equal(option.initial, 5);
    assert.deepEqual([option.parse(-1, "x"), option.parse(10, "x")], [-1, 10]);
    for (const value of [-2, 11])
      assert.throws(() => option.parse(value, "x"), { code: "EINVAL", message: /^x takes/ });
    for (const value of ["5", 1.5, Number.NaN, null, undefined, true]) {
      assert.throws(() => option.parse(value, "x"), {
        name: "TypeError",
        message: /^Option value must be a number: x/,
      });
    }
    assert.throws(() => integer(0, 0).parse(2 ** 31, "x"), { code: "EINVAL" });
  });

  it("can be a time in tenths of a second", () => {
    const option = deciseconds(1000);
    assert.deepEqual([option.initial, option.parse(99, "x"), option.parse(250, "x")], [0, 0, 200]);
    assert.throws(() => option.parse(1001, "x"), { code: "EINVAL" });
  });

  it("can be on or off", () => {
    assert.deepEqual([flag(true).initial, flag(true).parse(false, "x")], [true, false]);
    for (const value of [0, 1, "true", null]) {
      assert.throws(() => flag(true).parse(value, "x"), { name: "TypeError", message: /must be a boolean/ });
    }
  });

  it("can be one of some words", () => {
    const option = choice<null | "a" | "b">(null, null, "a", "b");
    assert.deepEqual([option.parse("a", "x"), option.parse(null, "x")], ["a", null]);
    assert.throws(() => option.parse("c", "x"), { code: "EINVAL" });
  });

  it("can be a text, and none is null", () => {
    const option = text(3);
    assert.deepEqual([option.parse("abc", "x"), option.parse(Buffer.from("ab"), "x")], ["abc", "ab"]);
    assert.deepEqual([option.parse(null, "x"), option.parse(undefined, "x")], [null, null]);
    for (const value of ["", "abcd"]) assert.throws(() => option.parse(value, "x"), { code: "EINVAL" });
    assert.equal(text(3, 0).parse("", "x"), null);
    assert.throws(() => option.parse(1, "x"), { name: "TypeError", message: /must be a string or buffer/ });
  });

  it("can be octets, of which it keeps a copy", () => {
    const option = octets(1, 3);
    const given = encodeText("ab");
    const kept = option.parse(given, "x");
    given[0] = 0;
    assert.deepEqual(kept, encodeText("ab"));
    assert.deepEqual([option.parse("é", "x"), option.parse(null, "x")], [encodeText("é"), null]);
    for (const value of ["", "abcd", "éé"]) assert.throws(() => option.parse(value, "x"), { code: "EINVAL" });
    assert.throws(() => option.parse(1, "x"), { name: "TypeError", message: /must be a string or buffer/ });
  });

  it("can be missing, and then says so to whoever wants it", () => {
    const option = unavailable(false);
    assert.deepEqual([option.parse(false, "x"), option.parse(undefined, "x")], [false, false]);
    assert.throws(() => option.parse(true, "x"), { code: "ENOTSUP", message: "x is not available" });
  });
});

describe("the options of a socket", () => {
  it("have the values of libzmq at first", () => {
    const values = initialOptions();
    assert.equal(Object.keys(values).length, Object.keys(optionTable).length);
    const { sendHighWaterMark, linger, reconnectInterval, handshakeInterval, notify, routingId } = values;
    assert.deepEqual(
      { sendHighWaterMark, linger, reconnectInterval, handshakeInterval, notify, routingId },
      {
        sendHighWaterMark: 1000,
        linger: -1,
        reconnectInterval: 100,
        handshakeInterval: 30000,
        notify: true,
        routingId: null,
      },
    );
  });

  it("are of each socket alone", () => {
    const [one, other] = [initialOptions(), initialOptions()];
    one.linger = 5;
    assert.equal(other.linger, -1);
  });

  it("partly count for later connections only", () => {
    assert.deepEqual([fixedOptions.has("routingId"), fixedOptions.has("linger")], [true, false]);
  });
});

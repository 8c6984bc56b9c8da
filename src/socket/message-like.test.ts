import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decodeText } from "../base/bytes.ts";
import { type MessageLike, toMessage, toOwnedMessage } from "./message-like.ts";

function sent(sendable: MessageLike | readonly MessageLike[]): string[] {
  return toMessage(sendable).map((frame) => decodeText(frame));
}

describe("what can be sent", () => {
  it("is text, a number, octets of any kind, or nothing", () => {
    const { buffer } = Uint8Array.from(Buffer.from("abcdef"));
    const shared = new SharedArrayBuffer(2);
    new Uint8Array(shared).set(Buffer.from("sh"));
    assert.deepEqual(sent(["é", 16.5, null, Buffer.from("b"), new Uint8Array(buffer, 1, 2), buffer, shared]), [
      ...["é", "16.5", "", "b", "bc", "abcdef", "sh"],
    ]);
    assert.deepEqual(sent(new DataView(buffer, 2, 2)), ["cd"]);
    assert.deepEqual(sent("one frame"), ["one frame"]);
  });

  it("is what has a text, as in zeromq.js", () => {
    assert.deepEqual(sent([true, {}] as unknown as MessageLike[]), ["true", "[object Object]"]);
  });

  it("is not nothing at all", () => {
    for (const value of [undefined, [undefined], () => {}, Symbol("x"), []] as unknown as MessageLike[]) {
      assert.throws(() => toMessage(value), TypeError);
      assert.throws(() => toOwnedMessage(value), TypeError);
    }
  });

  it("can be changed afterwards up to 128 octets, and is not copied above", () => {
    for (const [size, isCopied] of [
      [128, true],
      [129, false],
    ] as const) {
      const octets = Buffer.alloc(size, "a");
      const messages = [
        toMessage(octets)[0],
        toMessage([octets])[0],
        toOwnedMessage(octets)[0],
        toOwnedMessage([octets])[0],
      ];
      octets.fill("b");
      const a = "a".charCodeAt(0);
      assert.deepEqual(
        messages.map((frame) => frame?.[0] === a),
        [isCopied, isCopied, false, false],
      );
    }
  });
});

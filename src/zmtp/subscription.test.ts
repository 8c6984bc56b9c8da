import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decodeCommand } from "./command.ts";
import { commandOfSubscription, frameOfSubscription, isSubscribing, isSubscription } from "./subscription.ts";
import { hex, octets, pattern } from "./test-fixture.ts";

describe("subscription", () => {
  it("is a frame that begins with 0 or 1", () => {
    const frames = ["", "00", "01", '01 "topic"', "02", '"1"'].map(octets);
    assert.deepEqual(frames.map(isSubscription), [false, true, true, true, false, false]);
  });

  it("is a command for a peer of 3.1", () => {
    assert.equal(hex(commandOfSubscription(octets('01 "ab"'))), hex(octets('09 "SUBSCRIBE" "ab"')));
    assert.equal(hex(commandOfSubscription(octets('00 "ab"'))), hex(octets('06 "CANCEL" "ab"')));
  });

  for (const size of [0, 1, 245, 246, 255, 256, 1000]) {
    it(`keeps a topic of ${size} octets on the way there and back`, () => {
      for (const first of [0, 1]) {
        const frame = Uint8Array.of(first, ...pattern(size));
        const command = decodeCommand(commandOfSubscription(frame));
        assert.ok(command && isSubscribing(command.name));
        assert.equal(hex(frameOfSubscription(command.name, command.data)), hex(frame));
      }
    });
  }

  it("has two commands, with exact names", () => {
    assert.deepEqual(["SUBSCRIBE", "CANCEL", "subscribe", "PING"].map(isSubscribing), [true, true, false, false]);
  });
});

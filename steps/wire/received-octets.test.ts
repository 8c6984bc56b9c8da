import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ReceivedOctets } from "./received-octets.ts";

test("gives in order what has come, however it is pushed and taken, and changes nothing that was given", () => {
  const operation = fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.nat(60));
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 30 }), (operations) => {
      const received = new ReceivedOctets();
      let plain = Buffer.alloc(0);
      const given: [Buffer, Buffer][] = [];
      for (const each of operations) {
        if (typeof each === "number") {
          given.push([received.take(each), plain.subarray(0, each)]);
          plain = plain.subarray(each);
        } else {
          received.push(each);
          plain = Buffer.concat([plain, each]);
        }
        given.push([received.all, plain]);
      }
      for (const [actual, expected] of given) assert.deepEqual(actual, expected);
    }),
  );
});

test("moves a few times only while a large message comes", () => {
  const received = new ReceivedOctets();
  const places = new Set<ArrayBufferLike>();
  for (let i = 0; i < 1024; i++) {
    received.push(new Uint8Array(1024));
    places.add(received.all.buffer);
  }
  assert.equal(received.all.length, 1024 * 1024);
  assert.ok(places.size <= 11, `${places.size}`);
});

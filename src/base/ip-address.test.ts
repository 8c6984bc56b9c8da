import assert from "node:assert/strict";
import { isIP } from "node:net";
import { test } from "node:test";
import fc from "fast-check";
import { octetsOfAddress } from "./ip-address.ts";

test("an IPv4 address has four octets", () => {
  assert.deepEqual(octetsOfAddress("192.0.2.255"), [192, 0, 2, 255]);
});

test("an IPv6 address has sixteen, however it is written", () => {
  const loopback = [...new Array(15).fill(0), 1];
  for (const text of ["::1", "0:0:0:0:0:0:0:1", "::0.0.0.1", "::1%lo"])
    assert.deepEqual(octetsOfAddress(text), loopback);
  assert.deepEqual(octetsOfAddress("2001:DB8::"), [0x20, 1, 0xd, 0xb8, ...new Array(12).fill(0)]);
});

test("it takes for an address what Node.js takes for one", () => {
  const nearly = fc.stringMatching(/^[0-9a-f:.]{0,20}$/);
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.domain(), nearly), (text) => {
      assert.equal(octetsOfAddress(text)?.length, { 0: undefined, 4: 4, 6: 16 }[isIP(text)]);
    }),
  );
});

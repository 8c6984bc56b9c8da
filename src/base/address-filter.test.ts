import assert from "node:assert/strict";
import { BlockList, isIP } from "node:net";
import { test } from "node:test";
import fc from "fast-check";
import { AddressFilter } from "./address-filter.ts";

const family = (address: string) => (isIP(address) === 6 ? "ipv6" : "ipv4");

test("a single address lets that one pass", () => {
  const filter = AddressFilter.parse("127.0.0.1");
  assert.deepEqual([filter?.admits("127.0.0.1"), filter?.admits("127.0.0.2")], [true, false]);
  assert.equal(AddressFilter.parse("::1")?.admits("0:0:0:0:0:0:0:1"), true);
});

test("several networks let all of theirs pass, and 0 bits let everybody pass of that family", () => {
  const filter = AddressFilter.parse("10.0.0.0/8, 2001:db8::/33");
  const addresses = ["10.1.2.3", "11.0.0.0", "2001:db8:7fff::1", "2001:db8:8000::1"];
  assert.deepEqual(
    addresses.map((address) => filter?.admits(address)),
    [true, false, true, false],
  );
  const all = AddressFilter.parse("0.0.0.0/0");
  assert.deepEqual([all?.admits("255.255.255.255"), all?.admits("::1"), all?.admits("nonsense")], [true, false, false]);
});

test("an IPv4 address is the same written as IPv6", () => {
  assert.equal(AddressFilter.parse("127.0.0.0/8")?.admits("::ffff:127.0.0.1"), true);
  assert.equal(AddressFilter.parse("127.0.0.0/8")?.admits("::ffff:8.0.0.1"), false);
  assert.equal(AddressFilter.parse("::ffff:127.0.0.1")?.admits("127.0.0.1"), true);
  assert.equal(AddressFilter.parse("::ffff:127.0.0.1/104")?.admits("127.9.9.9"), true);
  assert.equal(AddressFilter.parse("::ffff:127.0.0.1/64"), undefined);
});

test("an address with a zone passes like one without", () => {
  assert.equal(AddressFilter.parse("fe80::/10")?.admits("fe80::1%eth0"), true);
});

test("what is no network is refused", () => {
  const wrong = ["", "foo", "127.0.0", "127.0.0.256", "0.0.0.0/foo", "0.0.0.0/", "0.0.0.0/33", "::/129", "1::2::3"];
  wrong.push(
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "1:2:3:4:5:6:7::8",
    "::12345",
    "::1.2.3.4:5",
    "127.0.0.1,",
    "1.2.3.4/-1",
  );
  for (const text of wrong) assert.equal(AddressFilter.parse(text), undefined, text);
});

test("it agrees with Node.js", () => {
  const address = fc.oneof(fc.ipV4(), fc.ipV6());
  fc.assert(
    fc.property(address, address, fc.nat(128), (network, other, bits) => {
      const size = Math.min(bits, isIP(network) === 6 ? 128 : 32);
      const list = new BlockList();
      list.addSubnet(network, size, family(network));
      const filter = AddressFilter.parse(`${network}/${size}`);
      assert.equal(filter?.admits(network), true);
      // To Node.js, the IPv6 networks hold the IPv4 addresses as well.
      if (family(network) === family(other)) {
        assert.equal(filter?.admits(other), list.check(other, family(other)));
      }
    }),
  );
});

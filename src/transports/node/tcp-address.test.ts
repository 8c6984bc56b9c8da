import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { formatTcpEndpoint, parseDialAddress, parseListenAddress } from "./tcp-address.ts";

describe("a tcp address to listen on", () => {
  it("is an address or a wildcard, and a port or a wildcard", () => {
    assert.deepEqual(parseListenAddress("127.0.0.1:5555", false), { host: "127.0.0.1", port: 5555 });
    assert.deepEqual(parseListenAddress("*:*", false), { host: "0.0.0.0", port: 0 });
    assert.deepEqual(parseListenAddress("*:0", true), { host: "::", port: 0 });
    assert.deepEqual(parseListenAddress("[::1]:65535", true), { host: "::1", port: 65535 });
    assert.deepEqual(parseListenAddress("::1:80", true), { host: "::1", port: 80 });
  });

  it("is one of IPv6 only where that is allowed", () => {
    assert.throws(() => parseListenAddress("[::1]:80", false), { code: "ENODEV", address: "tcp://[::1]:80" });
    assert.throws(() => parseDialAddress("[::1]:80", false), { code: "ENODEV", address: "tcp://[::1]:80" });
  });

  it("can be named by its interface", () => {
    assert.deepEqual(parseListenAddress("lo:1", false), { host: "127.0.0.1", port: 1 });
    assert.throws(() => parseListenAddress("nothing0:1", true), { code: "ENODEV", address: "tcp://nothing0:1" });
  });

  for (const address of [
    "127.0.0.1",
    ":1",
    "127.0.0.1:",
    "a:b",
    "1.2.3.4:65536",
    "1.2.3.4:-1",
    "[1.2.3.4]:1",
    "a:b:1",
  ]) {
    it(`is not '${address}'`, () => {
      assert.throws(() => parseListenAddress(address, true), { code: "EINVAL", address: `tcp://${address}` });
    });
  }
});

describe("a tcp address to connect to", () => {
  it("is a name or an address and a port", () => {
    assert.deepEqual(parseDialAddress("localhost:1", false), { host: "localhost", port: 1, source: undefined });
    assert.deepEqual(parseDialAddress("[::1]:1", true), { host: "::1", port: 1, source: undefined });
  });

  it("can have a source in front", () => {
    const { source } = parseDialAddress("127.0.0.1:0;example.org:80", false);
    assert.deepEqual(source, { host: "127.0.0.1", port: 0 });
    assert.throws(() => parseDialAddress("nothing0:0;example.org:80", false), { code: "ENODEV" });
  });

  for (const address of ["*:1", "host:*", "host:0", "host:65536", "ho st:1", "host/path:1", "host", ""]) {
    it(`is not '${address}'`, () => {
      assert.throws(() => parseDialAddress(address, true), { code: "EINVAL" });
    });
  }
});

describe("a tcp endpoint", () => {
  it("has IPv6 addresses in brackets", () => {
    assert.equal(formatTcpEndpoint("127.0.0.1", 1), "tcp://127.0.0.1:1");
    assert.equal(formatTcpEndpoint("::1", 1), "tcp://[::1]:1");
  });
});

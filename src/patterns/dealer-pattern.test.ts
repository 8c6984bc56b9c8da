import assert from "node:assert/strict";
import { test } from "node:test";
import { DealerPattern } from "./dealer-pattern.ts";
import { attach, establish, meet, message, options, readAll, receiveAll } from "./test-fixture.ts";

test("it deals messages out in turn and takes them in turn, unchanged", () => {
  const dealer = new DealerPattern(options());
  const [one, two] = [meet(dealer), meet(dealer)];
  assert.deepEqual([dealer.canSend, dealer.canReceive], [true, false]);
  for (const text of ["1", "2"]) dealer.send(message("", text));
  assert.deepEqual([readAll(one.far), readAll(two.far)], [[["", "1"]], [["", "2"]]]);
  for (const text of ["3", "4"]) one.far.write(message("id", "", text));
  two.far.write(message(""));
  assert.deepEqual(receiveAll(dealer), [["id", "", "3"], [""], ["id", "", "4"]]);
});

test("with all queues full nothing is taken until one has room", () => {
  const dealer = new DealerPattern(options());
  const { far } = meet(dealer, { limit: 1 });
  assert.deepEqual([dealer.send(message("1")), dealer.send(message("2"))], [true, false]);
  far.read();
  assert.equal(dealer.send(message("2")), true);
});

test("a peer that left is not written to, and what it had sent is delivered", () => {
  const dealer = new DealerPattern(options());
  const { far } = meet(dealer);
  far.write(message("last"));
  far.close();
  assert.deepEqual([dealer.canSend, dealer.canReceive], [false, true]);
  assert.deepEqual(receiveAll(dealer), [["last"]]);
});

test("a probe is the first message of each connection", () => {
  const dealer = new DealerPattern(options({ probeRouter: true }));
  const peer = attach(dealer);
  dealer.send(message("a"));
  establish(dealer, peer);
  assert.deepEqual(readAll(peer.far), [[""], ["a"]]);
  dealer.interrupted(peer.near);
  assert.deepEqual(readAll(peer.far), []);
  establish(dealer, peer);
  assert.deepEqual(readAll(peer.far), [[""]]);
});

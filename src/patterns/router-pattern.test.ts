import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY, encodeText } from "../base/bytes.ts";
import type { Frame, Message } from "../base/message.ts";
import { DealerPattern } from "./dealer-pattern.ts";
import { RouterPattern } from "./router-pattern.ts";
import { attach, establish, join, meet, message, options, readAll, receiveAll, texts } from "./test-fixture.ts";

test("the id of the sender is in front of what it sent, and leads back to it", () => {
  const router = new RouterPattern(options());
  const [ann, bob] = [meet(router, { routingId: "ann" }), meet(router, { routingId: "bob" })];
  ann.far.write(message("1", "more"));
  bob.far.write(message("2"));
  assert.equal(router.canReceive, true);
  assert.deepEqual(receiveAll(router), [
    ["ann", "1", "more"],
    ["bob", "2"],
  ]);
  assert.equal(router.send(message("bob", "", "3")), true);
  assert.deepEqual([readAll(ann.far), readAll(bob.far)], [[], [["", "3"]]]);
});

test("peers are read in turn", () => {
  const router = new RouterPattern(options());
  const [ann, bob] = [meet(router, { routingId: "ann" }), meet(router, { routingId: "bob" })];
  for (const text of ["1", "2"]) ann.far.write(message(text));
  bob.far.write(message("3"));
  assert.deepEqual(
    receiveAll(router).map(([id]) => id),
    ["ann", "bob", "ann"],
  );
});

test("a peer that chose no id gets one, and keeps it when it comes back", () => {
  const router = new RouterPattern(options());
  const peer = meet(router);
  const idNow = (): Frame => {
    peer.far.write(message("m"));
    return (router.receive() as Message)[0] as Frame;
  };
  const id = idNow();
  assert.deepEqual([id.length, id[0]], [5, 0]);
  router.interrupted(peer.near);
  router.send([id, encodeText("queued")]);
  establish(router, peer);
  assert.deepEqual(idNow(), id);
  assert.deepEqual(readAll(peer.far), [["queued"]]);
});

test("a message for nobody is dropped, or fails if so wished", () => {
  const changing = options();
  const router = new RouterPattern(changing);
  assert.deepEqual([router.canSend, router.send(message("nobody", "m"))], [true, true]);
  changing.mandatory = true;
  assert.equal(router.canSend, false);
  assert.throws(() => router.send(message("nobody", "m")), { code: "EHOSTUNREACH" });
});

test("a message for a full peer is dropped, or has to wait if so wished", () => {
  const changing = options();
  const router = new RouterPattern(changing);
  const { far } = meet(router, { routingId: "ann", limit: 1 });
  assert.deepEqual(
    ["1", "2"].map((text) => router.send(message("ann", text))),
    [true, true],
  );
  changing.mandatory = true;
  assert.deepEqual([router.canSend, router.send(message("ann", "3"))], [false, false]);
  assert.deepEqual(readAll(far), [["1"]]);
  router.writable();
  assert.deepEqual([router.canSend, router.send(message("ann", "3"))], [true, true]);
  assert.deepEqual(readAll(far), [["3"]]);
});

test("an address without a message is dropped, also when delivery is mandatory", () => {
  const router = new RouterPattern(options({ mandatory: true }));
  const { far } = meet(router, { routingId: "ann" });
  assert.equal(router.send(message("ann")), true);
  assert.equal(router.send(message("nobody")), true);
  assert.deepEqual(readAll(far), []);
});

test("a peer that has gone cannot be addressed, and what it had sent is delivered with its id", () => {
  const router = new RouterPattern(options({ mandatory: true }));
  const { far } = meet(router, { routingId: "ann" });
  far.write(message("1"));
  far.write(message("2"));
  far.close();
  assert.throws(() => router.send(message("ann", "m")), { code: "EHOSTUNREACH" });
  assert.deepEqual(receiveAll(router), [
    ["ann", "1"],
    ["ann", "2"],
  ]);
});

test("a peer whose end is closed is gone, even before anybody said so", () => {
  const router = new RouterPattern(options({ mandatory: true }));
  const { near, far } = meet(router, { routingId: "ann" });
  near.owner = { readable() {}, writable() {}, ended() {} };
  far.close();
  assert.throws(() => router.send(message("ann", "m")), { code: "EHOSTUNREACH" });
});

test("a newcomer with an id in use stays mute, even after the first has gone", () => {
  const router = new RouterPattern(options());
  const [first, second] = [meet(router, { routingId: "ann" }), meet(router, { routingId: "ann" })];
  second.far.write(message("mute"));
  first.far.write(message("heard"));
  assert.deepEqual(receiveAll(router), [["ann", "heard"]]);
  router.send(message("ann", "m"));
  assert.deepEqual([readAll(first.far), readAll(second.far)], [[["m"]], []]);
  first.far.close();
  second.far.write(message("still mute"));
  router.send(message("ann", "m"));
  assert.deepEqual([receiveAll(router), readAll(second.far)], [[], []]);
  assert.equal(second.near.closed, false);
});

test("a mute peer that is made anew is heard once the id is free", () => {
  const router = new RouterPattern(options());
  const [first, second] = [meet(router, { routingId: "ann" }), meet(router, { routingId: "ann" })];
  router.interrupted(second.near);
  first.far.close();
  establish(router, second, "ann");
  second.far.write(message("heard"));
  assert.deepEqual(receiveAll(router), [["ann", "heard"]]);
});

test("with handover the newcomer takes the id, and the old connection ends", () => {
  const router = new RouterPattern(options({ handover: true }));
  const old = meet(router, { routingId: "ann" });
  const young = meet(router, { routingId: "ann" });
  assert.deepEqual([old.near.closed, old.far.ended], [true, true]);
  router.detach(old.near);
  young.far.write(message("heard"));
  assert.deepEqual(receiveAll(router), [["ann", "heard"]]);
  router.send(message("ann", "m"));
  assert.deepEqual([readAll(old.far), readAll(young.far)], [[], [["m"]]]);
});

for (const handover of [false, true]) {
  test(`a peer that comes back with its id keeps it, ${handover ? "also with" : "without"} handover`, () => {
    const router = new RouterPattern(options({ handover, mandatory: true }));
    const peer = meet(router, { routingId: "A" });
    router.interrupted(peer.near);
    establish(router, peer, "A");
    assert.equal(router.send(message("A", "hello")), true);
    peer.far.write(message("world"));
    assert.deepEqual([readAll(peer.far), receiveAll(router)], [[["hello"]], [["A", "world"]]]);
    assert.equal(peer.near.closed, false);
  });
}

test("a peer that comes back with another id is known by that one alone", () => {
  const router = new RouterPattern(options({ mandatory: true }));
  const peer = meet(router, { routingId: "ann" });
  router.interrupted(peer.near);
  establish(router, peer, "bob");
  assert.throws(() => router.send(message("ann", "m")), { code: "EHOSTUNREACH" });
  router.send(message("bob", "m"));
  peer.far.write(message("hello"));
  assert.deepEqual(receiveAll(router), [["bob", "hello"]]);
  assert.deepEqual(readAll(peer.far), [["m"]]);
});

test("a peer that comes back with an id in use falls mute", () => {
  const router = new RouterPattern(options({ mandatory: true }));
  const [, peer] = [meet(router, { routingId: "ann" }), meet(router, { routingId: "bob" })];
  router.interrupted(peer.near);
  establish(router, peer, "ann");
  peer.far.write(message("mute"));
  assert.deepEqual(receiveAll(router), []);
  assert.throws(() => router.send(message("bob", "m")), { code: "EHOSTUNREACH" });
});

test("an assigned id is good at once, and whatever the peer calls itself", () => {
  const router = new RouterPattern(options());
  const peer = attach(router, { assignedId: "ann" });
  router.send(message("ann", "queued"));
  establish(router, peer, "bob");
  peer.far.write(message("hello"));
  assert.deepEqual(receiveAll(router), [["ann", "hello"]]);
  assert.deepEqual(readAll(peer.far), [["queued"]]);
});

test("a peer without an assigned id is not addressable before its handshake is done", () => {
  const router = new RouterPattern(options());
  const peer = attach(router);
  router.send(message("", "m"));
  establish(router, peer, "ann");
  assert.deepEqual(readAll(peer.far), []);
});

test("an assigned id in use is refused with EINVAL, and nothing has changed", () => {
  const router = new RouterPattern(options({ probeRouter: true }));
  const first = meet(router, { routingId: "ann" });
  readAll(first.far);
  const second = attach(router);
  assert.throws(() => router.attach(second.near, encodeText("ann")), { code: "EINVAL" });
  assert.deepEqual(readAll(second.far), [[""]]);
  router.send(message("ann", "m"));
  assert.deepEqual(readAll(first.far), [["m"]]);
});

test("a probe shows a ROUTER its peer", () => {
  const [one, two] = [new RouterPattern(options({ probeRouter: true })), new RouterPattern(options())];
  join(one, two);
  assert.deepEqual(receiveAll(two), [["one", ""]]);
});

test("two ROUTERs that know each other's ids talk", () => {
  const [one, two] = [new RouterPattern(options()), new RouterPattern(options())];
  join(one, two);
  one.send(message("other", "hello"));
  assert.deepEqual(receiveAll(two), [["one", "hello"]]);
  two.send(message("one", "hi"));
  assert.deepEqual(receiveAll(one), [["other", "hi"]]);
});

test("ROUTER and DEALER joined directly lose nothing with room for one message", () => {
  const [router, dealer] = [new RouterPattern(options({ mandatory: true })), new DealerPattern(options())];
  join(router, dealer, 1);
  const got: (string[] | undefined)[] = [];
  for (let sent = 0; sent < 5; ) {
    if (router.send(message("other", `${sent}`))) sent++;
    else got.push(texts(dealer.receive()));
  }
  got.push(...receiveAll(dealer));
  assert.deepEqual(got, [["0"], ["1"], ["2"], ["3"], ["4"]]);
});

test("an empty id is never a peer's", () => {
  const router = new RouterPattern(options({ mandatory: true }));
  meet(router);
  assert.throws(() => router.send([EMPTY, EMPTY]), { code: "EHOSTUNREACH" });
});

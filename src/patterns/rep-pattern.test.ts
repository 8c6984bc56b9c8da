import assert from "node:assert/strict";
import { test } from "node:test";
import { RepPattern } from "./rep-pattern.ts";
import { ReqPattern } from "./req-pattern.ts";
import { join, meet, message, options, readAll, texts } from "./test-fixture.ts";

test("the envelope is taken off the request and put in front of the reply", () => {
  const rep = new RepPattern();
  const { far } = meet(rep);
  far.write(message("hop 2", "hop 1", "", "a", "", "b"));
  assert.deepEqual(texts(rep.receive()), ["a", "", "b"]);
  assert.equal(rep.send(message("c", "d")), true);
  assert.deepEqual(readAll(far), [["hop 2", "hop 1", "", "c", "d"]]);
});

test("out of turn both calls fail with EFSM", () => {
  const rep = new RepPattern();
  const { far } = meet(rep);
  assert.equal(rep.canSend, false);
  assert.throws(() => rep.send(message("a")), { code: "EFSM" });
  assert.equal(rep.receive(), undefined);
  far.write(message("", "1"));
  far.write(message("", "2"));
  assert.equal(rep.canReceive, true);
  rep.receive();
  assert.deepEqual([rep.canReceive, rep.canSend], [false, true]);
  assert.throws(() => rep.receive(), { code: "EFSM" });
  rep.send(message("a"));
  assert.throws(() => rep.send(message("a")), { code: "EFSM" });
  assert.deepEqual(texts(rep.receive()), ["2"]);
});

test("requests come from the peers in turn, and each reply goes to its asker", () => {
  const rep = new RepPattern();
  const [one, two] = [meet(rep), meet(rep)];
  for (const text of ["1", "2"]) one.far.write(message("", text));
  two.far.write(message("", "3"));
  for (const request of ["1", "3", "2"]) {
    assert.deepEqual(texts(rep.receive()), [request]);
    rep.send(message(`reply to ${request}`));
  }
  assert.deepEqual(readAll(one.far), [
    ["", "reply to 1"],
    ["", "reply to 2"],
  ]);
  assert.deepEqual(readAll(two.far), [["", "reply to 3"]]);
});

test("a request without a delimiter, or with nothing behind it, is dropped and the connection kept", () => {
  const rep = new RepPattern();
  const { near, far } = meet(rep);
  for (const malformed of [message("a"), message("a", "b"), message(""), message("a", "")]) far.write(malformed);
  assert.deepEqual([rep.canReceive, rep.receive(), near.closed], [false, undefined, false]);
  far.write(message("", "a"));
  assert.deepEqual(texts(rep.receive()), ["a"]);
});

test("the reply to a peer that has gone vanishes", () => {
  const rep = new RepPattern();
  const { far } = meet(rep);
  far.write(message("", "a"));
  rep.receive();
  far.close();
  assert.equal(rep.send(message("b")), true);
  assert.equal(far.pending, 0);
  assert.equal(rep.receive(), undefined);
});

test("a request that a peer left behind is delivered", () => {
  const rep = new RepPattern();
  const { far } = meet(rep);
  far.write(message("", "a"));
  assert.equal(rep.canReceive, true);
  far.close();
  assert.deepEqual(texts(rep.receive()), ["a"]);
  rep.send(message("b"));
});

test("a reply never waits: it vanishes when the asker takes no more", () => {
  const rep = new RepPattern();
  const { near, far } = meet(rep, { limit: 1 });
  near.write(message("in the way"));
  far.write(message("", "a"));
  rep.receive();
  assert.equal(rep.send(message("b")), true);
  rep.interrupted();
  rep.writable();
  assert.deepEqual(readAll(far), [["in the way"]]);
});

test("REQ and REP joined directly go round, with room for one message", () => {
  const [req, rep] = [new ReqPattern(options({ correlate: true })), new RepPattern()];
  join(req, rep, 1);
  for (let i = 0; i < 5; i++) {
    assert.equal(req.send(message(`request ${i}`)), true);
    assert.deepEqual(texts(rep.receive()), [`request ${i}`]);
    rep.send(message(`reply ${i}`));
    assert.deepEqual(texts(req.receive()), [`reply ${i}`]);
  }
});

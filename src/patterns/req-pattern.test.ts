import assert from "node:assert/strict";
import { test } from "node:test";
import type { Message } from "../base/message.ts";
import { ReqPattern } from "./req-pattern.ts";
import { attach, establish, meet, message, options, readAll, texts } from "./test-fixture.ts";

test("a request gets a delimiter, and its reply loses it", () => {
  const req = new ReqPattern(options());
  const { far } = meet(req);
  assert.equal(req.send(message("a", "b")), true);
  assert.deepEqual(readAll(far), [["", "a", "b"]]);
  assert.deepEqual([req.canReceive, req.receive()], [false, undefined]);
  far.write(message("", "c", "d"));
  assert.equal(req.canReceive, true);
  assert.deepEqual(texts(req.receive()), ["c", "d"]);
  assert.equal(req.canReceive, false);
});

test("out of turn both calls fail with EFSM", () => {
  const req = new ReqPattern(options());
  const { far } = meet(req);
  assert.throws(() => req.receive(), { code: "EFSM" });
  req.send(message("a"));
  assert.equal(req.canSend, false);
  assert.throws(() => req.send(message("b")), { code: "EFSM" });
  far.write(message("", "c"));
  req.receive();
  assert.equal(req.canSend, true);
  assert.throws(() => req.receive(), { code: "EFSM" });
});

test("without a peer nothing is taken, and it is still the turn to send", () => {
  const req = new ReqPattern(options());
  assert.equal(req.canSend, false);
  assert.equal(req.send(message("a")), false);
  meet(req);
  assert.equal(req.send(message("a")), true);
});

test("a peer without room is passed over until it has some", () => {
  const req = new ReqPattern(options({ relaxed: true }));
  const { far } = meet(req, { limit: 1 });
  assert.deepEqual([req.send(message("1")), req.send(message("2"))], [true, false]);
  far.read();
  assert.equal(req.send(message("2")), true);
});

test("requests go to the peers in turn", () => {
  const req = new ReqPattern(options());
  const peers = [meet(req), meet(req)];
  for (const { far } of [...peers, ...peers]) {
    req.send(message("a"));
    assert.equal(readAll(far).length, 1);
    far.write(message("", "reply"));
    req.receive();
  }
});

test("only the peer that was asked can answer, once", () => {
  const req = new ReqPattern(options());
  const [asked, other] = [meet(req), meet(req)];
  asked.far.write(message("", "too early"));
  req.send(message("a"));
  other.far.write(message("", "not asked"));
  assert.equal(req.receive(), undefined);
  asked.far.write(message("", "first"));
  asked.far.write(message("", "second"));
  assert.deepEqual(texts(req.receive()), ["first"]);
  asked.far.write(message("", "third"));
  assert.equal(req.canReceive, false);
  req.send(message("b"));
  assert.equal(req.receive(), undefined);
});

test("when the asked peer goes it waits on, and takes no other's answer", () => {
  const req = new ReqPattern(options());
  const [asked, other] = [meet(req), meet(req)];
  req.send(message("a"));
  asked.far.close();
  other.far.write(message("", "not asked"));
  assert.equal(req.receive(), undefined);
  assert.throws(() => req.send(message("b")), { code: "EFSM" });
});

test("an answer that came before its peer went is delivered", () => {
  const req = new ReqPattern(options());
  const { far } = meet(req);
  req.send(message("a"));
  far.write(message("", "reply"));
  far.close();
  assert.deepEqual(texts(req.receive()), ["reply"]);
});

test("after a reconnection the request is not sent again", () => {
  const req = new ReqPattern(options());
  const peer = meet(req);
  req.send(message("a"));
  readAll(peer.far);
  req.interrupted(peer.near);
  establish(req, peer);
  assert.deepEqual(readAll(peer.far), []);
});

for (const [what, reply] of Object.entries({
  "without a delimiter": message("reply"),
  "with a delimiter alone": message(""),
  "with something else in front of the delimiter": message("id", "", "reply"),
  "with a request id and no delimiter": message("abcd", "reply"),
  "with a request id and something else than a delimiter": message("abcd", "id", "reply"),
  "with a request id and a delimiter alone": message("abcd", ""),
})) {
  test(`a reply ${what} ends the connection`, () => {
    const req = new ReqPattern(options());
    const { near, far } = meet(req);
    req.send(message("a"));
    far.write(reply);
    assert.deepEqual([near.closed, far.ended, req.canReceive], [true, true, false]);
    req.detach(near);
  });
}

test("a peer that cannot reply is dropped even when it was not asked, and before", () => {
  const req = new ReqPattern(options());
  const { near, far } = meet(req);
  far.write(message("nonsense"));
  assert.equal(near.closed, true);
  assert.equal(req.canSend, false);
});

test("what a peer wrote before it was attached is no answer", () => {
  const req = new ReqPattern(options({ relaxed: true }));
  const peer = attach(req);
  req.detach(peer.near);
  peer.far.write(message("", "early"));
  req.attach(peer.near);
  req.send(message("a"));
  assert.equal(req.canReceive, false);
});

test("with correlate a request has an id, and only replies with that id count", () => {
  const req = new ReqPattern(options({ correlate: true }));
  const { near, far } = meet(req);
  req.send(message("a"));
  const [id, delimiter, body] = far.read() as Message;
  assert.deepEqual([id?.length, delimiter?.length, texts([body] as Message)], [4, 0, ["a"]]);
  const wrong = Uint8Array.from(id as Uint8Array, (octet) => octet ^ 1);
  far.write([wrong, ...message("", "wrong id")]);
  far.write(message("", "no id"));
  assert.deepEqual([req.canReceive, near.closed], [false, false]);
  far.write([id as Uint8Array, ...message("", "right")]);
  assert.deepEqual(texts(req.receive()), ["right"]);
  req.send(message("b"));
  assert.notDeepEqual(far.read()?.[0], id);
});

test("without correlate a reply with an id is dropped, and the connection stays", () => {
  const req = new ReqPattern(options());
  const { near, far } = meet(req);
  req.send(message("a"));
  far.write(message("abcd", "", "reply"));
  assert.deepEqual([req.canReceive, near.closed], [false, false]);
});

test("relaxed, a second request goes to the next peer and forgets the first", () => {
  const changing = options();
  const req = new ReqPattern(changing);
  const [one, two] = [meet(req), meet(req)];
  req.send(message("1"));
  one.far.write(message("", "reply to 1"));
  changing.relaxed = true;
  assert.equal(req.canSend, true);
  assert.equal(req.send(message("2")), true);
  assert.equal(req.canReceive, false);
  one.far.write(message("", "late reply to 1"));
  assert.equal(req.receive(), undefined);
  two.far.write(message("", "reply to 2"));
  assert.deepEqual(texts(req.receive()), ["reply to 2"]);
});

test("relaxed without correlate, a late reply of the same peer counts for the new request", () => {
  const req = new ReqPattern(options({ relaxed: true }));
  const { far } = meet(req);
  req.send(message("1"));
  req.send(message("2"));
  far.write(message("", "reply to 1"));
  assert.deepEqual(texts(req.receive()), ["reply to 1"]);
});

test("relaxed, a request that finds no room leaves the one before as it was", () => {
  const req = new ReqPattern(options({ relaxed: true }));
  const { far } = meet(req, { limit: 1 });
  req.send(message("1"));
  assert.equal(req.send(message("2")), false);
  far.write(message("", "reply to 1"));
  assert.deepEqual(texts(req.receive()), ["reply to 1"]);
});

test("a probe is the first message of a connection", () => {
  const req = new ReqPattern(options({ probeRouter: true }));
  const { far } = meet(req);
  req.send(message("a"));
  assert.deepEqual(readAll(far), [[""], ["", "a"]]);
});

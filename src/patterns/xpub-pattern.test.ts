import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeText } from "../base/bytes.ts";
import type { Pipe } from "../pipe/pipe.ts";
import { attach, establish, meet, message, options, readAll, receiveAll } from "./test-fixture.ts";
import { XpubPattern } from "./xpub-pattern.ts";

/** Sends requests and user messages upstream: "+A" subscribes to A, "-A" cancels it. */
function upstream(far: Pipe, ...requests: string[]): void {
  for (const request of requests) far.write(message(request.replace(/^\+/, "\u0001").replace(/^-/, "\u0000")));
}

/** What the application hears, in the same form. */
function heard(xpub: XpubPattern): string[] {
  return receiveAll(xpub).map((frames) => frames.join("|").replace("\u0001", "+").replace("\u0000", "-"));
}

test("a message goes to each subscriber with a topic that its first frame begins with, once", () => {
  const xpub = new XpubPattern(options());
  const [one, two, three] = [meet(xpub), meet(xpub), meet(xpub)];
  upstream(one.far, "+A", "+AB");
  upstream(two.far, "+");
  upstream(three.far, "+B");
  for (const text of ["ABC", "B"]) assert.equal(xpub.send(message(text, "more")), true);
  assert.deepEqual(readAll(one.far), [["ABC", "more"]]);
  assert.deepEqual(readAll(two.far), [
    ["ABC", "more"],
    ["B", "more"],
  ]);
  assert.deepEqual(readAll(three.far), [["B", "more"]]);
  assert.equal(xpub.topicsCount, 4);
});

test("without subscribers a message is gone, and sending is possible always", () => {
  const xpub = new XpubPattern(options());
  assert.deepEqual([xpub.canSend, xpub.send(message("A"))], [true, true]);
});

test("requests that came before the pipe was attached count", () => {
  const xpub = new XpubPattern(options());
  const peer = attach(xpub);
  xpub.detach(peer.near);
  upstream(peer.far, "+A");
  xpub.attach(peer.near);
  xpub.send(message("A"));
  assert.deepEqual(readAll(peer.far), [["A"]]);
});

test("the application hears of a topic's first subscription and last cancellation", () => {
  const xpub = new XpubPattern(options());
  const [one, two] = [meet(xpub), meet(xpub)];
  upstream(one.far, "+A", "+A");
  upstream(two.far, "+A");
  assert.deepEqual([xpub.canReceive, heard(xpub)], [true, ["+A"]]);
  upstream(one.far, "-A");
  assert.deepEqual([xpub.canReceive, heard(xpub)], [false, []]);
  upstream(two.far, "-A");
  assert.deepEqual(heard(xpub), ["-A"]);
});

test("per subscriber, topics are a set: one cancellation ends two subscriptions", () => {
  const xpub = new XpubPattern(options());
  const { far } = meet(xpub);
  upstream(far, "+A", "+A", "-A");
  xpub.send(message("A"));
  assert.deepEqual(readAll(far), []);
});

test("a cancellation of what nobody has is heard, but not of what another has", () => {
  const xpub = new XpubPattern(options());
  const [one, two] = [meet(xpub), meet(xpub)];
  upstream(one.far, "+A");
  heard(xpub);
  upstream(two.far, "-B", "-A");
  assert.deepEqual(heard(xpub), ["-B"]);
  xpub.send(message("A"));
  assert.deepEqual(readAll(one.far), [["A"]]);
});

test("verbose, every subscription is heard, and with unsubscriptions every cancellation", () => {
  const changing = options({ verbosity: "allSubs" });
  const xpub = new XpubPattern(changing);
  const [one, two] = [meet(xpub), meet(xpub)];
  upstream(one.far, "+A", "+A");
  upstream(two.far, "+A", "-A");
  assert.deepEqual(heard(xpub), ["+A", "+A", "+A"]);
  changing.verbosity = "allSubsUnsubs";
  upstream(two.far, "+A", "-A");
  assert.deepEqual(heard(xpub), ["+A", "-A"]);
});

for (const [end, name] of [
  [(xpub: XpubPattern, near: Pipe) => xpub.detach(near), "leaves"],
  [(xpub: XpubPattern, near: Pipe) => xpub.interrupted(near), "is interrupted"],
] as const) {
  test(`when a subscriber ${name} its cancellations are made up`, () => {
    const changing = options();
    const xpub = new XpubPattern(changing);
    const [one, two, three] = [meet(xpub), meet(xpub), meet(xpub)];
    upstream(one.far, "+A", "+B");
    upstream(two.far, "+B", "+C");
    upstream(three.far, "+C");
    heard(xpub);
    end(xpub, one.near);
    assert.deepEqual(heard(xpub), ["-A"]);
    xpub.send(message("A"));
    assert.deepEqual(readAll(one.far), []);
    changing.verbosity = "allSubsUnsubs";
    end(xpub, two.near);
    assert.deepEqual(heard(xpub).sort(), ["-B", "-C"]);
    assert.equal(xpub.topicsCount, 1);
  });
}

test("a subscriber that comes back is served by what it asks for then", () => {
  const xpub = new XpubPattern(options());
  const peer = meet(xpub);
  upstream(peer.far, "+A");
  xpub.interrupted(peer.near);
  establish(xpub, peer);
  upstream(peer.far, "+B");
  for (const text of ["A", "B"]) xpub.send(message(text));
  assert.deepEqual(readAll(peer.far), [["B"]]);
});

test("what a subscriber sends of its own is delivered, also after it has left", () => {
  const xpub = new XpubPattern(options());
  const { far } = meet(xpub);
  upstream(far, "hello", "");
  far.close();
  assert.deepEqual(receiveAll(xpub), [["hello"], [""]]);
});

test("every frame of a message can be a request; the others are delivered together", () => {
  const xpub = new XpubPattern(options());
  const { far } = meet(xpub);
  far.write(message("a", "\u0001A", "b"));
  assert.deepEqual(receiveAll(xpub), [["\u0001A"], ["a", "b"]]);
  assert.equal(xpub.topicsCount, 1);
});

test("with onlyFirstSubscribe the other frames are the user's", () => {
  const xpub = new XpubPattern(options({ onlyFirstSubscribe: true }));
  const { far } = meet(xpub);
  far.write(message("\u0001A", "\u0001B"));
  far.write(message("user", "\u0001C"));
  assert.deepEqual(receiveAll(xpub), [["\u0001A"], ["\u0001B"], ["user", "\u0001C"]]);
  assert.equal(xpub.topicsCount, 1);
});

test("the application's copy of a request is its own", () => {
  const xpub = new XpubPattern(options());
  const { far } = meet(xpub);
  const request = message("\u0001A");
  far.write(request);
  assert.notEqual(xpub.receive()?.[0], request[0]);
});

test("a full subscriber loses messages, or holds everybody up if so wished", () => {
  const changing = options();
  const xpub = new XpubPattern(changing);
  const [small, large] = [meet(xpub, { limit: 1 }), meet(xpub)];
  upstream(small.far, "+A");
  upstream(large.far, "+");
  for (const text of ["A1", "A2"]) assert.equal(xpub.send(message(text)), true);
  changing.noDrop = true;
  assert.equal(xpub.send(message("A3")), false);
  assert.equal(xpub.send(message("B")), true);
  assert.deepEqual(readAll(small.far), [["A1"]]);
  assert.equal(xpub.send(message("A3")), true);
  assert.deepEqual(readAll(small.far), [["A3"]]);
  assert.deepEqual(readAll(large.far), [["A1"], ["A2"], ["B"], ["A3"]]);
});

test("with invertMatching a message goes to those it does not match", () => {
  const xpub = new XpubPattern(options({ invertMatching: true }));
  const [one, two] = [meet(xpub), meet(xpub)];
  upstream(one.far, "+A");
  xpub.send(message("A"));
  assert.deepEqual([readAll(one.far), readAll(two.far)], [[], [["A"]]]);
});

test("a welcome is sent whenever a subscriber arrives", () => {
  const changing = options({ welcomeMessage: encodeText("hello") });
  const xpub = new XpubPattern(changing);
  const peer = attach(xpub);
  assert.deepEqual(readAll(peer.far), []);
  establish(xpub, peer);
  assert.deepEqual(readAll(peer.far), [["hello"]]);
  xpub.interrupted(peer.near);
  establish(xpub, peer);
  assert.deepEqual(readAll(peer.far), [["hello"]]);
  changing.welcomeMessage = encodeText("");
  establish(xpub, peer);
  changing.welcomeMessage = encodeText("hello");
  xpub.detach(peer.near);
  establish(xpub, peer);
  xpub.interrupted(peer.near);
  establish(xpub, peer);
  xpub.readable(peer.near);
  assert.deepEqual(readAll(peer.far), []);
});

test("subscribing oneself is for manual mode", () => {
  const xpub = new XpubPattern(options());
  assert.throws(() => xpub.subscribe(encodeText("A")), { code: "EINVAL" });
  assert.throws(() => xpub.unsubscribe(encodeText("A")), { code: "EINVAL" });
});

test("in manual mode the application decides for the subscriber whose request it received last", () => {
  const xpub = new XpubPattern(options({ manual: true }));
  const [one, two] = [meet(xpub), meet(xpub)];
  upstream(one.far, "+A");
  upstream(two.far, "+A");
  xpub.send(message("A"));
  assert.deepEqual(readAll(one.far), []);
  xpub.receive();
  xpub.subscribe(encodeText("XA"));
  xpub.receive();
  xpub.subscribe(encodeText("XB"));
  xpub.subscribe(encodeText("XC"));
  xpub.unsubscribe(encodeText("XB"));
  for (const text of ["A", "XA", "XB", "XC"]) xpub.send(message(text));
  assert.deepEqual([readAll(one.far), readAll(two.far)], [[["XA"]], [["XC"]]]);
});

test("in manual mode every request is heard, and each one that was not taken back when its subscriber leaves", () => {
  const xpub = new XpubPattern(options({ manual: true }));
  const [one, two] = [meet(xpub), meet(xpub)];
  upstream(one.far, "+A", "+B", "-B");
  upstream(two.far, "+A");
  assert.deepEqual(heard(xpub), ["+A", "+B", "-B", "+A"]);
  xpub.subscribe(encodeText("XA"));
  two.far.close();
  assert.deepEqual(heard(xpub), ["-A"]);
  one.far.close();
  assert.deepEqual(heard(xpub), ["-A"]);
  assert.equal(xpub.topicsCount, 0);
  xpub.subscribe(encodeText("XA"));
  assert.equal(xpub.topicsCount, 0);
});

test("a decision about a subscriber that has left, or was interrupted, changes nothing", () => {
  const xpub = new XpubPattern(options({ manual: true }));
  const peer = meet(xpub);
  upstream(peer.far, "+A", "+B");
  xpub.receive();
  xpub.interrupted(peer.near);
  xpub.subscribe(encodeText("A"));
  xpub.receive();
  xpub.subscribe(encodeText("B"));
  assert.equal(xpub.topicsCount, 0);
});

test("a decision waits for the application, whatever it sends and whoever else leaves meanwhile", () => {
  const xpub = new XpubPattern(options({ manual: true }));
  const [one, two] = [meet(xpub), meet(xpub)];
  upstream(one.far, "+A");
  xpub.receive();
  xpub.send(message("B"));
  two.far.close();
  xpub.subscribe(encodeText("A"));
  xpub.send(message("A"));
  assert.deepEqual(readAll(one.far), [["A"]]);
});

test("the cancellation of a subscriber that has left is nobody's to decide about", () => {
  const xpub = new XpubPattern(options({ manual: true }));
  const [one, two] = [meet(xpub), meet(xpub)];
  upstream(two.far, "+B");
  upstream(one.far, "+A");
  two.far.close();
  assert.deepEqual(heard(xpub), ["+B", "+A", "-B"]);
  xpub.subscribe(encodeText("A"));
  assert.equal(xpub.topicsCount, 0);
});

test("a user's message does not change whom a decision is about", () => {
  const xpub = new XpubPattern(options({ manual: true }));
  const [one, two] = [meet(xpub), meet(xpub)];
  upstream(one.far, "+A");
  upstream(two.far, "hello");
  assert.deepEqual(heard(xpub), ["+A", "hello"]);
  xpub.subscribe(encodeText("A"));
  xpub.send(message("A"));
  assert.deepEqual(readAll(one.far), [["A"]]);
});

test("with manualLastValue the message after a decision goes to that subscriber alone, if it matches", () => {
  const xpub = new XpubPattern(options({ manualLastValue: true, noDrop: true }));
  const [one, two] = [meet(xpub, { limit: 1 }), meet(xpub)];
  for (const { far } of [two, one]) {
    upstream(far, "+A");
    xpub.receive();
    xpub.subscribe(encodeText("A"));
  }
  xpub.send(message("A1"));
  assert.deepEqual([readAll(one.far), readAll(two.far)], [[["A1"]], []]);
  xpub.send(message("A2"));
  assert.equal(two.far.pending, 1);
  upstream(one.far, "+B");
  xpub.receive();
  assert.equal(xpub.send(message("A3")), false);
  readAll(one.far);
  assert.equal(xpub.send(message("A3")), true);
  assert.deepEqual([readAll(one.far), readAll(two.far)], [[["A3"]], [["A2"]]]);
  upstream(one.far, "+C");
  xpub.receive();
  xpub.send(message("D"));
  assert.deepEqual([one.far.pending, two.far.pending], [0, 0]);
});

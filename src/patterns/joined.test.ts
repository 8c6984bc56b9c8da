import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { encodeText } from "../base/bytes.ts";
import { DealerPattern } from "./dealer-pattern.ts";
import { PubPattern } from "./pub-pattern.ts";
import { PullPattern } from "./pull-pattern.ts";
import { PushPattern } from "./push-pattern.ts";
import { SubPattern } from "./sub-pattern.ts";
import { join, message, options, receiveAll, texts } from "./test-fixture.ts";
import { XpubPattern } from "./xpub-pattern.ts";
import { XsubPattern } from "./xsub-pattern.ts";

// Two patterns at the two ends of one pipe, as with inproc: every edge comes in the middle of a call at the other end.

test("PUSH and PULL pass everything on in order, with room for one message", () => {
  const [push, pull] = [new PushPattern(), new PullPattern()];
  join(push, pull, 1);
  join(push, pull, 1);
  const got: (string[] | undefined)[] = [];
  for (let sent = 0; sent < 10; ) {
    if (push.send(message(`${sent}`))) sent++;
    else got.push(texts(pull.receive()));
  }
  got.push(...receiveAll(pull));
  assert.deepEqual(
    got
      .flat()
      .map(Number)
      .sort((a, b) => a - b),
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  );
});

test("two SUBs on one PUB get what they subscribed to, with room for one message", () => {
  const pub = new PubPattern(options());
  const subs = [new SubPattern(options()), new SubPattern(options())];
  for (const sub of subs) join(pub, sub, 1);
  for (const topic of ["A", "B", "C"]) subs[0]?.subscribe(encodeText(topic));
  subs[1]?.subscribe(encodeText("B"));
  assert.equal(pub.topicsCount, 3);
  for (const topic of ["A", "B", "C"]) {
    pub.send(message(topic));
    assert.deepEqual(subs.map(receiveAll), [[[topic]], topic === "B" ? [["B"]] : []]);
  }
});

test("an XSUB that leaves an XPUB cancels its topics once", () => {
  const [xsub, xpub] = [new XsubPattern(options()), new XpubPattern(options())];
  const [near] = join(xsub, xpub, 1);
  for (const topic of ["A", "B"]) xsub.send(message(`\u0001${topic}`));
  xsub.detach(near);
  near.close();
  assert.deepEqual(receiveAll(xpub).sort(), [["\u0000A"], ["\u0000B"], ["\u0001A"], ["\u0001B"]]);
});

test("a SUB that joins a PUB late hears only of the future", () => {
  const [pub, sub] = [new PubPattern(options()), new SubPattern(options())];
  sub.subscribe(encodeText(""));
  pub.send(message("past"));
  join(pub, sub);
  pub.send(message("future"));
  assert.deepEqual(receiveAll(sub), [["future"]]);
});

test("a chain of XPUB and XSUB hands subscriptions up and messages down", () => {
  const [pub, xsub] = [new PubPattern(options()), new XsubPattern(options())];
  const [xpub, sub] = [new XpubPattern(options()), new SubPattern(options())];
  join(pub, xsub, 1);
  join(xpub, sub, 1);
  const forward = () => {
    for (let up = xpub.receive(); up !== undefined; up = xpub.receive()) xsub.send(up);
    for (let down = xsub.receive(); down !== undefined; down = xsub.receive()) xpub.send(down);
  };
  sub.subscribe(encodeText("A"));
  forward();
  for (const text of ["A", "B"]) pub.send(message(text));
  forward();
  assert.deepEqual(receiveAll(sub), [["A"]]);
  sub.unsubscribe(encodeText("A"));
  forward();
  assert.equal(pub.topicsCount, 0);
});

test("a DEALER whose peer closes in the middle of a write goes on with the others", () => {
  const dealer = new DealerPattern(options());
  const [first, second] = [new PullPattern(), new PullPattern()];
  const [, far] = join(dealer, first);
  join(dealer, second);
  far.owner = { readable: (pipe) => pipe.close(), writable() {}, ended() {} };
  for (const text of ["1", "2", "3"]) assert.equal(dealer.send(message(text)), true);
  assert.deepEqual([receiveAll(first), receiveAll(second)], [[], [["2"], ["3"]]]);
});

test("whatever SUBs subscribe to and cancel, each gets exactly what it has topics for", () => {
  const topic = fc.constantFrom("", "A", "AB", "B");
  const operation = fc.tuple(fc.constantFrom("subscribe", "unsubscribe"), fc.nat(2), topic);
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 30 }), (operations) => {
      const pub = new PubPattern(options());
      const subs = [0, 1, 2].map(() => new SubPattern(options()));
      const counts = subs.map(() => new Map<string, number>());
      for (const sub of subs) join(pub, sub, 1);
      for (const [name, which, text] of operations) {
        const count = counts[which]?.get(text) ?? 0;
        subs[which]?.[name](encodeText(text));
        counts[which]?.set(text, Math.max(0, count + (name === "subscribe" ? 1 : -1)));
      }
      for (const text of ["", "A", "ABC", "B"]) {
        pub.send(message(text));
        const expected = counts.map((own) => [...own].some(([prefix, count]) => count > 0 && text.startsWith(prefix)));
        assert.deepEqual(
          subs.map((sub) => receiveAll(sub).length > 0),
          expected,
        );
      }
    }),
  );
});

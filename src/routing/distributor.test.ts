import assert from "node:assert/strict";
import { test } from "node:test";
import type { Message } from "../base/message.ts";
import { Pipe } from "../pipe/pipe.ts";
import { Distributor, type Outlet } from "./distributor.ts";

const message: Message = [Uint8Array.of(1)];

function attach(distributor: Distributor, limit = 0): [Outlet, Pipe] {
  const [near, far] = Pipe.pair([{ highWaterMark: 0 }, { highWaterMark: limit }]);
  near.owner = { readable() {}, writable: () => distributor.writable(near), ended: () => distributor.detach(near) };
  distributor.attach(near);
  return [distributor.outlet(near) as Outlet, far];
}

test("a message goes once to each pipe that matched", () => {
  const distributor = new Distributor();
  const [one, farOne] = attach(distributor);
  const [, farTwo] = attach(distributor);
  const [three, farThree] = attach(distributor);
  for (const outlet of [one, three, one]) distributor.match(outlet);
  distributor.send(message);
  assert.deepEqual(
    [farOne, farTwo, farThree].map((far) => far.pending),
    [1, 0, 1],
  );
  distributor.send(message);
  assert.equal(farOne.pending, 1);
});

test("a pipe that is not attached can be detached", () => {
  const distributor = new Distributor();
  const [, far] = attach(distributor);
  distributor.detach(far);
  distributor.matchAll();
  distributor.send(message);
  assert.equal(far.pending, 1);
});

test("a message can go to all pipes", () => {
  const distributor = new Distributor();
  const ends = [attach(distributor), attach(distributor)];
  distributor.matchAll();
  distributor.send(message);
  assert.deepEqual(
    ends.map(([, far]) => far.pending),
    [1, 1],
  );
});

test("what one receiver does to its message is not seen by another", () => {
  const distributor = new Distributor();
  const fars = [attach(distributor), attach(distributor), attach(distributor)].map(([, far]) => far);
  distributor.matchAll();
  distributor.send([Uint8Array.of(1), Uint8Array.of(2)]);
  for (const far of fars) {
    const received = far.read();
    assert.deepEqual(received, [Uint8Array.of(1), Uint8Array.of(2)]);
    received?.shift();
  }
});

test("readers that only look share one message, and the others do not see it", () => {
  const distributor = new Distributor();
  const fars = [attach(distributor), attach(distributor), attach(distributor)].map(([, far]) => far);
  const looking = { onlyLooks: true, readable() {}, writable() {}, ended() {} };
  for (const far of fars.slice(1)) far.owner = looking;
  distributor.matchAll();
  distributor.send(message);
  const [changing, ...others] = fars.map((far) => far.read());
  assert.deepEqual([others[0] === message, others[1] === message, changing === message], [true, true, false]);
  assert.deepEqual(changing, message);
});

test("the only receiver of a message gets it as it is", () => {
  const distributor = new Distributor();
  const [one, far] = attach(distributor);
  attach(distributor);
  distributor.match(one);
  distributor.send(message);
  assert.equal(far.read(), message);
});

test("an outlet that was detached is not chosen, whatever still knows it", () => {
  const distributor = new Distributor();
  const [old, far] = attach(distributor);
  distributor.detach(old.pipe);
  distributor.attach(old.pipe);
  distributor.match(old);
  distributor.send(message);
  assert.equal(far.pending, 0);
  distributor.match(distributor.outlet(old.pipe) as Outlet);
  distributor.send(message);
  assert.equal(far.pending, 1);
});

test("the choice can be turned round", () => {
  const distributor = new Distributor();
  const [one, farOne] = attach(distributor);
  const [, farTwo] = attach(distributor);
  distributor.match(one);
  distributor.invert();
  distributor.send(message);
  assert.deepEqual([farOne.pending, farTwo.pending], [0, 1]);
});

test("a choice that is given up leaves nothing behind", () => {
  const distributor = new Distributor();
  const [one, farOne] = attach(distributor);
  const [two, farTwo] = attach(distributor);
  distributor.match(one);
  distributor.unmatch();
  distributor.match(two);
  distributor.send(message);
  assert.deepEqual([farOne.pending, farTwo.pending], [0, 1]);
});

test("a pipe that was not chosen in one round can be in the next", () => {
  const distributor = new Distributor();
  const [one, farOne] = attach(distributor);
  const [two, farTwo] = attach(distributor);
  for (const outlet of [one, two, one]) {
    distributor.match(outlet);
    distributor.send(message);
  }
  assert.deepEqual([farOne.pending, farTwo.pending], [2, 1]);
});

test("a pipe that was detached is not chosen with the others", () => {
  const distributor = new Distributor();
  const [{ pipe }, far] = attach(distributor);
  distributor.detach(pipe);
  distributor.matchAll();
  distributor.send(message);
  assert.equal(far.pending, 0);
});

test("a full pipe loses messages until half of its queue was read", () => {
  const distributor = new Distributor();
  const [, far] = attach(distributor, 4);
  const publish = () => {
    distributor.matchAll();
    distributor.send(message);
    return far.pending;
  };
  assert.deepEqual([1, 2, 3, 4, 5].map(publish), [1, 2, 3, 4, 4]);
  far.read();
  assert.equal(publish(), 3);
  far.read();
  assert.equal(publish(), 3);
});

test("it says beforehand whether a chosen pipe would lose the message", () => {
  const distributor = new Distributor();
  const [full, far] = attach(distributor, 1);
  const [empty] = attach(distributor);
  const wouldDrop = (outlet: Outlet) => {
    distributor.match(outlet);
    const answer = distributor.wouldDrop;
    distributor.unmatch();
    return answer;
  };
  distributor.match(full);
  distributor.send(message);
  assert.deepEqual([wouldDrop(full), wouldDrop(empty)], [true, false]);
  distributor.match(full);
  distributor.send(message);
  assert.equal(wouldDrop(full), true);
  far.read();
  assert.equal(wouldDrop(full), false);
});

test("a pipe that has ended holds nothing up", () => {
  const distributor = new Distributor();
  const [outlet, far] = attach(distributor, 1);
  distributor.match(outlet);
  distributor.send(message);
  far.close();
  distributor.match(outlet);
  assert.equal(distributor.wouldDrop, false);
});

test("an edge of a pipe that is not here is ignored", () => {
  const distributor = new Distributor();
  const [near] = Pipe.pair([{ highWaterMark: 0 }, { highWaterMark: 0 }]);
  distributor.writable(near);
  assert.equal(distributor.outlet(near), undefined);
});

test("a pipe that ends in the middle of a round costs nobody else the message", () => {
  const distributor = new Distributor();
  const ends = [attach(distributor), attach(distributor), attach(distributor)];
  const fars = ends.map(([, far]) => far);
  (fars[0] as Pipe).owner = { readable: () => fars[1]?.close(), writable() {}, ended() {} };
  distributor.matchAll();
  distributor.send(message);
  assert.deepEqual(
    fars.map((far) => far.pending),
    [1, 0, 1],
  );
  distributor.matchAll();
  distributor.send(message);
  assert.deepEqual(
    fars.map((far) => far.pending),
    [2, 0, 2],
  );
});

test("a round within a round reaches everybody once, and so does the one around it", () => {
  const distributor = new Distributor();
  const [first, farFirst] = attach(distributor);
  const [second, farSecond] = attach(distributor);
  const inner: Message = [Uint8Array.of(2)];
  const owner = {
    readable() {
      distributor.match(second);
      distributor.match(first);
      distributor.send(inner);
    },
    writable() {},
    ended() {},
  };
  farFirst.owner = owner;
  distributor.match(first);
  distributor.match(second);
  distributor.send(message);
  assert.deepEqual([farFirst.read(), farFirst.read(), farFirst.read()], [message, inner, undefined]);
  assert.deepEqual([farSecond.read(), farSecond.read(), farSecond.read()], [inner, message, undefined]);
});

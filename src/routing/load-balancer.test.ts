import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Message } from "../base/message.ts";
import { Pipe } from "../pipe/pipe.ts";
import { LoadBalancer } from "./load-balancer.ts";

const message: Message = [Uint8Array.of(1)];

function attach(balancer: LoadBalancer, limit: number): [Pipe, Pipe] {
  const [near, far] = Pipe.pair([{ highWaterMark: 0 }, { highWaterMark: limit }]);
  near.owner = { readable() {}, writable: () => balancer.writable(near), ended: () => balancer.detach(near) };
  balancer.attach(near);
  return [near, far];
}

test("messages go to the pipes in turn", () => {
  const balancer = new LoadBalancer();
  const ends = [attach(balancer, 0), attach(balancer, 0), attach(balancer, 0)];
  for (let i = 0; i < 7; i++) assert.equal(balancer.send(message), true);
  assert.deepEqual(
    ends.map(([, far]) => far.pending),
    [3, 2, 2],
  );
});

test("without a pipe nothing is taken", () => {
  const balancer = new LoadBalancer();
  assert.equal(balancer.hasRoom, false);
  assert.equal(balancer.send(message), false);
  assert.equal(balancer.take(), undefined);
});

test("a full pipe is passed over until it has room", () => {
  const balancer = new LoadBalancer();
  const [, small] = attach(balancer, 1);
  const [, large] = attach(balancer, 0);
  for (let i = 0; i < 4; i++) balancer.send(message);
  assert.deepEqual([small.pending, large.pending], [1, 3]);
  small.read();
  for (let i = 0; i < 2; i++) balancer.send(message);
  assert.deepEqual([small.pending, large.pending], [1, 4]);
});

test("when all pipes are full it waits for the first to have room", () => {
  const balancer = new LoadBalancer();
  const [, one] = attach(balancer, 1);
  const [, other] = attach(balancer, 1);
  assert.deepEqual(
    [1, 2, 3].map(() => balancer.send(message)),
    [true, true, false],
  );
  assert.equal(balancer.hasRoom, false);
  other.read();
  assert.equal(balancer.hasRoom, true);
  assert.equal(balancer.send(message), true);
  assert.deepEqual([one.pending, other.pending], [1, 1]);
});

test("while one pipe has room there is room, whosever turn it is", () => {
  const balancer = new LoadBalancer();
  attach(balancer, 1);
  const [second] = attach(balancer, 0);
  for (let i = 0; i < 2; i++) balancer.send(message);
  assert.equal(balancer.hasRoom, true);
  assert.equal(balancer.take(), second);
});

test("take names the pipe of the next message and passes the turn on", () => {
  const balancer = new LoadBalancer();
  const [first] = attach(balancer, 0);
  const [second] = attach(balancer, 0);
  assert.deepEqual([balancer.take(), balancer.take(), balancer.take()], [first, second, first]);
});

test("a detached pipe gets nothing", () => {
  const balancer = new LoadBalancer();
  const [near, far] = attach(balancer, 0);
  balancer.detach(near);
  assert.equal(balancer.send(message), false);
  assert.equal(far.pending, 0);
});

test("a pipe that ends in the middle of a write to it is not written to again", () => {
  const balancer = new LoadBalancer();
  const [, far] = attach(balancer, 0);
  far.owner = { readable: (pipe) => pipe.close(), writable() {}, ended() {} };
  assert.equal(balancer.send(message), true);
  assert.equal(balancer.send(message), false);
});

test("it fills bounded pipes as a plain list of free places does", () => {
  const operation = fc.oneof({ weight: 3, arbitrary: fc.constant(-1) }, { weight: 1, arbitrary: fc.nat(2) });
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }),
      fc.array(operation),
      (limits, operations) => {
        const balancer = new LoadBalancer();
        const ends = limits.map((limit) => attach(balancer, limit));
        let queue = limits.map((_, name) => name);
        const waiting = new Set<number>();
        const held = limits.map(() => 0);
        for (const reads of operations) {
          if (reads >= 0) {
            const limit = limits[reads] as number;
            if (ends[reads]?.[1].read() === undefined) continue;
            held[reads] = (held[reads] as number) - 1;
            if (waiting.has(reads) && (held[reads] as number) <= limit - ((limit + 1) >> 1)) {
              waiting.delete(reads);
              queue.push(reads);
            }
            continue;
          }
          let target = queue.shift();
          while (target !== undefined && held[target] === limits[target]) {
            waiting.add(target);
            target = queue.shift();
          }
          assert.equal(balancer.send(message), target !== undefined);
          if (target === undefined) continue;
          queue = [...queue, target];
          held[target] = (held[target] as number) + 1;
          assert.deepEqual(
            ends.map(([, far]) => far.pending),
            held,
          );
        }
      },
    ),
  );
});

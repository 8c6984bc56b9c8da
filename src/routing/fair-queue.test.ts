import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Pipe } from "../pipe/pipe.ts";
import { FairQueue } from "./fair-queue.ts";

function attach(queue: FairQueue, limit = 0): [Pipe, Pipe] {
  const [near, far] = Pipe.pair([{ highWaterMark: limit }, { highWaterMark: 0 }]);
  near.owner = { readable: () => queue.readable(near), writable() {}, ended: () => queue.detach(near) };
  queue.attach(near);
  return [near, far];
}

function write(pipe: Pipe, ...numbers: number[]): void {
  for (const number of numbers) pipe.write([Uint8Array.of(number)]);
}

function receiveAll(queue: FairQueue): number[] {
  const numbers: number[] = [];
  for (let message = queue.receive(); message !== undefined; message = queue.receive()) {
    numbers.push(message[0]?.[0] as number);
  }
  return numbers;
}

test("one message is taken from each pipe in turn", () => {
  const queue = new FairQueue();
  const [, one] = attach(queue);
  const [, two] = attach(queue);
  write(one, 1, 2, 3);
  write(two, 11, 12);
  assert.deepEqual(receiveAll(queue), [1, 11, 2, 12, 3]);
});

test("it knows where the latest message came from", () => {
  const queue = new FairQueue();
  const [near, far] = attach(queue);
  attach(queue);
  assert.equal(queue.from, undefined);
  write(far, 1);
  queue.receive();
  assert.equal(queue.from, near);
});

test("what was written before the pipe was attached is found", () => {
  const [near, far] = Pipe.pair([{ highWaterMark: 0 }, { highWaterMark: 0 }]);
  write(far, 1);
  const queue = new FairQueue();
  queue.attach(near);
  assert.equal(queue.hasMessage, true);
  assert.deepEqual(receiveAll(queue), [1]);
});

test("asking whether there is a message takes none, and the edge still comes", () => {
  const queue = new FairQueue();
  const [, far] = attach(queue);
  assert.equal(queue.hasMessage, false);
  write(far, 1);
  assert.equal(queue.hasMessage, true);
  assert.deepEqual(receiveAll(queue), [1]);
  assert.equal(queue.hasMessage, false);
});

test("what waits in a detached pipe is delivered, then the pipe is forgotten", () => {
  const queue = new FairQueue();
  const [near, far] = attach(queue);
  write(far, 1, 2);
  far.close();
  assert.equal(queue.has(near), true);
  assert.equal(queue.hasMessage, true);
  assert.deepEqual(receiveAll(queue), [1, 2]);
  assert.equal(queue.has(near), false);
  queue.readable(near);
  assert.equal(queue.hasMessage, false);
});

test("a detached pipe that is found empty by a question is forgotten too", () => {
  const queue = new FairQueue();
  const [near, far] = attach(queue);
  write(far, 1);
  far.close();
  queue.receive();
  assert.equal(queue.hasMessage, false);
  assert.equal(queue.has(near), false);
});

test("an empty pipe is forgotten as soon as it is detached", () => {
  const queue = new FairQueue();
  const [near, far] = attach(queue);
  far.close();
  assert.equal(queue.has(near), false);
});

test("forgetting a pipe drops what waits in it", () => {
  const queue = new FairQueue();
  const [near, far] = attach(queue);
  write(far, 1);
  queue.detach(near);
  queue.forget(near);
  assert.equal(queue.hasMessage, false);
});

test("a pipe that was never attached is not taken from when it is detached", () => {
  const queue = new FairQueue();
  const [near, far] = Pipe.pair([{ highWaterMark: 0 }, { highWaterMark: 0 }]);
  write(far, 1);
  queue.detach(near);
  assert.equal(queue.hasMessage, false);
  queue.attach(near);
  assert.deepEqual(receiveAll(queue), [1]);
  assert.equal(queue.has(near), true);
});

test("a writer that is let in by a read is served in its turn", () => {
  const queue = new FairQueue();
  const [, one] = attach(queue, 1);
  const [, two] = attach(queue);
  one.owner = { readable() {}, writable: () => write(one, 2), ended() {} };
  write(one, 1);
  assert.equal(one.hasRoom, false);
  write(two, 11);
  assert.deepEqual(receiveAll(queue), [1, 11, 2]);
});

test("every message comes once, in the order of its pipe, and no pipe is passed over twice", () => {
  const operation = fc.oneof(
    fc.record({ write: fc.nat(3) }),
    fc.constant("receive" as const),
    fc.record({ close: fc.nat(3) }),
  );
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 80 }), (operations) => {
      const queue = new FairQueue();
      const ends = [0, 1, 2, 3].map(() => attach(queue));
      const sent: number[][] = [[], [], [], []];
      const open = [true, true, true, true];
      // How many messages others got out while this pipe had one waiting.
      const passedOver = [new Set<Pipe>(), new Set<Pipe>(), new Set<Pipe>(), new Set<Pipe>()];
      let counter = 0;
      for (const step of operations) {
        if (step === "receive") {
          const message = queue.receive();
          if (message === undefined) {
            assert.ok(sent.every((numbers) => numbers.length === 0));
            continue;
          }
          const from = ends.findIndex(([near]) => near === queue.from);
          assert.equal(message[0]?.[0], sent[from]?.shift());
          passedOver[from]?.clear();
          for (const [name, numbers] of sent.entries()) {
            if (name === from || numbers.length === 0) continue;
            assert.equal(
              passedOver[name]?.has(queue.from as Pipe),
              false,
              "two turns for one pipe while another waits",
            );
            passedOver[name]?.add(queue.from as Pipe);
          }
        } else if ("write" in step) {
          if (!open[step.write]) continue;
          counter = (counter + 1) & 0xff;
          write((ends[step.write] as [Pipe, Pipe])[1], counter);
          sent[step.write]?.push(counter);
        } else {
          open[step.close] = false;
          (ends[step.close] as [Pipe, Pipe])[1].close();
        }
      }
    }),
  );
});

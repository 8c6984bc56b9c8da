import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Pipe } from "../pipe/pipe.ts";
import { ActiveList } from "./active-list.ts";

function pipes(count: number): Pipe[] {
  return Array.from({ length: count }, () => Pipe.pair([{ highWaterMark: 0 }, { highWaterMark: 0 }])[0]);
}

function takeNames(list: ActiveList, names: Map<Pipe, number>, count: number): (number | undefined)[] {
  return Array.from({ length: count }, () => names.get(list.take() as Pipe));
}

function listOf(count: number): [ActiveList, Pipe[], Map<Pipe, number>] {
  const list = new ActiveList();
  const all = pipes(count);
  for (const pipe of all) list.add(pipe);
  return [list, all, new Map(all.map((pipe, name) => [pipe, name]))];
}

test("an empty list has no turn", () => {
  const list = new ActiveList();
  assert.equal(list.current, undefined);
  assert.equal(list.take(), undefined);
});

test("turns go round in the order of arrival", () => {
  const [list, all, names] = listOf(3);
  assert.equal(list.current, all[0]);
  assert.deepEqual(takeNames(list, names, 7), [0, 1, 2, 0, 1, 2, 0]);
});

test("a pipe that sits out changes nobody else's turn", () => {
  const [list, all, names] = listOf(4);
  list.take();
  list.deactivate(all[1] as Pipe);
  assert.deepEqual(takeNames(list, names, 4), [2, 3, 0, 2]);
});

test("a pipe that sits out when it is not its turn leaves the turn where it is", () => {
  const [list, all, names] = listOf(4);
  list.take();
  list.deactivate(all[2] as Pipe);
  assert.deepEqual(takeNames(list, names, 4), [1, 3, 0, 1]);
});

test("a pipe that comes back waits for everybody else", () => {
  const [list, all, names] = listOf(3);
  list.deactivate(all[0] as Pipe);
  list.take();
  list.activate(all[0] as Pipe);
  list.activate(all[0] as Pipe);
  assert.deepEqual(takeNames(list, names, 4), [2, 1, 0, 2]);
});

test("a removed pipe takes no turn and does not come back", () => {
  const [list, all, names] = listOf(2);
  list.remove(all[0] as Pipe);
  list.activate(all[0] as Pipe);
  assert.equal(list.has(all[0] as Pipe), false);
  assert.equal(list.has(all[1] as Pipe), true);
  assert.deepEqual(takeNames(list, names, 2), [1, 1]);
  list.remove(all[1] as Pipe);
  assert.equal(list.take(), undefined);
});

/** The same with an array, whose first item has the turn. */
class PlainList {
  turns: number[] = [];
  members = new Set<number>();

  add(name: number): void {
    this.members.add(name);
    this.turns.push(name);
  }
  activate(name: number): void {
    if (this.members.has(name) && !this.turns.includes(name)) this.turns.push(name);
  }
  deactivate(name: number): void {
    this.turns = this.turns.filter((other) => other !== name);
  }
  remove(name: number): void {
    this.deactivate(name);
    this.members.delete(name);
  }
  take(): number | undefined {
    const name = this.turns.shift();
    if (name !== undefined) this.turns.push(name);
    return name;
  }
}

test("it takes the turns that a plain array takes", () => {
  const operation = fc.tuple(fc.constantFrom("add", "remove", "activate", "deactivate", "take"), fc.nat(5));
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 60 }), (operations) => {
      const list = new ActiveList();
      const plain = new PlainList();
      const all = pipes(6);
      for (const [name, which] of operations) {
        if (name === "take") {
          const expected = plain.take();
          assert.equal(list.take(), expected === undefined ? undefined : all[expected]);
        } else if (name !== "add" || !plain.members.has(which)) {
          list[name](all[which] as Pipe);
          plain[name](which);
        }
        const next = plain.turns[0];
        assert.equal(list.current, next === undefined ? undefined : all[next]);
      }
    }),
  );
});

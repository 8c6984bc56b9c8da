import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { encodeText, keyOf } from "../base/bytes.ts";
import { PrefixTable } from "./prefix-table.ts";

const ALL = 1000;

/** The lengths of the prefixes of `frame` that the table finds. */
function lengths(table: PrefixTable, frame: Uint8Array, limit = ALL): number[] {
  const count = table.match(frame, limit);
  return table.found.slice(0, count).map((row) => table.request(0, row).length - 1);
}

test("it finds every prefix of a frame, the shortest first", () => {
  const table = new PrefixTable();
  for (const topic of ["abc", "", "a", "ab", "b", "abd", "abcdef"]) table.add(encodeText(topic));
  assert.equal(table.size, 7);
  assert.deepEqual(lengths(table, encodeText("abcde")), [0, 1, 2, 3]);
  assert.deepEqual(lengths(table, encodeText("c")), [0]);
  assert.deepEqual(lengths(table, encodeText("")), [0]);
});

test("it stops at the number of prefixes that is asked for", () => {
  const table = new PrefixTable();
  for (const topic of ["", "a", "ab"]) table.add(encodeText(topic));
  assert.deepEqual(lengths(table, encodeText("abc"), 1), [0]);
  assert.deepEqual(lengths(table, encodeText("abc"), 2), [0, 1]);
});

test("an empty table finds nothing", () => {
  assert.deepEqual(lengths(new PrefixTable(), encodeText("abc")), []);
});

test("a prefix has one number as long as it is there", () => {
  const table = new PrefixTable();
  const row = table.add(encodeText("abc"));
  assert.equal(table.add(encodeText("abc")), row);
  assert.equal(table.find(encodeText("abc")), row);
  assert.equal(table.find(encodeText("ab")), undefined);
  assert.equal(table.size, 1);
  table.remove(row);
  assert.equal(table.find(encodeText("abc")), undefined);
  assert.equal(table.size, 0);
});

test("three values are kept with a prefix as long as it is there, whatever comes and goes beside it", () => {
  const table = new PrefixTable();
  const row = table.add(encodeText("abc"));
  assert.deepEqual([table.value(row, 0), table.value(row, 1), table.value(row, 2)], [0, 0, 0]);
  for (const place of [0, 1, 2] as const) table.keep(row, place, -7 - place);
  for (let i = 0; i < 100; i++) table.add(encodeText(`abc${i}`));
  table.remove(table.find(encodeText("abc1")) as number);
  assert.deepEqual([table.value(row, 0), table.value(row, 1), table.value(row, 2)], [-7, -8, -9]);
  table.remove(row);
  const again = table.add(encodeText("abc"));
  assert.deepEqual([table.value(again, 0), table.value(again, 1), table.value(again, 2)], [0, 0, 0]);
});

test("when the last of many prefixes has gone it begins anew", () => {
  const table = new PrefixTable();
  const topics = Array.from({ length: 200 }, (_, i) => encodeText(`${i}`.padEnd(40, "-")));
  for (const topic of topics) table.add(topic);
  for (const topic of topics) table.remove(table.find(topic) as number);
  assert.deepEqual([table.size, table.all()], [0, []]);
  for (const topic of topics) assert.equal(table.find(topic), undefined);
  // Numbers are places in memory: small ones again.
  assert.equal(table.add(encodeText("first")), 1);
  for (const topic of topics) table.add(topic);
  assert.equal(table.size, 201);
  for (const topic of topics) assert.deepEqual(lengths(table, topic), [40]);
});

test("prefixes of many chunks are found, and none of their chunks by itself", () => {
  const table = new PrefixTable();
  const long = Uint8Array.from({ length: 200 }, (_, i) => i);
  for (const length of [31, 32, 33, 64, 150, 200]) table.add(long.subarray(0, length));
  assert.deepEqual(lengths(table, long), [31, 32, 33, 64, 150, 200]);
  assert.deepEqual(lengths(table, long.subarray(0, 149)), [31, 32, 33, 64]);
  for (const length of [31, 32, 33, 64, 150, 200]) {
    assert.equal(table.request(0, table.find(long.subarray(0, length)) as number).length, 1 + length);
  }
  assert.equal(table.find(long.subarray(0, 96)), undefined);
  assert.equal(table.find(long.subarray(0, 150).with(3, 99)), undefined);
  assert.equal(table.find(long.subarray(0, 150).with(149, 0)), undefined);
});

test("the chunks of a long prefix go with it, but not those that others need", () => {
  const table = new PrefixTable();
  const long = Uint8Array.from({ length: 100 }, (_, i) => i);
  const short = long.subarray(0, 40);
  const rows = [long, short].map((topic) => table.add(topic));
  table.remove(rows[0] as number);
  assert.deepEqual(lengths(table, long), [40]);
  table.remove(rows[1] as number);
  assert.deepEqual(lengths(table, long), []);
  // Five rows came and went. Were one of them left, the next would have to be a sixth.
  const numbers = [1, 2, 3, 4, 5].map((octet) => table.add(Uint8Array.of(octet)));
  assert.deepEqual(numbers.sort(), [1, 2, 3, 4, 5]);
});

test("prefixes that hash alike are told apart", (t) => {
  // Found by search; they do so only with this salt.
  t.mock.method(Math, "random", () => 0);
  for (const [held, other] of [
    ["dbqlps", "zvlovc"],
    ["axlgsD", "axlgs"],
    ["axlgs", "axlgsD"],
  ] as const) {
    const table = new PrefixTable();
    const row = table.add(encodeText(held));
    assert.equal(table.find(encodeText(other)), undefined);
    assert.equal(table.find(encodeText(held)), row);
    assert.notEqual(table.add(encodeText(other)), row);
    assert.equal(table.size, 2);
  }
});

test("a request is an octet and the prefix", () => {
  const table = new PrefixTable();
  const long = Uint8Array.from({ length: 70 }, (_, i) => 255 - i);
  assert.deepEqual([...table.request(1, table.add(long))], [1, ...long]);
  assert.deepEqual([...table.request(0, table.add(Uint8Array.of()))], [0]);
});

const octet = fc.constantFrom(0, 1, 255);
const topic = fc.oneof(
  fc.uint8Array({ maxLength: 4 }),
  fc.array(octet, { maxLength: 5 }).map((octets) => Uint8Array.from(octets)),
  // Long ones that begin alike.
  fc
    .tuple(fc.constantFrom(30, 31, 32, 33, 63, 64, 65, 100), octet)
    .map(([length, last]) => new Uint8Array(length).fill(last, length - 2)),
);

test("it holds and finds what a plain set holds and finds", () => {
  const operation = fc.tuple(fc.constantFrom("add", "remove", "match"), topic);
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 120 }), (operations) => {
      const table = new PrefixTable();
      const plain = new Set<string>();
      for (const [name, octets] of operations) {
        const key = keyOf(octets);
        if (name === "add") {
          table.add(octets);
          plain.add(key);
        } else if (name === "remove") {
          const row = table.find(octets);
          assert.equal(row !== undefined, plain.delete(key));
          if (row !== undefined) table.remove(row);
        }
        const expected = [...plain].filter((prefix) => key.startsWith(prefix)).map((prefix) => prefix.length);
        assert.deepEqual(
          lengths(table, octets),
          expected.sort((a, b) => a - b),
        );
        assert.equal(table.size, plain.size);
      }
      assert.deepEqual(
        table
          .all()
          .map((row) => keyOf(table.request(0, row).subarray(1)))
          .sort(),
        [...plain].sort(),
      );
    }),
  );
});

test("it grows past many prefixes and keeps them all", () => {
  const table = new PrefixTable();
  const topicOf = (i: number) => encodeText(`topic/${i}`);
  for (let i = 0; i < 3000; i++) table.add(topicOf(i));
  for (let i = 0; i < 3000; i += 2) table.remove(table.find(topicOf(i)) as number);
  for (let i = 0; i < 3000; i++) assert.equal(table.find(topicOf(i)) !== undefined, i % 2 === 1, `topic/${i}`);
  for (let i = 3000; i < 8000; i++) table.add(topicOf(i));
  assert.equal(table.size, 6500);
  assert.deepEqual(lengths(table, encodeText("topic/7999...")), [7, 8, 9, 10]);
});

test("it finds what it holds and nothing else however it hashes, while it grows", () => {
  for (let salt = 0; salt < 100; salt++) {
    const table = new PrefixTable();
    for (let i = 0; i < 200; i++) {
      assert.equal(table.find(encodeText(`${i}`)), undefined);
      table.add(encodeText(`${i}`));
    }
    assert.equal(table.all().length, 200);
  }
});

test("a prefix that was removed is not among all of them", () => {
  const table = new PrefixTable();
  const rows = ["a", "b", "c"].map((text) => table.add(encodeText(text)));
  table.remove(rows[1] as number);
  assert.deepEqual(table.all(), [rows[0], rows[2]]);
});

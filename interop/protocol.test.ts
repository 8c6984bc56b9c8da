import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { crc32 } from "node:zlib";
import { eventFault, lineFault, replyFault, requestFault } from "../steps/driver/protocol-schema.ts";
import schema from "./protocol.schema.json" with { type: "json" };

const text = readFileSync(new URL("PROTOCOL.md", import.meta.url), "utf8");
const blocks = [...text.matchAll(/^```ndjson\n(.*?)^```$/gms)].map((match) => match[1] ?? "");
const operations = Object.keys(schema.$defs)
  .filter((name) => name.startsWith("request.") && name !== "request.unknown")
  .map((name) => name.slice("request.".length));

interface Line {
  id?: number | string;
  op?: string;
  ev?: string;
  ok?: unknown;
}

/** What is wrong with a line of an example, which goes to the driver when it is marked with ">". */
function exampleFault(mark: string, line: Line, asked: Map<unknown, string>): string | undefined {
  if (mark === ">") {
    asked.set(line.id, line.op ?? "");
    return operations.includes(line.op ?? "") ? requestFault({ op: "", ...line }) : `no operation ${line.op}`;
  }
  if (line.ev !== undefined) return eventFault(line);
  const op = asked.get(line.id);
  return op === undefined ? "it answers nothing" : replyFault(op, { ...line });
}

const examples = blocks.flatMap((block) => {
  const asked = new Map<unknown, string>();
  return block
    .trim()
    .split("\n")
    .map((raw) => {
      const mark = raw.slice(0, 2).trim();
      const line = JSON.parse(raw.slice(2)) as Line;
      return { raw, line, fault: exampleFault(mark, line, asked), whole: lineFault(line) };
    });
});

/** The octets that PROTOCOL.md calls generated, from its words. */
function generate(size: number, seed: number): Uint8Array {
  let x = seed;
  return Uint8Array.from({ length: size }, () => {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    return x >>> 24;
  });
}

/** The rows of the table whose third column is headed `column`. */
function vectors(column: string): { size: number; seed: number; value: string }[] {
  const [, table = ""] = text.split(new RegExp(`^\\| size *\\| seed *\\| ${column} *\\|\n`, "m"));
  const rows = (table.split("\n\n")[0] ?? "").matchAll(/^\| (\d+) +\| (\d+) +\| `([0-9a-f]+)` +\|$/gm);
  return [...rows].map(([, size, seed, value]) => ({ size: Number(size), seed: Number(seed), value: value ?? "" }));
}

test("every example of the document is as the schema demands", () => {
  assert(examples.length > 100, `${examples.length} examples`);
  for (const { raw, fault, whole } of examples) {
    assert.equal(fault, undefined, raw);
    assert.equal(whole, undefined, raw);
  }
});

test("the document has an example and an ok of every operation of the schema, and lists each in its table", () => {
  const asked = new Map(examples.filter(({ line }) => line.op).map(({ line }) => [line.id, line.op]));
  const answered = new Set(examples.filter(({ line }) => line.ok).map(({ line }) => asked.get(line.id)));
  for (const op of operations) {
    assert(answered.has(op), `no example of ${op}`);
    assert(text.includes(`[${op}](#`), `${op} is not in the table of operations`);
  }
});

test("the table of operations names the parameters of the schema", () => {
  const defs = schema.$defs as Record<string, { properties?: object; required?: string[] }>;
  for (const op of operations) {
    const request = defs[`request.${op}`];
    const row = text.split("\n").find((line) => line.startsWith("| ") && line.includes(`[${op}](#`)) ?? "";
    for (const name of Object.keys(request?.properties ?? {}).filter((name) => name !== "id" && name !== "op")) {
      const shown = request?.required?.includes(name) ? name : `${name}?`;
      assert(row.includes(shown), `${op}: ${shown}`);
    }
  }
});

test("the vectors of generated frames and of the CRC are right", () => {
  const octets = vectors("octets");
  const sums = vectors("crc32");
  assert(octets.length === 4 && sums.length === 4);
  for (const { size, seed, value } of octets) assert.equal(Buffer.from(generate(size, seed)).toString("hex"), value);
  for (const { size, seed, value } of sums) {
    assert.equal(crc32(generate(size, seed)).toString(16).padStart(8, "0"), value);
  }
  assert.equal(crc32("123456789").toString(16), "cbf43926");
});

const wrong: [what: string, line: unknown][] = [
  ["two kinds of answer", { id: 1, ok: {}, timeout: true }],
  ["an err that is no errno name", { id: 1, err: { code: "Again" } }],
  ["upper-case hexadecimal", { id: 1, op: "send", socket: "a", frames: [{ x: "FF" }] }],
  ["a message without frames", { id: 1, op: "send", socket: "a", frames: [] }],
  ["an unknown parameter", { id: 1, op: "recv", socket: "a", timeoutMS: 5 }],
  ["a fractional timeout", { id: 1, op: "recv", socket: "a", timeoutMs: 0.5 }],
  ["an unknown flag", { id: 1, op: "send", socket: "a", frames: [{ t: "" }], flags: ["SNDMORE"] }],
  ["a null id outside a fault", { id: null, ok: {} }],
  ["an event without a socket", { ev: "monitor", event: "CLOSED" }],
];
for (const [what, line] of wrong) {
  test(`the schema refuses ${what}`, () => assert.notEqual(lineFault(line), undefined));
}

const wrongFrames: [what: string, frame: unknown][] = [
  ["control characters as text", { t: "a\n" }],
  ["an empty frame in hexadecimal", { x: "" }],
  ["a large frame in octets' stead below the limit", { size: 65536, crc32: "00000000" }],
  ["an upper-case CRC", { size: 70000, crc32: "D2E9E010" }],
];
for (const [what, frame] of wrongFrames) {
  test(`the schema refuses a report of ${what}`, () => {
    assert.notEqual(replyFault("recv", { id: 1, ok: { frames: [frame] } }), undefined);
  });
}

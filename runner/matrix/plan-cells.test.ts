import assert from "node:assert/strict";
import { test } from "node:test";
import { sampleReport } from "../test-samples.ts";
import { type Contestant, planCells } from "./plan-cells.ts";

function contestant(name: string, change: Partial<Contestant["capabilities"]> = {}): Contestant {
  const capabilities = {
    ...sampleReport([]).facts.hello.capabilities,
    transports: ["tcp"],
    mechanisms: ["NULL"],
    ...change,
  };
  return { name, capabilities };
}

const ids = (left: Contestant, right: Contestant, selection = {}): string[] =>
  planCells(left, right, selection).map(({ id }) => id);

test("only what both declare is planned, each side binding once", () => {
  const left = contestant("a", { sockets: ["REQ", "PUSH", "STREAM"], transports: ["tcp", "ipc"] });
  const right = contestant("b", { sockets: ["REP", "PUSH"] });
  assert.deepEqual(
    ids(left, right, { check: ["small"] }),
    ["left", "right"].map((side) => `REQ-REP/tcp/NULL/a>b/${side}-binds/small`),
  );
  assert.deepEqual(ids(right, left), []);
});

test("subscriptions are tried where there are some, restarts on one pairing of each kind", () => {
  const all = contestant("a", { sockets: ["PUB", "XPUB", "SUB", "PUSH", "PULL"] });
  const checks = (pairing: string): string[] =>
    ids(all, all, { pattern: [pairing] })
      .filter((id) => id.includes("left-binds"))
      .map((id) => id.slice(id.lastIndexOf("/") + 1));
  assert.deepEqual(checks("XPUB-SUB"), ["small", "empty", "multipart", "binary", "large", "prefix"]);
  assert.deepEqual(checks("PUB-SUB"), ["small", "empty", "multipart", "binary", "large", "prefix", "restart"]);
  assert.deepEqual(checks("PUSH-PULL"), ["small", "empty", "multipart", "binary", "large", "restart"]);
});

test("a binder that knows PLAIN and tells of failed handshakes is offered NULL", () => {
  const plain = contestant("p", {
    sockets: ["PUSH", "PULL"],
    mechanisms: ["NULL", "PLAIN"],
    monitor: ["HANDSHAKE_FAILED_PROTOCOL"],
  });
  const other = contestant("n", { sockets: ["PUSH", "PULL"] });
  assert.deepEqual(ids(plain, other, { check: ["refusal"] }), ["PUSH-PULL/tcp/NULL/p>n/left-binds/refusal"]);
  assert.deepEqual(ids(other, plain, { check: ["refusal"] }), ["PUSH-PULL/tcp/NULL/n>p/right-binds/refusal"]);
});

test("a mechanism that both know is tried on some pairings", () => {
  const curve = contestant("c", { sockets: ["PUSH", "PULL", "PAIR"], mechanisms: ["NULL", "CURVE"] });
  const mechanisms = new Set(planCells(curve, curve).map(({ pairing, mechanism }) => `${pairing.name} ${mechanism}`));
  assert.deepEqual(mechanisms, new Set(["PUSH-PULL NULL", "PUSH-PULL CURVE", "PAIR-PAIR NULL"]));
});

test("two ROUTERs need names", () => {
  const nameless = contestant("a", { sockets: ["ROUTER"] });
  assert.deepEqual(ids(nameless, nameless), []);
  const named = contestant("b", { sockets: ["ROUTER"], options: { ROUTING_ID: "rw" } });
  assert.equal(ids(named, named, { check: ["small"] }).length, 2);
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Capabilities, Reply } from "../driver/driver.ts";
import { Unsupported, Violation } from "../verdict.ts";
import { judge, needsOf } from "./capability.ts";

const capabilities: Capabilities = {
  sockets: [],
  transports: [],
  mechanisms: [],
  zmtp: [],
  options: { LINGER: "rw", TYPE: "r", SUBSCRIBE: "w" },
  contextOptions: { SOCKET_LIMIT: "r" },
  monitor: [],
  features: [],
};

const ok: Reply = { ok: {} };
const refused: Reply = { err: { code: "EINVAL" } };
const unsupported: Reply = { unsupported: { what: "option" } };

function judged(op: string, option: string, reply: Reply): () => void {
  return () => judge(op, reply, needsOf(op, { option }, capabilities));
}

describe("the declaration of a feature", () => {
  const plain: Capabilities = { ...capabilities, features: ["proxy"] };
  const control =
    (command: string): (() => void) =>
    () =>
      judge("proxy.control", ok, needsOf("proxy.control", { command }, plain));

  it("lets a plain proxy be ended, and nothing else", () => {
    control("TERMINATE")();
    assert.throws(control("PAUSE"), /under-claims: it does not declare feature proxy-steerable/);
  });
});

describe("the declaration of an option", () => {
  it("holds for the direction that it names", () => {
    for (const reply of [ok, refused]) judged("socket.get", "TYPE", reply)();
    assert.throws(judged("socket.get", "TYPE", unsupported), Violation);
  });

  it("lets the other direction be refused, or be unsupported, and not succeed", () => {
    for (const [op, option] of [
      ["socket.set", "TYPE"],
      ["socket.get", "SUBSCRIBE"],
      ["context.set", "SOCKET_LIMIT"],
    ] as const) {
      judged(op, option, refused)();
      assert.throws(judged(op, option, unsupported), Unsupported);
      assert.throws(judged(op, option, ok), /under-claims: it does not declare/);
    }
  });

  it("is missed whatever else an option is answered with", () => {
    assert.throws(judged("socket.set", "TOS", unsupported), Unsupported);
    for (const reply of [ok, refused]) assert.throws(judged("socket.set", "TOS", reply), Violation);
    assert.throws(judged("context.set", "LINGER", refused), Violation);
  });
});

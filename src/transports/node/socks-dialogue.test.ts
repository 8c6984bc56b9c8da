import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SocksDialogue, type SocksRequest } from "./socks-dialogue.ts";

const anonymous: SocksRequest = { host: "192.0.2.1", port: 258, username: null, password: null };

const hex = (octets: Uint8Array) => Buffer.from(octets).toString("hex");
const of = (text: string) => Buffer.from(text, "hex");

/** What is answered to each thing that the proxy says. */
function converse(request: Partial<SocksRequest>, ...said: string[]): [string[], SocksDialogue] {
  const dialogue = new SocksDialogue({ ...anonymous, ...request });
  return [said.map((words) => hex(dialogue.receive(of(words)))), dialogue];
}

describe("a dialogue with a SOCKS proxy", () => {
  it("offers to do without a login and asks for the peer", () => {
    const [answers, dialogue] = converse({}, "0500", "05000001000000000000");
    assert.equal(hex(dialogue.greeting), "050100");
    assert.deepEqual(answers, ["05010001c00002010102", ""]);
    assert.equal(dialogue.state, "connected");
    assert.equal(dialogue.rest.length, 0);
  });

  it("leaves a name to the proxy, and writes an IPv6 address as such", () => {
    assert.equal(converse({ host: "shop" }, "0500")[0][0], `0501000304${hex(Buffer.from("shop"))}0102`);
    assert.equal(converse({ host: "::1" }, "0500")[0][0], `05010004${"00".repeat(15)}010102`);
    assert.equal(converse({ host: "x".repeat(256) }, "0500")[1].failure, "EINVAL");
  });

  it("logs in when it has a user", () => {
    const [answers, dialogue] = converse({ username: "me", password: "key" }, "0502", "0100");
    assert.equal(hex(dialogue.greeting), "050102");
    assert.deepEqual(answers, ["01026d65036b6579", "05010001c00002010102"]);
    assert.equal(converse({ username: "me" }, "0502")[0][0], "01026d6500");
    assert.equal(converse({ username: "ü".repeat(200) }, "0502")[1].failure, "EINVAL");
    assert.equal(converse({ username: "me", password: "ü".repeat(200) }, "0502")[1].failure, "EINVAL");
  });

  it("understands an answer in pieces, of every form, and keeps what comes behind it", () => {
    for (const address of ["01c0000201", `0309${hex(Buffer.from("localhost"))}`, `04${"00".repeat(16)}`]) {
      const [, dialogue] = converse({}, "05", "00", ...(`050000${address}1f90`.match(/../g) as string[]));
      assert.equal(dialogue.state, "connected");
      assert.equal(hex(converse({}, "0500", `050000${address}1f90ff7f`)[1].rest), "ff7f");
    }
  });

  it("gives up when it is refused, and says how", () => {
    const cases: [Partial<SocksRequest>, string[], string][] = [
      [{}, ["05ff"], "EACCES"],
      [{}, ["0502"], "EACCES"],
      [{ username: "me" }, ["0500"], "EACCES"],
      [{ username: "me" }, ["0502", "0101"], "EACCES"],
      [{}, ["0500", "0505"], "ECONNREFUSED"],
      [{}, ["0500", "05040001"], "EHOSTUNREACH"],
      [{}, ["4854"], "EPROTO"],
      [{}, ["0500", "48"], "EPROTO"],
      [{}, ["0500", "0500000900"], "EPROTO"],
    ];
    for (const [request, said, failure] of cases) {
      const [, dialogue] = converse(request, ...said);
      assert.deepEqual([dialogue.state, dialogue.failure], ["failed", failure], said.join(" "));
      assert.equal(dialogue.receive(of("0500")).length, 0);
    }
  });
});

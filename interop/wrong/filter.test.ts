import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { ProcessDriver } from "../../steps/driver/process-driver.ts";
import { framesOf, type Mutation, newSocketWith, OK, type Request, receivingThrough } from "./mutation.ts";

const main = fileURLToPath(new URL("main.ts", import.meta.url));
const nothing = fileURLToPath(new URL("../null/driver.ts", import.meta.url));
const load = [process.execPath, "--import", "tsx"];

/** Carries requests out with a driver that notes them and answers a recv with two frames. */
async function through(
  carryOut: Mutation["carryOut"],
  requests: Request[],
): Promise<{ asked: Request[]; replies: unknown[] }> {
  const asked: Request[] = [];
  const ask = async (request: Request) => {
    asked.push(request);
    return request.op === "recv" ? { ok: { frames: [{ t: "a" }, { t: "b" }] } } : OK;
  };
  const replies = await Promise.all(requests.map((request) => carryOut(request, ask)));
  return { asked, replies };
}

test("a wrong driver passes through what is not its business, and ends as the driver behind it does", async () => {
  const command = [...load, main, "over-claims", ...load, nothing];
  const driver = await ProcessDriver.start({ command, validate: true });
  assert.equal(driver.hello.implementation.name, "nothing");
  assert.deepEqual(await driver.call("socket.new", { socket: "a", type: "REQ" }), { ok: {} });
  assert("unsupported" in (await driver.call("socket.new", { socket: "b", type: "PAIR" })));
  await driver.close();
  assert.equal(await driver.ended, "exited with code 0");
});

test("a mutation that nobody knows is refused", async () => {
  await assert.rejects(ProcessDriver.start({ command: [...load, main, "flawless"] }), /exited with code 2/);
});

test("a new socket gets its options before anything else, and keeps them", async () => {
  const { asked, replies } = await through(newSocketWith({ SNDHWM: 0 }), [
    { op: "socket.new", socket: "a", type: "PUSH" },
    { op: "socket.set", socket: "a", option: "SNDHWM", value: 5 },
    { op: "socket.set", socket: "a", option: "LINGER", value: 5 },
  ]);
  assert.deepEqual(replies, [OK, OK, OK]);
  assert.deepEqual(
    asked.map(({ op, option, value }) => [op, option, value]),
    [
      ["socket.new", undefined, undefined],
      ["socket.set", "SNDHWM", 0],
      ["socket.set", "LINGER", 5],
    ],
  );
});

test("what a store holds is handed out before the driver is asked again, until a reset", async () => {
  const recv = { op: "recv", socket: "a" };
  const split = receivingThrough(async (_request, _ask, first) => first.map((frame) => [frame]));
  const { asked, replies } = await through(split, [recv, recv, recv]);
  assert.deepEqual(
    replies.map((reply) => framesOf(reply as never)),
    [[{ t: "a" }], [{ t: "b" }], [{ t: "a" }]],
  );
  assert.equal(asked.length, 2);
  assert.equal((await through(split, [{ op: "reset" }])).asked.length, 1);
  assert.equal((await through(split, [recv])).asked.length, 1);
});

/**
 * The containers of docker-compose.yml, as .ci/run asks them once their images are built: each driver keeps to the protocol
 * there, and a matrix ends and tells what happened when a container is killed in its middle. `npx tsx --test scripts/containers.ts`.
 */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { after, describe, test } from "node:test";
import { findLayout } from "../runner/package-root.ts";
import { readPeers } from "../runner/peers/registry.ts";
import { composeCommand } from "./ci/compose-command.ts";

const [program, ...words] = composeCommand();
const services = readPeers(findLayout()).filter(({ image }) => image !== undefined);

interface Ended {
  status: number | null;
  output: string;
}

/** Starts Compose; `onOutput` sees all that it has printed whenever there is more. */
function compose(options: readonly string[], onOutput: (output: string) => void = () => {}): Promise<Ended> {
  const child = spawn(program, [...words, ...options], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      onOutput(output);
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("close", (status) => resolve({ status, output }));
  });
}

function suite(options: readonly string[]): Promise<Ended> {
  return compose(["run", "--rm", "-T", "suite", ...options]);
}

const limit = { timeout: 300_000 };

after(() => spawnSync(program, [...words, "up", "-d", "--no-deps", "pyzmq"]));

describe("drivers in containers", () => {
  for (const { name } of services) {
    test(`that of ${name} keeps to the protocol`, limit, async () => {
      const { status, output } = await suite(["check-driver", "--impl", name]);
      assert.equal(status, 0, output);
    });
  }
});

describe("a container that is lost", () => {
  const out = ["--out", "reports/lost"];
  const matrix = ["matrix", "--impl", "reference-process,pyzmq", "--pattern", "REQ-REP,PUSH-PULL,PUB-SUB", ...out];

  test("in the middle of a matrix costs the cells of its pairs, and is told", limit, async () => {
    let isKilled = false;
    const { status, output } = await compose(["run", "--rm", "-T", "suite", ...matrix, "--parallel", "1"], (soFar) => {
      if (isKilled || !/^\d+ cells of 2 implementations/m.test(soFar)) return;
      isKilled = true;
      spawn(program, [...words, "kill", "pyzmq"], { stdio: "ignore" });
    });
    assert.equal(status, 1, output);
    assert.match(output, /^CRASH {2}\S+\/(?:pyzmq>reference-process|reference-process>pyzmq)\//m);
    assert.match(output, /^\d+ PASS, .*\d+ CRASH/m);
  });

  test("before a matrix is told, and is no success", limit, async () => {
    await compose(["kill", "pyzmq"]);
    const { status, output } = await compose(["run", "--rm", "-T", "--no-deps", "suite", ...matrix]);
    assert.equal(status, 3, output);
    assert.match(output, /^left out: pyzmq: no handshake/m);
  });
});

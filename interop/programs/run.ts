/**
 * The short programs with which everybody begins, each as people write it in its language, run against each other:
 * `npm run programs`. Needs what interop/programs/README.md says.
 */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { Program } from "./program.ts";

const here = import.meta.dirname;
const directory = mkdtempSync(join(tmpdir(), "zmqspec-programs-"));
const python = join(here, "..", "pyzmq", ".venv", "bin", "python");
const typeScript = [process.execPath, "--import", "tsx"];

/** The command of a program in each language that has it. */
const commands = {
  Python: (name: string) => [python, join(here, "python", `${name.replaceAll("-", "_")}.py`)],
  C: (name: string) => [join(here, "c", name.replaceAll("-", "_"))],
  Go: (name: string) => [join(here, "go", "bin", name)],
  reference: (name: string) => [...typeScript, join(here, "typescript", `${name}.ts`)],
} as const;

type Language = keyof typeof commands;

const languages = Object.keys(commands) as Language[];
let paths = 0;

/** Only this differs between the transports. */
const addresses = { tcp: () => "tcp://127.0.0.1:*", ipc: () => `ipc://${join(directory, `s${++paths}`)}` };

/** Runs programs and ends them, however the test ends. */
async function withPrograms(work: (start: (language: Language, ...words: string[]) => Program) => Promise<void>) {
  const programs: Program[] = [];
  try {
    await work((language, name = "", ...words) => {
      const program = new Program([...commands[language](name), ...words]);
      programs.push(program);
      return program;
    });
  } finally {
    await Promise.all(programs.map((program) => program.kill()));
  }
}

/** The endpoints that a program says it is bound to. */
async function endpointsOf(program: Program): Promise<string[]> {
  return (await program.line(/^bound to /)).split(" ").slice(2);
}

after(() => rmSync(directory, { recursive: true, force: true }));

const limit = { timeout: 60_000 };

for (const [transport, address] of Object.entries(addresses)) {
  describe(`hello world over ${transport}`, () => {
    for (const server of languages) {
      for (const client of languages) {
        test(`a client in ${client} is answered by a server in ${server}`, limit, () =>
          withPrograms(async (start) => {
            const [endpoint = ""] = await endpointsOf(start(server, "hello-server", address()));
            const { code, lines } = await start(client, "hello-client", endpoint).end();
            assert.deepEqual(lines, Array(3).fill("received World"));
            assert.equal(code, 0);
          }),
        );
      }
    }
  });
}

describe("publishers and subscribers", () => {
  for (const subscriber of ["Go", "Python", "reference"] as const) {
    test(`timestamps from Python reach a subscriber in ${subscriber}`, limit, () =>
      withPrograms(async (start) => {
        const before = Date.now() / 1000;
        const [endpoint = ""] = await endpointsOf(start("Python", "timestamps-publisher", addresses.tcp()));
        const { lines } = await start(subscriber, "news-subscriber", endpoint, "").end();
        const times = lines.map((line) => Number(line.replace(/^received /, "")));
        assert.equal(times.length, 3);
        for (const [i, time] of times.entries()) assert.ok(time >= (times[i - 1] ?? before - 1), lines.join("\n"));
        assert.ok((times[2] as number) <= Date.now() / 1000 + 1);
      }),
    );
    for (const publisher of ["Python", "reference"] as const) {
      test(`of the news of ${publisher}, a subscriber in ${subscriber} gets those with its prefix`, limit, () =>
        withPrograms(async (start) => {
          const [endpoint = ""] = await endpointsOf(start(publisher, "news-publisher", addresses.tcp()));
          const { lines } = await start(subscriber, "news-subscriber", endpoint, "news.").end();
          assert.equal(lines.length, 3);
          for (const line of lines)
            assert.match(line, /^received news\.(sport somebody won|world something happened)$/);
        }),
      );
    }
  }
});

describe("heartbeats", () => {
  for (const language of ["Go", "Python", "reference"] as const) {
    test(`a heart in ${language} beats, stops answering and is lost, while another goes on`, limit, () =>
      withPrograms(async (start) => {
        const heartbeater = start("Python", "heartbeater", addresses.tcp(), addresses.tcp());
        const [pings = "", pongs = ""] = await endpointsOf(heartbeater);
        start("Python", "heart", pings, pongs, "steady");
        await heartbeater.line(/^beats steady$/);
        start(language, "heart", pings, pongs, "weak", "5");
        await heartbeater.line(/^beats weak$/);
        await heartbeater.line(/^lost weak$/);
      }),
    );
  }
});

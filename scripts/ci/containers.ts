import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { type Section, type Skipped, tests, typeScript } from "../sections.ts";
import { reducedMatrix } from "./implementations.ts";

const IMAGES = ["debian", "node", "python", "golang", "java", "rust"];

/** Capabilities without which no engine can be started: CAP_NET_ADMIN and CAP_SYS_ADMIN, by their bits. */
const NEEDED_CAPABILITIES = [12n, 21n];

/**
 * The drivers and the matrix in containers. An engine that answers is taken, or one is started by the program `container-engine`
 * (on the PATH, in ../shared/bin, or named by CONTAINER_ENGINE), which has stand-ins for the base images as well. Where there
 * is neither, or nobody may start one, this is skipped; what fails after that is red.
 */
export function containerSections(): (Section | Skipped)[] {
  const program = engineProgram();
  const isRunning = spawnSync("docker", ["version"], { stdio: "ignore", timeout: 20_000 }).status === 0;
  if (program === undefined && !isRunning)
    return [skipped("no engine answers, and there is no program container-engine")];
  if (!isRunning && !mayStartEngine())
    return [skipped("no engine answers, and this machine does not let us start one")];
  const start: Section[] =
    program === undefined
      ? []
      : [{ title: "containers: engine", command: [program, ...IMAGES], counts: false, minutes: 20 }];
  return [
    ...start,
    { title: "containers: images", command: compose("build"), counts: false, minutes: 30 },
    { title: "containers: drivers and faults", command: tests("scripts/containers.ts"), counts: true, minutes: 15 },
    {
      title: "containers: matrix",
      // Without restarts: a driver in a container cannot be killed from outside, and ends in order (docs/CONTAINERS.md).
      command: compose("run", "--rm", "-T", "suite", ...reducedMatrix(), "--out", "reports/matrix-in-containers"),
      counts: true,
      minutes: 15,
    },
    { title: "containers: end", command: compose("down", "-v", "-t", "1"), counts: false, minutes: 5 },
  ];
}

function compose(...words: string[]): Section["command"] {
  return typeScript("scripts/compose.ts", ...words);
}

function skipped(because: string): Skipped {
  return { title: "containers", because };
}

function engineProgram(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const places = [...folders.map((folder) => join(folder, "container-engine")), "../shared/bin/container-engine"];
  const named = process.env.CONTAINER_ENGINE;
  return [...(named === undefined ? [] : [named]), ...places].map((place) => resolve(place)).find(existsSync);
}

function mayStartEngine(): boolean {
  if (process.getuid?.() !== 0) return false;
  const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? "0";
  const capabilities = BigInt(`0x${effective}`);
  return NEEDED_CAPABILITIES.every((bit) => (capabilities >> bit) & 1n);
}

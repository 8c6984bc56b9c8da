import { closeRun, runSections, type Section } from "./sections.ts";

/** `npm test`: everything that checks this repository and needs nothing but Node.js. */

function script(path: string, ...options: string[]): Section["command"] {
  return [process.execPath, "--import", "tsx", path, ...options];
}

function tests(...paths: string[]): Section["command"] {
  return [process.execPath, "--import", "tsx", "--test", "--test-reporter=spec", ...paths];
}

const sections: Section[] = [
  { title: "gates", command: script("scripts/check.ts"), counts: false, minutes: 2 },
  { title: "unit tests", command: script("scripts/unit.ts"), counts: true, minutes: 5 },
  { title: "suite on the reference, in process", command: script("runner/main.ts", "run"), counts: true, minutes: 10 },
  { title: "packages", command: tests("scripts/packaging.test.ts"), counts: true, minutes: 5 },
];

if (!closeRun(await runSections(sections))) process.exitCode = 1;

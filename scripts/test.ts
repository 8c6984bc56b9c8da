import { closeRun, runSections, type Section, tests, typeScript } from "./sections.ts";

/** `npm test`: everything that checks this repository and needs nothing but Node.js. */
const sections: Section[] = [
  { title: "gates", command: typeScript("scripts/check.ts"), counts: false, minutes: 2 },
  { title: "unit tests", command: typeScript("scripts/unit.ts"), counts: true, minutes: 5 },
  {
    title: "the suite on the reference, in this process",
    command: typeScript("runner/main.ts", "run", "--closing-line"),
    counts: true,
    minutes: 10,
  },
  {
    title: "the suite on the reference as a driver of its own, every line checked against the protocol",
    command: typeScript("runner/main.ts", "run", "--impl", "reference-process", "--validate", "--closing-line"),
    counts: true,
    minutes: 10,
  },
  { title: "packages", command: tests("scripts/packaging.test.ts"), counts: true, minutes: 5 },
];

if (!closeRun(await runSections(sections))) process.exitCode = 1;

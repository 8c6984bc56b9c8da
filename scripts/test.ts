import { closeRun, runSections, type Section, suite, tests, typeScript } from "./sections.ts";

/** `npm test`: everything that checks this repository and needs nothing but Node.js. */
const sections: Section[] = [
  { title: "gates", command: typeScript("scripts/check.ts"), counts: false, minutes: 5 },
  { title: "unit tests", command: typeScript("scripts/unit.ts"), counts: true, minutes: 15 },
  { title: "table of requirements", command: suite("coverage", "--check"), counts: false, minutes: 1 },
  { title: "reference, in this process", command: suite("run", "--closing-line"), counts: true, minutes: 10 },
  {
    title: "protocol of the reference's driver",
    command: suite("check-driver", "--impl", "reference-process"),
    counts: false,
    minutes: 2,
  },
  {
    title: "reference, as a driver of its own",
    command: suite("run", "--impl", "reference-process", "--validate", "--closing-line"),
    counts: true,
    minutes: 10,
  },
  { title: "wrong drivers", command: typeScript("interop/wrong/verify.ts"), counts: true, minutes: 10 },
  { title: "null drivers", command: tests("scripts/null-driver.test.ts"), counts: true, minutes: 10 },
  { title: "packages", command: tests("scripts/packaging.test.ts"), counts: true, minutes: 10 },
];

if (!closeRun(await runSections(sections))) process.exitCode = 1;

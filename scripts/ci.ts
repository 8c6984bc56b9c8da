import { containerSections } from "./ci/containers.ts";
import { driverSections, reducedMatrix, suiteSections, toolSections } from "./ci/implementations.ts";
import { closeRun, runSections, type Section, type Skipped, suite, tests } from "./sections.ts";

/**
 * What .ci/run asks once Node.js's packages are installed: `npm test`, then every implementation by itself and with every
 * other, as processes and in containers.
 */
const sections: (Section | Skipped)[] = [
  { title: "npm test", command: ["npm", "test"], counts: true, minutes: 40 },
  { title: "coverage", command: ["npm", "run", "coverage"], counts: false, minutes: 15 },
  ...toolSections(),
  ...driverSections(),
  { title: "Go drivers: session", command: ["go", "test", "-C", "interop/go", "./..."], counts: false, minutes: 5 },
  { title: "pebbe: signals", command: ["go", "test", "-C", "interop/pebbe", "./..."], counts: false, minutes: 5 },
  ...suiteSections(),
  { title: "matrix", command: suite(...reducedMatrix("restart")), counts: true, minutes: 15 },
  {
    title: "programs: build",
    command: ["sh", "-c", "make -C interop/programs/c && go build -C interop/programs/go -o bin/ ./..."],
    counts: false,
    minutes: 10,
  },
  { title: "programs", command: tests("interop/programs/run.ts"), counts: true, minutes: 10 },
  ...containerSections(),
];

if (!closeRun(await runSections(sections))) process.exitCode = 1;

import { closeRun, runSections, type Section, suite } from "./sections.ts";

/** What .ci/run asks once everything is installed: `npm test`, and the parts that need libzmq and its headers. */
const sections: Section[] = [
  { title: "npm test", command: ["npm", "test"], counts: true, minutes: 55 },
  { title: "driver for libzmq", command: ["make", "-C", "interop/libzmq"], counts: false, minutes: 2 },
  {
    title: "protocol of libzmq's driver",
    command: suite("check-driver", "--impl", "libzmq"),
    counts: false,
    minutes: 2,
  },
  { title: "libzmq", command: suite("run", "--impl", "libzmq", "--closing-line"), counts: true, minutes: 15 },
  {
    title: "matrix of the reference and libzmq",
    command: suite("matrix", "--impl", "reference-process,libzmq", "--closing-line"),
    counts: true,
    minutes: 15,
  },
  { title: "coverage", command: ["npm", "run", "coverage"], counts: false, minutes: 15 },
];

if (!closeRun(await runSections(sections))) process.exitCode = 1;

import { fileURLToPath } from "node:url";
import type { Flaw } from "./flaw.ts";
import type { Mutant } from "./mutant.ts";

/** Where the table of all wrong drivers stands. */
export const TABLE = fileURLToPath(new URL("../../docs/WRONG-DRIVERS.md", import.meta.url));

const HEAD = `# Wrong drivers

A suite is worth what it catches. Each driver below is wrong in one way, and \`npm test\` sees that the case which is named
there fails for that reason, at that step, and that the reference implementation passes it. What is wrong is either in the
source of the reference, of which one place reads otherwise when the driver starts, or in a filter that sits in front of
any driver. [interop/wrong/](../interop/wrong/) holds them all.

\`npx tsx interop/wrong/verify.ts [names]\` tries them, with \`--write\` it writes this file, and a test compares it.
\`zmqspec run --driver "npx tsx interop/wrong/main.ts <name>"\` shows what else one of them fails.

| name | what is wrong | where | requirement | caught by | at the step | because |
|---|---|---|---|---|---|---|
`;

/** All wrong drivers as docs/WRONG-DRIVERS.md lists them. */
export function tableOf(wrongDrivers: Readonly<Record<string, Flaw | Mutant>>): string {
  return (
    HEAD +
    Object.entries(wrongDrivers)
      .map(([name, wrong]) => rowOf(name, wrong))
      .join("")
  );
}

function rowOf(name: string, wrong: Flaw | Mutant): string {
  const { fault, requirement, caughtBy, step, reason } = wrong;
  const where = "source" in wrong ? `src/${wrong.source}` : "filter";
  const cells = [name, fault, where, requirement, `\`${caughtBy}\``, `\`${step}\``, reason];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`;
}

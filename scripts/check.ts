import { join } from "node:path";
import { gates } from "./gates/all.ts";
import { type Finding, faultsIn, type Gate } from "./gates/gate.ts";

/**
 * `npm run check` asks every gate, `npm run check -- layers types` some of them. All are asked, even behind a red one, so
 * that one run shows everything.
 */
const root = join(import.meta.dirname, "..");

function chosen(names: readonly string[]): readonly Gate[] {
  const known = gates.map((gate) => gate.name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`No such gate: ${unknown.join(", ")}. There are ${known.join(", ")}.`);
  return names.length === 0 ? gates : gates.filter((gate) => names.includes(gate.name));
}

async function isGreen(gate: Gate): Promise<boolean> {
  const finding = await gate.run(root).catch((error: Error): Finding => ({ problems: [`${error}`] }));
  const faults = faultsIn(finding);
  const count = finding.checked === undefined ? "" : ` (${finding.checked} checked)`;
  console.log(`${faults.length === 0 ? "ok  " : "FAIL"} ${gate.name}: ${gate.keeps}${count}`);
  for (const fault of faults) console.log(fault.replace(/^/gm, "     "));
  return faults.length === 0;
}

let red = 0;
for (const gate of chosen(process.argv.slice(2))) if (!(await isGreen(gate))) red++;
if (red > 0) {
  console.log(`${red} of the gates ${red === 1 ? "is" : "are"} red. "npm run fix" mends format and simple lint.`);
  process.exitCode = 1;
}

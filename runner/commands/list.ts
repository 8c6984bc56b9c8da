import { Command } from "commander";
import { selectCases } from "../plan/select-cases.ts";
import { readSuite } from "../suite.ts";
import { type SelectionFlags, selectionOf, withSelection } from "./selection-flags.ts";

const EXAMPLES = `
Examples:
  zmqspec list                              the ids of all cases
  zmqspec list --requirement REQREP-REQ-01  those that show a requirement
  zmqspec list --transport ipc --json`;

/** `zmqspec list`: the cases that `run` with the same options would execute. */
export function listCommand(): Command {
  return withSelection(new Command("list").description("List cases without executing them."))
    .option("--json", "as JSON, with everything that is known about each")
    .option("--root <folder>", "another tree with features/")
    .addHelpText("after", EXAMPLES)
    .action((flags: SelectionFlags & { json?: boolean; root?: string }) => {
      const cases = selectCases(readSuite(flags.root).cases, selectionOf(flags));
      console.log(flags.json ? JSON.stringify(cases, undefined, 2) : cases.map(({ id }) => id).join("\n"));
    });
}

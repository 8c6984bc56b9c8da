import type { Command } from "commander";
import type { Selection } from "../plan/select-cases.ts";
import { collect } from "./options.ts";

/** The options that select cases, as commander hands them over. */
export interface SelectionFlags {
  transport?: string[];
  tags?: string;
  requirement?: string[];
  scenario?: string;
}

/** Adds the options that select cases to a command. */
export function withSelection(command: Command): Command {
  return command
    .option("--transport <names>", "only over these transports: tcp, ipc, inproc, ...", collect)
    .option("--tags <expression>", "only scenarios whose tags fulfil the expression")
    .option("--requirement <ids...>", "only scenarios that show one of these requirements", collect)
    .option("--scenario <text>", "only the case with this id, or scenarios with this text in name or id");
}

/** What the options select. */
export function selectionOf({ transport, tags, requirement, scenario }: SelectionFlags): Selection {
  return {
    ...(transport && { transports: transport }),
    ...(tags !== undefined && { tags }),
    ...(requirement && { requirements: requirement }),
    ...(scenario !== undefined && { scenario }),
  };
}

#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import pc from "picocolors";
import { benchCommand } from "./commands/bench.ts";
import { checkDriverCommand } from "./commands/check-driver.ts";
import { coverageCommand } from "./commands/coverage.ts";
import { diffCommand } from "./commands/diff.ts";
import { explainCommand } from "./commands/explain.ts";
import { listCommand } from "./commands/list.ts";
import { matrixCommand } from "./commands/matrix.ts";
import { peersCommand } from "./commands/peers.ts";
import { runCommand } from "./commands/run.ts";
import { ExitCode } from "./exit-code.ts";
import { HarnessError } from "./harness-error.ts";
import { findLayout } from "./package-root.ts";

const program = new Command("zmqspec")
  .description("ZeroMQ's specification, executed against an implementation.")
  .version(findLayout().version)
  .enablePositionalOptions() // Or options of a command would be taken from its own subcommand.
  .addCommand(runCommand())
  .addCommand(listCommand())
  .addCommand(explainCommand())
  .addCommand(coverageCommand())
  .addCommand(matrixCommand())
  .addCommand(diffCommand())
  .addCommand(peersCommand())
  .addCommand(checkDriverCommand())
  .addCommand(benchCommand());

// Commander exits with 1 on its own, which here means that an implementation differs.
for (const command of [program, ...program.commands]) command.exitOverride();

// A reader like `head` that has seen enough closes the pipe: that is not an error of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = tell(error);
}

function tell(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.equal : ExitCode.harness;
  if (error instanceof HarnessError) {
    console.error(`${pc.red("zmqspec:")} ${error.message}`);
    if (error.advice !== undefined) console.error(error.advice);
  } else console.error(error);
  return ExitCode.harness;
}

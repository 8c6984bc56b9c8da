import { Command } from "commander";
import pc from "picocolors";
import { type CheckResult, checkDriver } from "../../steps/driver/check-driver.ts";
import { ProcessDriver } from "../../steps/driver/process-driver.ts";
import { ExitCode } from "../exit-code.ts";
import { HarnessError } from "../harness-error.ts";
import { findLayout } from "../package-root.ts";
import { findTarget, type TargetOptions } from "../target.ts";
import { factor } from "./options.ts";

const EXAMPLES = `
Examples:
  zmqspec check-driver --driver "python3 my_driver.py"
  zmqspec check-driver --impl libzmq

Exit codes: 0 the driver keeps to the protocol, 1 it does not, 2 there is no such driver.`;

const MARKS: Record<CheckResult["outcome"], string> = {
  ok: pc.green("ok      "),
  failed: pc.red("failed  "),
  "left out": pc.dim("left out"),
};

/** `zmqspec check-driver`: tests a driver, not the library behind it, before anybody trusts what it says. */
export function checkDriverCommand(): Command {
  return new Command("check-driver")
    .description("Test whether a driver keeps to the driver protocol (interop/PROTOCOL.md).")
    .option("--impl <name>", "an implementation of interop/peers.json")
    .option("--driver <command>", "the command that starts a driver")
    .option("--time-scale <x>", "multiply all waiting times, for slow machines", factor("--time-scale"), 1)
    .option("--root <folder>", "another tree with interop/")
    .addHelpText("after", EXAMPLES)
    .action(async (flags: TargetOptions & { timeScale: number; root?: string }) => {
      process.exitCode = await check(flags);
    });
}

async function check(flags: TargetOptions & { timeScale: number; root?: string }): Promise<ExitCode> {
  if (flags.impl === undefined && flags.driver === undefined) throw new HarnessError("--impl or --driver is needed");
  const { name, spec } = findTarget(findLayout(flags.root), flags);
  if (spec.kind !== "process") throw new HarnessError(`${name} has no driver of its own: it runs in this process`);
  const { command, cwd } = spec;
  const where = cwd === undefined ? {} : { cwd };
  const start = (): Promise<ProcessDriver> =>
    ProcessDriver.start({ command, ...where, timeScale: flags.timeScale, validate: true });
  const { ok, checks } = await checkDriver(start);
  for (const { name: what, outcome, sentence } of checks) console.log(`${MARKS[outcome]}  ${what}: ${sentence}`);
  const failed = checks.filter(({ outcome }) => outcome === "failed").length;
  console.log(
    ok ? pc.green(`${name} keeps to the protocol`) : pc.red(`${name} does not keep to the protocol: ${failed} failed`),
  );
  return ok ? ExitCode.equal : ExitCode.differs;
}

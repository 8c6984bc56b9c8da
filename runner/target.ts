import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Catalogue } from "./catalogue/catalogue.ts";
import type { DriverSpec } from "./execute/worker-messages.ts";
import { type Expectations, NO_EXPECTATIONS, readExpectations } from "./expectations/expectation-file.ts";
import { HarnessError } from "./harness-error.ts";
import { type Layout, shownPath } from "./package-root.ts";
import { splitCommand } from "./peers/command-line.ts";
import { driverSpecOf, findPeer } from "./peers/registry.ts";
import { shellWord } from "./shell-word.ts";

/** How the user names an implementation: one that the suite knows, or the command that starts its driver. */
export interface TargetOptions {
  impl?: string;
  driver?: string;
}

/** The implementation that a command is about. */
export interface Target {
  /** As reports call it. */
  name: string;
  /** Its name in interop/peers.json, unless it is only a command. */
  peer?: string;
  spec: DriverSpec;
  /** The options that name it again. */
  options: string;
}

/**
 * Finds out what is meant; without either option it is the reference implementation.
 * @throws HarnessError when both are given, the name is unknown or its driver is missing.
 */
export function findTarget(layout: Layout, { impl, driver }: TargetOptions): Target {
  if (impl !== undefined && driver !== undefined) throw new HarnessError("--impl and --driver exclude each other");
  if (driver === undefined) {
    const peer = findPeer(layout, impl ?? "reference");
    return { name: peer.name, peer: peer.name, spec: driverSpecOf(layout, peer), options: `--impl ${peer.name}` };
  }
  const spec: DriverSpec = { kind: "process", command: splitCommand(driver), cwd: process.cwd() };
  return { name: driver, spec, options: `--driver ${shellWord(driver)}` };
}

/**
 * The expectations of a target: those of the file that is named, else those that the suite has for it, else none.
 * @throws HarnessError when the file is malformed, or a file that was named is not there.
 */
export function expectationsOf(
  layout: Layout,
  catalogue: Catalogue,
  { target, file }: { target: Target; file: string | undefined },
): Expectations {
  if (file !== undefined) return readExpectations(file, catalogue);
  if (target.peer === undefined) return NO_EXPECTATIONS;
  const own = join(layout.interop, target.peer, "expectations.yaml");
  if (!existsSync(own)) return NO_EXPECTATIONS;
  return { ...readExpectations(own, catalogue), path: shownPath(layout.root, own) };
}

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ICruiseResult, IViolation } from "dependency-cruiser";
import type { Gate } from "./gate.ts";
import { filesIn, sourceFolders } from "./sources.ts";
import { runTool } from "./tool.ts";

const configuration = join(import.meta.dirname, "../../.dependency-cruiser.mjs");

async function cruise(root: string): Promise<ICruiseResult> {
  const folders = sourceFolders.filter((folder) => existsSync(join(root, folder)));
  const options = ["--config", configuration, "--output-type", "json", ...folders];
  const { output } = await runTool(root, "depcruise", options);
  if (!output.startsWith("{")) throw new Error(output);
  return JSON.parse(output);
}

/**
 * Who may import whom, by dependency-cruiser. Without a parser for TypeScript that tool looks at nothing and is content, so
 * each module on disk has to be among those that it saw.
 */
export const layers: Gate = {
  name: "layers",
  keeps: "each layer imports only what stands below it",
  async run(root) {
    const { modules, summary } = await cruise(root);
    const reasons = new Map(summary.ruleSetUsed?.forbidden?.map((rule) => [rule.name, rule.comment]));
    const describe = ({ rule, from, to, cycle }: IViolation): string => {
      const path = cycle ? cycle.map((step) => step.name).join(" -> ") : to;
      return `${from}: imports ${path} (${rule.name}). ${reasons.get(rule.name)}`;
    };
    const seen = new Set(modules.map((module) => module.source));
    const own = filesIn(root, sourceFolders, ".ts");
    const unseen = own.filter((path) => !seen.has(path)).map((path) => `${path}: was not looked at`);
    return { checked: own.length - unseen.length, problems: [...summary.violations.map(describe), ...unseen] };
  },
};

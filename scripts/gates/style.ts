import type { Gate } from "./gate.ts";
import { runTool } from "./tool.ts";

/** Format and lint, by Biome; `npm run fix` mends most of what it finds. */
export const style: Gate = {
  name: "style",
  keeps: "one format, no suspicious code",
  async run(root) {
    const { status, output } = await runTool(root, "biome", [
      "check",
      "--error-on-warnings",
      "--max-diagnostics=50",
      ".",
    ]);
    const checked = Number(/Checked (\d+) files?/.exec(output)?.[1] ?? 0);
    return { checked, problems: status === 0 ? [] : [output] };
  },
};

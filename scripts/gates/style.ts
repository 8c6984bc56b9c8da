import type { Gate } from "./gate.ts";
import { filesIn, sourceFolders } from "./sources.ts";
import { runTool } from "./tool.ts";

/** Format and lint, by Biome; `npm run fix` mends most of what it finds. */
export const style: Gate = {
  name: "style",
  keeps: "one format, no suspicious code",
  async run(root) {
    const { status, output } = await runTool(root, "biome", [
      "check",
      "--error-on-warnings",
      "--diagnostic-level=warn",
    ]);
    const seen = Number(/Checked (\d+) files?/.exec(output)?.[1] ?? 0);
    const own = filesIn(root, sourceFolders, ".ts").length;
    if (seen < own) return { problems: [`Biome looked at ${seen} files, and there are ${own} of TypeScript alone`] };
    return { checked: own, problems: status === 0 ? [] : [output] };
  },
};

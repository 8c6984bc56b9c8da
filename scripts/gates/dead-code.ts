import type { Gate } from "./gate.ts";
import { runTool } from "./tool.ts";

/** Files, exports and dependencies that nothing uses, by knip. */
export const deadCode: Gate = {
  name: "dead-code",
  keeps: "no file, export or dependency without a use",
  async run(root) {
    const { status, output } = await runTool(root, "knip", ["--no-progress", "--no-config-hints"]);
    return { problems: status === 0 ? [] : [output] };
  },
};

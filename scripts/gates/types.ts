import type { Gate } from "./gate.ts";
import { runTool } from "./tool.ts";

/** The type check, over everything that tsconfig.json includes. */
export const types: Gate = {
  name: "types",
  keeps: "every module type-checks",
  async run(root) {
    const { status, output } = await runTool(root, "tsc", ["-p", ".", "--noEmit", "--pretty", "false", "--listFiles"]);
    const lines = output.split("\n").filter(Boolean);
    const own = lines.filter((line) => line.startsWith("/") && !line.includes("/node_modules/"));
    const problems = lines.filter((line) => !line.startsWith("/"));
    return { checked: own.length, problems: status === 0 || problems.length > 0 ? problems : [output] };
  },
};

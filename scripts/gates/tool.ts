import { spawn } from "node:child_process";
import { join } from "node:path";

/** How a tool ended, and all that it said. */
export interface ToolResult {
  readonly status: number | null;
  readonly output: string;
}

const binaries = join(import.meta.dirname, "../../node_modules/.bin");

/** Runs the installed command `name` in `root` to its end. Its output comes without colours. */
export function runTool(root: string, name: string, options: readonly string[]): Promise<ToolResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(binaries, name), options, {
      cwd: root,
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, output }));
  });
}

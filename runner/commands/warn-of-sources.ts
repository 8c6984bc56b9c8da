import pc from "picocolors";
import { compiled } from "../package-root.ts";

/** Says so when what is about to be measured is not what users install. */
export function warnOfSources(): void {
  if (compiled) return;
  console.error(
    pc.yellow("these are the sources, slower under tsx; what is installed: npm run bench, or node dist/runner/main.js"),
  );
}

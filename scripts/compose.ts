import { spawnSync } from "node:child_process";
import { composeCommand } from "./ci/compose-command.ts";

/** Hands its words to Compose, whichever is there: `npx tsx scripts/compose.ts run --rm suite matrix`. */
const [program, ...words] = composeCommand();
process.exitCode = spawnSync(program, [...words, ...process.argv.slice(2)], { stdio: "inherit" }).status ?? 1;

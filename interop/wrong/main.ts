/**
 * A driver that is wrong in one way: `tsx interop/wrong/main.ts <mutation> [command of a driver that is right]`. Without a
 * command the reference implementation stands behind it.
 */
import { fileURLToPath } from "node:url";
import { filter } from "./filter.ts";
import { mutations } from "./mutations.ts";

const REFERENCE = fileURLToPath(new URL("../reference/driver.ts", import.meta.url));

const [name = "", ...command] = process.argv.slice(2);
const mutation = mutations[name];
if (mutation === undefined) {
  process.stderr.write(`Expected the name of a mutation: ${Object.keys(mutations).join(", ")}\n`);
  process.exitCode = 2;
} else {
  filter(command.length > 0 ? command : [process.execPath, "--import", "tsx", REFERENCE], mutation);
}

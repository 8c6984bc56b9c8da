/**
 * A driver that is wrong in one way: `tsx interop/wrong/main.ts <name> [command of a driver that is right]`. Without a
 * command the reference implementation stands behind it; a mutant of the reference has no other.
 */
import { fileURLToPath } from "node:url";
import { filter } from "./filter.ts";
import { runSpoiled } from "./spoil.ts";
import { wrongDrivers } from "./wrong-drivers.ts";

const REFERENCE = fileURLToPath(new URL("../reference/driver.ts", import.meta.url));

const [name = "", ...command] = process.argv.slice(2);
const wrong = wrongDrivers[name];
if (wrong === undefined) {
  process.stderr.write(`Expected the name of a wrong driver: ${Object.keys(wrongDrivers).join(", ")}\n`);
  process.exitCode = 2;
} else if ("source" in wrong) {
  await runSpoiled(wrong);
} else {
  filter(command.length > 0 ? command : [process.execPath, "--import", "tsx", REFERENCE], wrong);
}

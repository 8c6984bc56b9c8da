import { constants } from "node:os";
import { errorNumbers } from "../../base/errors.ts";

/** Enters the numbers that this system has for its errors. */
export function enterErrorNumbers(): void {
  for (const [code, number] of Object.entries(constants.errno)) errorNumbers.set(code, number);
}

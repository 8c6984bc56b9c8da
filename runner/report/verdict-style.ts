import type { Colors } from "picocolors/types.js";
import type { Verdict } from "../../steps/verdict.ts";

/** The colour of a verdict on a terminal: green is well, yellow is worth a look, red is wrong, dim says nothing. */
export function colourOf(verdict: Verdict, colours: Colors): (text: string) => string {
  if (verdict === "PASS") return colours.green;
  if (verdict === "NON-STRICT" || verdict === "NOT-RUN") return colours.yellow;
  return verdict === "UNSUPPORTED" ? colours.dim : colours.red;
}

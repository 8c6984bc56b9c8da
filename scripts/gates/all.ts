import { deadCode } from "./dead-code.ts";
import { features } from "./features.ts";
import type { Gate } from "./gate.ts";
import { houseRules } from "./house-rules.ts";
import { layers } from "./layers.ts";
import { lockfile } from "./lockfile.ts";
import { options } from "./options.ts";
import { style } from "./style.ts";
import { types } from "./types.ts";

/** Every gate, in the order in which `npm run check` asks them. */
export const gates: readonly Gate[] = [types, style, layers, deadCode, houseRules, features, options, lockfile];

import { decodeText } from "../base/bytes.ts";
import { coreOf } from "./core-of.ts";
import { fixedOptions, type OptionName } from "./option-table.ts";

const TOO_LATE = "Socket option will not take effect until next connect/bind.";

/**
 * Makes properties of options: reading gives the value, writing checks and sets it. The class declares them one by one, so
 * that its body shows what it has; this saves four lines for each.
 */
export function defineOptions(prototype: object, names: readonly OptionName[]): void {
  for (const name of names) {
    Object.defineProperty(prototype, name, {
      get(this: object) {
        const value = coreOf(this).options[name];
        return value instanceof Uint8Array ? decodeText(value) : value;
      },
      set(this: object, value: unknown) {
        const core = coreOf(this);
        core.set(name, value);
        if (fixedOptions.has(name) && core.endpoints.isUsed) process.emitWarning(TOO_LATE);
      },
      enumerable: true,
      configurable: true,
    });
  }
}

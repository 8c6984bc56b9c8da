import type { FrameReport, FrameSpec } from "../driver/driver.ts";
import { describeOctets, describeReport, isReportOf, type Notation, reportKey } from "./frame-notation.ts";

/**
 * What the variables of a scenario stand for. A variable takes the first frame that is compared with it, and equals only
 * that from then on.
 */
export class FrameBook {
  readonly #variables = new Map<string, FrameReport>();

  /** The frame that a variable stands for. An Error when nothing has been received for it yet. */
  get(variable: string): FrameReport {
    const report = this.#variables.get(variable);
    if (report === undefined) throw new Error(`<${variable}> stands for nothing yet: nothing was received for it.`);
    return report;
  }

  /** What a driver is to be sent for this notation. */
  spec(notation: Notation): FrameSpec {
    if ("spec" in notation) return notation.spec;
    const report = this.get(notation.variable);
    if ("size" in report) throw new Error(`<${notation.variable}> was reported by its size only and cannot be sent.`);
    return report;
  }

  /** Whether these frames are that message. Variables are bound only when it is. */
  matches(expected: readonly Notation[], frames: readonly FrameReport[]): boolean {
    if (expected.length !== frames.length) return false;
    const fresh = new Map<string, FrameReport>();
    for (const [i, notation] of expected.entries()) {
      const frame = frames[i];
      if (frame === undefined || !this.#fits(notation, frame, fresh)) return false;
    }
    for (const [variable, frame] of fresh) this.#variables.set(variable, frame);
    return true;
  }

  /** The expected message as people read it, with what its variables stand for by now. */
  describe(expected: readonly Notation[]): string {
    return `[${expected.map((notation) => this.#describe(notation)).join(" | ")}]`;
  }

  #fits(notation: Notation, frame: FrameReport, fresh: Map<string, FrameReport>): boolean {
    if ("octets" in notation) return isReportOf(frame, notation.octets);
    const known = this.#variables.get(notation.variable) ?? fresh.get(notation.variable);
    if (known !== undefined) return reportKey(known) === reportKey(frame);
    fresh.set(notation.variable, frame);
    return true;
  }

  #describe(notation: Notation): string {
    if ("octets" in notation) return describeOctets(notation.octets);
    const known = this.#variables.get(notation.variable);
    return known === undefined ? `<${notation.variable}>` : describeReport(known);
  }
}

/** A received message as people read it. */
export function describeMessage(frames: readonly FrameReport[]): string {
  return `[${frames.map(describeReport).join(" | ")}]`;
}

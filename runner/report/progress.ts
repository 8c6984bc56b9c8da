import type { Verdict } from "../../steps/verdict.ts";

/** Where progress is shown. A terminal is written over, anything else gets a plain line now and then. */
export interface ProgressOutput {
  isTTY?: boolean | undefined;
  columns?: number;
  write(text: string): unknown;
}

const PAINT_EVERY_MS = 100;
const LINE_EVERY_MS = 15_000;
const ERASE_LINE = "\r\u001b[K";

/** Shows how far a run is, and each result that needs attention as soon as it is there. */
export class Progress {
  readonly #output: ProgressOutput;
  readonly #isLive: boolean;
  readonly #total: number;
  readonly #counts = new Map<Verdict, number>();
  #done = 0;
  #current = "";
  #shownAt = Date.now();

  constructor(output: ProgressOutput, total: number) {
    this.#output = output;
    // TERM=dumb and NO_COLOR ask for plain text, which a line that is written over is not.
    this.#isLive = output.isTTY === true && process.env["NO_COLOR"] === undefined && process.env["TERM"] !== "dumb";
    this.#total = total;
  }

  started(id: string): void {
    this.#current = id;
    this.#show();
  }

  finished(verdict: Verdict): void {
    this.#done++;
    this.#counts.set(verdict, (this.#counts.get(verdict) ?? 0) + 1);
    this.#show();
  }

  /** A line that stays. */
  note(line: string): void {
    this.#output.write(`${this.#isLive ? ERASE_LINE : ""}${line}\n`);
    if (this.#isLive) this.#shownAt = 0;
  }

  /** Takes the line away; to be called once, at the end. */
  end(): void {
    if (this.#isLive) this.#output.write(ERASE_LINE);
  }

  #show(): void {
    const now = Date.now();
    if (now - this.#shownAt < (this.#isLive ? PAINT_EVERY_MS : LINE_EVERY_MS)) return;
    this.#shownAt = now;
    if (!this.#isLive) this.#output.write(`${this.#line()}\n`);
    else
      this.#output.write(ERASE_LINE + `${this.#line()}  ${this.#current}`.slice(0, (this.#output.columns ?? 80) - 1));
  }

  #line(): string {
    const counts = [...this.#counts].map(([verdict, count]) => `${count} ${verdict.toLowerCase()}`).join(", ");
    return `${this.#done}/${this.#total}  ${counts}`;
  }
}

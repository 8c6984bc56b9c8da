import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

/** What a program has printed, line by line, for whoever waits for a certain line. */
export class Program {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: string[] = [];
  readonly #ended: Promise<number | null>;
  #wake: () => void = () => {};

  constructor(command: readonly string[]) {
    const [file = "", ...words] = command;
    this.#child = spawn(file, words, { stdio: ["pipe", "pipe", "inherit"] });
    createInterface({ input: this.#child.stdout }).on("line", (line) => {
      this.#lines.push(line);
      this.#wake();
    });
    this.#ended = new Promise((resolve, reject) => {
      this.#child.on("error", reject);
      this.#child.on("close", (code) => {
        this.#wake();
        resolve(code);
      });
    });
    this.#ended.catch(() => {}); // Whoever waits for a line or for the end is told.
  }

  /** The first line that fits, printed already or yet to come. @throws when the program ends without one */
  async line(pattern: RegExp): Promise<string> {
    for (let seen = 0; ; ) {
      const found = this.#lines.slice(seen).find((line) => pattern.test(line));
      if (found !== undefined) return found;
      seen = this.#lines.length;
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
        throw new Error(`It ended without a line like ${pattern}:\n${this.#lines.join("\n")}`);
      }
      await new Promise<void>((resolve, reject) => {
        this.#wake = resolve;
        this.#ended.catch(reject);
      });
    }
  }

  /** Waits for the end: its exit code and everything that it has printed. */
  async end(): Promise<{ code: number | null; lines: string[] }> {
    return { code: await this.#ended, lines: this.#lines };
  }

  /** Ends the program where it is. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended.catch(() => {});
  }
}

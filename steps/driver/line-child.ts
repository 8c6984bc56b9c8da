import { isUtf8 } from "node:buffer";
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";

/** How a driver's process is started. */
export interface LineChildOptions {
  command: string[];
  cwd?: string;
  env?: Record<string, string | undefined>;
}

/** What is told about the process. Each may come after `kill` too; `ended` comes last and exactly once. */
export interface LineChildListener {
  line(text: string): void;
  /** The output cannot be read as lines of UTF-8. Nothing more is read. */
  garbage(reason: string): void;
  /** The process is gone, or never came up. `how` is for people: "exited with code 1", "was killed by SIGSEGV". */
  ended(how: string): void;
}

/** The longest line that a driver may write. Replies of many frames are long; more than this is a driver run wild. */
const MAX_LINE = 16 * 1024 * 1024;

const STDERR_KEPT = 64 * 1024;
const NEWLINE = 0x0a;

/** Processes that live. Whatever ends this process must not leave one of them behind. */
const living = new Set<LineChild>();
process.on("exit", () => {
  for (const child of living) child.kill("SIGKILL");
});

/**
 * A process that is talked to in lines over stdin and stdout, and whose last 64 KiB of stderr are kept. It leads a process
 * group of its own, because a command like `tsx` or `npx` puts the real driver into a child of the child.
 */
export class LineChild {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #listener: LineChildListener;
  readonly #stderr: Buffer[] = [];
  #stderrSize = 0;
  #partial: Buffer[] = [];
  #partialSize = 0;
  #reading = true;
  #alive = true;

  constructor(options: LineChildOptions, listener: LineChildListener) {
    const [file = "", ...args] = options.command;
    this.#listener = listener;
    this.#child = spawn(file, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: "pipe",
      detached: true,
    });
    living.add(this);
    this.#child.stdout.on("data", (chunk: Buffer) => this.#read(chunk));
    this.#child.stderr.on("data", (chunk: Buffer) => this.#keep(chunk));
    // A process that is gone, or has closed its end: `ended` tells, these errors add nothing.
    for (const stream of [this.#child.stdin, this.#child.stdout, this.#child.stderr]) stream.on("error", () => {});
    this.#watch(file);
  }

  /** The process id; undefined when the process could not be started. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** The end of what the process has written to stderr, at most 64 KiB. */
  get stderrTail(): string {
    return Buffer.concat(this.#stderr).subarray(-STDERR_KEPT).toString();
  }

  /** Octets that were written and not yet taken by the process. */
  get unread(): number {
    return this.#child.stdin.writableLength;
  }

  write(line: string): void {
    if (this.#child.stdin.writable) this.#child.stdin.write(`${line}\n`);
  }

  /** Closes its stdin. */
  endInput(): void {
    this.#child.stdin.end();
  }

  /** Reads nothing more from its stdout. */
  stopReading(): void {
    this.#reading = false;
    this.#partial = [];
    this.#child.stdout.destroy();
  }

  /** Signals the whole process group. Without effect on one that is gone. */
  kill(signal: NodeJS.Signals): void {
    if (this.#child.pid === undefined || !this.#alive) return; // A process id that is free may be somebody else's next.
    try {
      process.kill(-this.#child.pid, signal);
    } catch {
      // ESRCH: nobody left in that group.
    }
  }

  #watch(file: string): void {
    let how = "";
    this.#child.on("error", (error) => {
      if (this.#child.pid === undefined) this.#end(`could not be started: ${file}: ${error.message}`);
    });
    this.#child.on("exit", (code, signal) => {
      how = signal === null ? `exited with code ${code}` : `was killed by ${signal}`;
      this.kill("SIGKILL"); // Children that it left behind; they also hold the pipes open, and "close" would not come.
      // One that has left the group can still hold them: what it has to say is not waited for.
      setTimeout(() => this.#end(how), 500).unref();
    });
    this.#child.on("close", () => this.#end(how));
  }

  #end(how: string): void {
    if (!this.#alive) return;
    this.#alive = false;
    living.delete(this);
    for (const stream of [this.#child.stdin, this.#child.stdout, this.#child.stderr]) stream.destroy();
    this.#listener.ended(how);
  }

  #read(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0 && this.#reading; end = chunk.indexOf(NEWLINE, start)) {
      this.#deliver(chunk.subarray(start, end));
      start = end + 1;
    }
    if (!this.#reading || start === chunk.length) return;
    this.#partial.push(start === 0 ? chunk : chunk.subarray(start));
    this.#partialSize += chunk.length - start;
    if (this.#partialSize > MAX_LINE) this.#refuse(`a line of more than ${MAX_LINE} octets`);
  }

  #deliver(end: Buffer): void {
    const line = this.#partialSize === 0 ? end : Buffer.concat([...this.#partial, end]);
    if (this.#partialSize > 0) this.#partial = [];
    this.#partialSize = 0;
    if (isUtf8(line)) this.#listener.line(line.toString());
    else this.#refuse("a line that is not UTF-8");
  }

  #refuse(reason: string): void {
    this.stopReading();
    this.#listener.garbage(reason);
  }

  #keep(chunk: Buffer): void {
    this.#stderr.push(chunk);
    this.#stderrSize += chunk.length;
    while (this.#stderrSize - (this.#stderr[0]?.length ?? 0) >= STDERR_KEPT) {
      this.#stderrSize -= this.#stderr.shift()?.length ?? 0;
    }
  }
}

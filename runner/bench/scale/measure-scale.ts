import { HarnessError } from "../../harness-error.ts";
import { firstMessage, startProgram } from "./processes.ts";
import type { ScaleRow } from "./scale-table.ts";
import type { Figures, ScaleTask } from "./scale-task.ts";

/** Files that a process has open besides its connections, and a few more. */
const OTHER_FILES = 200;

/** What is to be measured. */
export interface ScalePlan {
  readonly task: ScaleTask;
  readonly most: number;
  /** The module that holds the library. */
  readonly library: string;
  /** How many files a process may have open. */
  readonly fileLimit: number;
}

/** Measures a task with growing n, each time in fresh processes, as far as the limits of the system allow. */
export async function* measureScale({ task, most, library, fileLimit }: ScalePlan): AsyncGenerator<ScaleRow> {
  for (const n of task.sizes.filter((size) => size <= most && task.files(size) + OTHER_FILES <= fileLimit)) {
    const program = startProgram("near", { task: task.name, n, library });
    try {
      yield { task: task.name, n, figures: (await firstMessage(program)) as Figures };
    } catch (error) {
      if (!(error instanceof HarnessError)) throw error;
      throw new HarnessError(`${task.name} with ${n}: ${error.message}`);
    } finally {
      program.kill();
    }
  }
}

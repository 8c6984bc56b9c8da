import { ExitCode } from "../exit-code.ts";

/** Aborted by the first Ctrl-C, after which a run tells what it knows. The second ends it where it is. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(ExitCode.interrupted);
    controller.abort("interrupted");
  };
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  return controller.signal;
}

import { CucumberSession } from "./cucumber-session.ts";
import type { FromWorker, RunSettings, ToWorker } from "./worker-messages.ts";

// A process of its own: an implementation that runs in it can hang or die without taking the runner along.

let session: CucumberSession | undefined;

process.on("message", (message: ToWorker) => {
  handle(message).catch((error: unknown) => tell({ type: "broken", message: describe(error) }));
});
// Without the runner nobody reads the results. Exit handlers end the drivers.
process.on("disconnect", () => process.exit(1));
process.on("SIGTERM", () => process.exit(1));

async function handle(message: ToWorker): Promise<void> {
  if (message.type === "settings") await open(message.settings);
  else if (message.type === "stop") process.exit(0);
  else {
    await session?.run(message.chunk, tell);
    tell({ type: "idle" });
  }
}

async function open(settings: RunSettings): Promise<void> {
  session = await CucumberSession.open(settings);
  tell({ type: "ready" });
}

function tell(message: FromWorker): void {
  process.send?.(message);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

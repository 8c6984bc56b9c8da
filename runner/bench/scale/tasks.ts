import { publishing, routing } from "./backlog.ts";
import { balancing } from "./balancing.ts";
import { connections } from "./connections.ts";
import { largeMessage } from "./large-message.ts";
import { multipart } from "./multipart.ts";
import type { ScaleTask } from "./scale-task.ts";
import { topics } from "./topics.ts";

/** All that `zmqspec bench scale` measures. */
export const tasks: readonly ScaleTask[] = [
  topics,
  connections,
  balancing,
  publishing,
  routing,
  largeMessage,
  multipart,
];

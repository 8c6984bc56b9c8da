import { readFileSync } from "node:fs";
import type { Hello } from "../../steps/driver/driver.ts";
import { monitorEvents } from "./monitor.ts";
import { optionAccess } from "./options.ts";
import { socketClasses } from "./socket-types.ts";

/** The options of contexts: what libzmq calls them, and what the library does. */
export const contextOptions: Readonly<Record<string, string>> = {
  BLOCKY: "blocky",
  IO_THREADS: "ioThreads",
  IPV6: "ipv6",
  MAX_MSGSZ: "maxMessageSize",
  MAX_SOCKETS: "maxSockets",
  SOCKET_LIMIT: "maxSocketsLimit",
  THREAD_PRIORITY: "threadPriority",
  THREAD_SCHED_POLICY: "threadSchedulingPolicy",
};

/** The transports of the library. */
export const transports = ["tcp", "ipc", "inproc"];

/** The answer to `hello`. */
export function hello(): Hello {
  const { version } = JSON.parse(readFileSync(new URL("../../src/package.json", import.meta.url), "utf8"));
  return {
    protocol: 1,
    driver: { name: "reference", version },
    implementation: { name: "zeromq-ts", version, language: "TypeScript" },
    capabilities: {
      sockets: Object.keys(socketClasses),
      transports,
      mechanisms: ["NULL"],
      zmtp: ["3.1", "3.0", "2.0", "1.0"],
      options: optionAccess,
      contextOptions: Object.fromEntries(
        Object.keys(contextOptions).map((name) => [name, name === "SOCKET_LIMIT" ? "r" : "rw"]),
      ),
      monitor: monitorEvents,
      features: ["poll", "proxy", "proxy-steerable", "peer-metadata", "measure", "context-shutdown"],
    },
  };
}

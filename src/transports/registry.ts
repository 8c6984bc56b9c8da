import type { Transport } from "../connection/transport.ts";

/** The transports by their scheme. The composition root of a platform enters those that it has; inproc is always there. */
export const transports = new Map<string, Transport>();

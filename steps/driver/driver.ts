/** A frame as it travels between suite and driver: text, hexadecimal octets, or octets generated from a seed. */
export type FrameSpec = { t: string } | { x: string } | { gen: { size: number; seed: number } };

/** A frame as a driver reports it: small ones whole, those above 64 KiB by size and CRC-32 (8 hexadecimal digits). */
export type FrameReport = { t: string } | { x: string } | { size: number; crc32: string };

/** What an implementation says it can do. Whatever is not listed has to be answered with `unsupported`. */
export interface Capabilities {
  /** Socket types by their names on the wire, and STREAM. */
  sockets: string[];
  transports: string[];
  mechanisms: string[];
  /** ZMTP versions it can speak, newest first: "3.1", "3.0", "2.0", "1.0". */
  zmtp: string[];
  /** Socket options by libzmq's names without ZMQ_, each "r", "w" or "rw". */
  options: Record<string, "r" | "w" | "rw">;
  contextOptions: Record<string, "r" | "w" | "rw">;
  /** Monitor events by libzmq's names without ZMQ_EVENT_. */
  monitor: string[];
  /** Further abilities: "poll", "proxy", "proxy-steerable", "peer-metadata", "measure", "context-shutdown", ... */
  features: string[];
}

/** The answer to `hello`. */
export interface Hello {
  protocol: number;
  driver: { name: string; version: string };
  implementation: { name: string; version: string; language: string; homepage?: string; issues?: string };
  capabilities: Capabilities;
}

/** What one request came to. Exactly one of these. */
export type Reply =
  | { ok: Record<string, unknown> }
  | { timeout: true }
  | { err: { code: string; message?: string } }
  | { unsupported: { what: string; reason?: string } }
  | { fault: { message: string; trace?: string } };

/** A monitor event, in the order in which the implementation reported it. */
export interface MonitorEvent {
  socket: string;
  /** libzmq's name without ZMQ_EVENT_: "LISTENING", "HANDSHAKE_SUCCEEDED", ... */
  event: string;
  /** The value that comes with it (errno, interval, status ...), where there is one. */
  value?: number | string;
  /** The endpoint it is about, where there is one. */
  endpoint?: string;
}

/**
 * An implementation under test, as the steps see it: in this process or behind a pipe. The operations and their parameters
 * are those of interop/PROTOCOL.md.
 */
export interface Driver {
  readonly hello: Hello;
  /**
   * Carries out one operation. Rejects only when there is no reply to be had: DriverCrashed, DriverHung.
   * `graceMs` is how much longer than `timeoutMs` in `parameters` the reply may take; an operation without `timeoutMs` may
   * wait for ever when `graceMs` is left out.
   */
  call(op: string, parameters?: Record<string, unknown>, graceMs?: number): Promise<Reply>;
  /** Called for each monitor event until the returned function is called. */
  onMonitorEvent(listener: (event: MonitorEvent) => void): () => void;
  /** Ends the driver: politely first, then by force. */
  close(): Promise<void>;
}

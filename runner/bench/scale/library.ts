import { pathToFileURL } from "node:url";

interface AnySocket {
  readonly lastEndpoint: string | null;
  readonly events: { on(type: "handshake", listener: () => void): unknown };
  bind(endpoint: string): Promise<void>;
  connect(endpoint: string): void;
  close(): void;
}

type Frames = string | Uint8Array | readonly (string | Uint8Array)[];

interface Sending extends AnySocket {
  send(message: Frames): Promise<void>;
  trySend(message: Frames): boolean;
}

interface Receiving extends AnySocket {
  receive(): Promise<Buffer[]>;
  receiveMany(limit?: number): Promise<Buffer[][]>;
  tryReceive(): Buffer[] | undefined;
}

type Opened<S> = new (options?: Record<string, unknown>) => S;

/**
 * What the programs of `zmqspec bench scale` use of zeromq-ts. It is loaded by its path: nothing in runner/ imports src/, and
 * two builds can be measured side by side.
 */
export interface ScaleLibrary {
  readonly Context: new (options: { maxSockets: number }) => object;
  readonly Dealer: Opened<Sending & Receiving>;
  readonly Publisher: Opened<Sending & { readonly topicsCount: number }>;
  readonly Pull: Opened<Receiving>;
  readonly Push: Opened<Sending>;
  readonly Router: Opened<Sending & Receiving>;
  readonly Subscriber: Opened<Receiving & { subscribe(...topics: string[]): void }>;
}

/** The library in this module. */
export async function loadLibrary(path: string): Promise<ScaleLibrary> {
  return (await import(pathToFileURL(path).href)) as ScaleLibrary;
}

/** How the driver of an implementation is reached. */
export type PeerStart = { inProcess: true } | { module: string } | { command: string[] };

/** An implementation that the suite knows, interop/peers.json. */
export interface Peer {
  /** What --impl takes; its expectations are in the folder of this name below interop. */
  name: string;
  title: string;
  language: string;
  /** The library that speaks ZMTP in it. */
  engine: string;
  independentOfLibzmq: boolean;
  homepage?: string;
  start: PeerStart;
  /** The command, run from the root, that builds or installs its driver. */
  install?: string;
}

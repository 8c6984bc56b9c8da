/** How the driver of an implementation is reached. */
export type PeerStart = { inProcess: true } | { module: string } | { command: string[] };

/** An implementation that the suite knows, interop/peers.json. */
export interface Peer {
  /** What --impl takes; its expectations are in the folder of this name below interop. */
  name: string;
  title: string;
  /** Of the library or binding, where this repository settles it. */
  version?: string;
  language: string;
  /** The library that speaks ZMTP in it. */
  engine: string;
  independentOfLibzmq: boolean;
  homepage?: string;
  start: PeerStart;
  /** The command, run from the root, that builds or installs its driver. */
  install?: string;
  /** The file that `install` makes, from the root, where that is not the first word of the command. */
  built?: string;
  /** The programs and libraries (`name.pc`) that `install` and the driver need, each with the package of Debian that has it. */
  tools?: Record<string, string>;
  /** Its container in docker-compose.yml: the service of its name starts a driver for each connection. */
  image?: string;
}

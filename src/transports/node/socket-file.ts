import { linkSync, lstatSync, unlinkSync } from "node:fs";

/** The file of an ipc listener, which another listener may take over at any time (zmq_ipc(7)). */
export class SocketFile {
  readonly #path: string;
  #inode: number | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** To be called when the listener has made the file. */
  isMade(): void {
    this.#inode = inodeAt(this.#path);
  }

  /**
   * Closes the listener. libuv removes whatever lies at its path while it does so; the file of a successor has a second name
   * for that long, and its own again afterwards.
   */
  spareSuccessor(close: () => void): void {
    const found = inodeAt(this.#path);
    if (this.#inode === undefined || found === undefined || found === this.#inode) return close();
    const aside = `${this.#path}~${found}`;
    linkSync(this.#path, aside);
    close();
    linkSync(aside, this.#path);
    unlinkSync(aside);
  }
}

function inodeAt(path: string): number | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.ino;
}

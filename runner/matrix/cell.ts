import type { Pairing } from "./pairing.ts";

/** Which end binds; the other connects. */
export type Side = "left" | "right";

/** What a cell checks; see checks.ts. */
export type CheckName = "small" | "empty" | "multipart" | "binary" | "large" | "prefix" | "restart" | "refusal";

/** One connection of two implementations that several checks share. */
export interface Connection {
  pairing: Pairing;
  transport: "tcp" | "ipc";
  mechanism: "NULL" | "PLAIN" | "CURVE";
  /** The implementations by their names in peers.json. */
  left: string;
  right: string;
  binder: Side;
}

/** The unit of the matrix: one thing that two implementations have to manage together. */
export interface Cell extends Connection {
  /** `<pairing>/<transport>/<mechanism>/<left>><right>/<binder> binds/<check>`; unique and stable. */
  id: string;
  check: CheckName;
}

/** The cell of a check on a connection. */
export function cellOf(connection: Connection, check: CheckName): Cell {
  const { pairing, transport, mechanism, left, right, binder } = connection;
  const id = `${pairing.name}/${transport}/${mechanism}/${left}>${right}/${binder}-binds/${check}`;
  return { ...connection, id, check };
}

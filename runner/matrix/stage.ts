import type { Connection, Side } from "./cell.ts";
import type { Player } from "./player.ts";

/** What the checks of an ordered pair of implementations are carried out with. */
export interface Stage {
  players: Record<Side, Player>;
  /** What the binder of a connection binds to: never the same twice. */
  endpointOf(connection: Connection): string;
  /** How long anything that has to happen may take. Much more than it takes: only a failure waits so long. */
  patienceMs: number;
}

/** The other end. */
export function otherSide(side: Side): Side {
  return side === "left" ? "right" : "left";
}

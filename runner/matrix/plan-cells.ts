import type { Capabilities } from "../../steps/driver/driver.ts";
import { type Cell, type CheckName, type Connection, cellOf, type Side } from "./cell.ts";
import { PAIRINGS, type Pairing, type Role } from "./pairing.ts";

/** One of the implementations that the matrix is made of. */
export interface Contestant {
  name: string;
  capabilities: Capabilities;
}

/** What part of the matrix is asked for; what is left out is not restricted. */
export interface MatrixSelection {
  pattern?: string[];
  transport?: string[];
  mechanism?: string[];
  check?: string[];
  /** Of all these only the cells with these ids. */
  only?: ReadonlySet<string>;
}

const TRANSPORTS = ["tcp", "ipc"] as const;
const MECHANISMS = ["NULL", "PLAIN", "CURVE"] as const;
const SIDES: readonly Side[] = ["left", "right"];
const EXCHANGES: readonly CheckName[] = ["small", "empty", "multipart", "binary", "large"];

/** Pairings on which the binding implementation is also restarted, one a direction of the messages. */
const RESTARTED = new Set(["PUSH-PULL", "PUB-SUB"]);

/**
 * The cells of an ordered pair of implementations that both declare to be able to do, in the order in which they are run:
 * those of one connection together.
 */
export function planCells(left: Contestant, right: Contestant, selection: MatrixSelection = {}): Cell[] {
  return connectionsOf(left, right)
    .flatMap((connection) => checksOf(connection, left, right).map((check) => cellOf(connection, check)))
    .filter((cell) => isSelected(cell, selection));
}

function connectionsOf(left: Contestant, right: Contestant): Connection[] {
  const both = [left, right];
  const names = { left: left.name, right: right.name };
  return PAIRINGS.filter((pairing) => canTakePart(left, pairing.left) && canTakePart(right, pairing.right)).flatMap(
    (pairing) =>
      MECHANISMS.filter(
        (mechanism) => isUsed(pairing, mechanism) && both.every((one) => canUse(one, mechanism)),
      ).flatMap((mechanism) =>
        TRANSPORTS.filter((transport) => both.every((one) => one.capabilities.transports.includes(transport))).flatMap(
          (transport) => SIDES.map((binder): Connection => ({ pairing, transport, mechanism, ...names, binder })),
        ),
      ),
  );
}

/** Security does not look at socket types: one pairing each way and one with subscriptions show it. */
function isUsed(pairing: Pairing, mechanism: string): boolean {
  return mechanism === "NULL" || ["DEALER-ROUTER", "PUSH-PULL", "PUB-SUB"].includes(pairing.name);
}

function canTakePart({ capabilities }: Contestant, { type, opening }: Role): boolean {
  const isNamed = type === "ROUTER" && opening !== undefined;
  return capabilities.sockets.includes(type) && (!isNamed || "ROUTING_ID" in capabilities.options);
}

function canUse({ capabilities }: Contestant, mechanism: string): boolean {
  return capabilities.mechanisms.includes(mechanism);
}

function checksOf(connection: Connection, left: Contestant, right: Contestant): CheckName[] {
  const { pairing, mechanism, binder } = connection;
  const checks = [...EXCHANGES];
  if (pairing.isPublishing) checks.push("prefix");
  if (mechanism !== "NULL") return checks;
  if (RESTARTED.has(pairing.name)) checks.push("restart");
  if (pairing.name === "PUSH-PULL" && canRefuse(binder === "left" ? left : right)) checks.push("refusal");
  return checks;
}

/** Refuses a peer that brings NULL where PLAIN is asked for, and can be seen to do so. */
function canRefuse({ capabilities }: Contestant): boolean {
  return capabilities.mechanisms.includes("PLAIN") && capabilities.monitor.includes("HANDSHAKE_FAILED_PROTOCOL");
}

function isSelected(cell: Cell, { pattern, transport, mechanism, check, only }: MatrixSelection): boolean {
  return (
    (only?.has(cell.id) ?? true) &&
    (pattern?.includes(cell.pairing.name) ?? true) &&
    (transport?.includes(cell.transport) ?? true) &&
    (mechanism?.includes(cell.mechanism) ?? true) &&
    (check?.includes(cell.check) ?? true)
  );
}

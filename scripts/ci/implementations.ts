import { findLayout } from "../../runner/package-root.ts";
import { availabilityOf } from "../../runner/peers/availability.ts";
import type { Peer } from "../../runner/peers/peer.ts";
import { readPeers } from "../../runner/peers/registry.ts";
import { type Section, suite } from "../sections.ts";

const layout = findLayout();
const peers = readPeers(layout).filter(({ install }) => install !== undefined);

/**
 * What the whole suite is narrowed to here, so that a run ends in time. The bindings of one engine share its behaviour: of
 * the second and third only what their own interface does differently is asked. The other engines wait for much that never
 * comes, and several processes can wait at a time.
 */
const NARROWED: Record<string, string[]> = {
  pebbe: ["--transport", "ipc"],
  zeromqjs: ["--transport", "ipc"],
  "go-zeromq": ["--transport", "ipc", "--parallel", "6"],
  jeromq: ["--parallel", "6"],
  zmqrs: ["--parallel", "6"],
};

/** A race in an engine can hit any of thousands of cases. What is wrong twice more is red, and what is not is named. */
const RETRIES = ["--retry-unexpected", "2"];

/** Installs with Debian's packages what the drivers need and is not there. */
export function toolSections(): Section[] {
  const missing = new Set(peers.flatMap((peer) => availabilityOf(layout, peer).tools.map(([, debian]) => debian)));
  if (missing.size === 0) return [];
  const command = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", ...missing] as const;
  return [{ title: "tools of the drivers", command: [...command], counts: false, minutes: 15 }];
}

/** Builds the driver of every implementation and asks whether it keeps to the protocol. */
export function driverSections(): Section[] {
  return peers.flatMap(({ name, install = "" }): Section[] => [
    { title: `${name}: install`, command: ["sh", "-c", install], counts: false, minutes: 15 },
    { title: `${name}: protocol`, command: suite("check-driver", "--impl", name), counts: false, minutes: 5 },
  ]);
}

/** Runs the suite on every implementation, and compares with what is known of it. */
export function suiteSections(): Section[] {
  return peers.map(suiteSection);
}

function suiteSection({ name }: Peer): Section {
  const command = suite("run", "--impl", name, "--closing-line", ...RETRIES, ...(NARROWED[name] ?? []));
  return { title: `${name}: suite`, command, counts: true, minutes: 15 };
}

/** All of them, as `--impl` takes them: who is named and cannot take part makes the matrix red. */
const everybody = ["reference-process", ...peers.map(({ name }) => name)].join(",");

/** The part of the matrix that is run here: each direction, subscriptions and refusals, without the large messages. */
export const reducedMatrix = (...more: string[]): string[] => [
  ...["matrix", "--closing-line", "--impl", everybody, "--pattern", "REQ-REP,PUSH-PULL,PUB-SUB,DEALER-ROUTER"],
  ...["--check", ["small", "multipart", "prefix", "refusal", ...more].join(",")],
  ...RETRIES,
  ...["--parallel", "4"], // What is known to fail waits its whole time, and nothing else can be done in it.
];

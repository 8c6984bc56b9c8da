import { Command } from "commander";
import { findLayout, type Layout } from "../package-root.ts";
import { type Availability, availabilityOf } from "../peers/availability.ts";
import type { Peer } from "../peers/peer.ts";
import { readPeers } from "../peers/registry.ts";
import { textTable } from "../text-table.ts";

const EXAMPLES = `
Examples:
  zmqspec peers                    what --impl takes, and what has to be built first
  zmqspec run --impl libzmq        run one of them

In the container of the suite a driver is a service: "service" when its container is there.`;

/** `zmqspec peers`: the implementations that the suite knows, and what is missing here to run them. */
export function peersCommand(): Command {
  return new Command("peers")
    .description("List the implementations that the suite knows (interop/peers.json), and what each needs.")
    .option("--json", "as JSON")
    .option("--root <folder>", "another tree with interop/")
    .addHelpText("after", EXAMPLES)
    .action(({ json, root }: { json?: boolean; root?: string }) => tell(findLayout(root), json ?? false));
}

function tell(layout: Layout, asJson: boolean): void {
  const peers = readPeers(layout).map((peer) => ({ peer, availability: availabilityOf(layout, peer) }));
  if (asJson) {
    const shown = peers.map(({ peer, availability }) => ({ ...peer, availability }));
    return console.log(JSON.stringify(shown, undefined, 2));
  }
  const head = ["name", "version", "language", "engine", "without libzmq", "driver", "what"];
  console.log(
    textTable(
      head,
      peers.map(({ peer, availability }) => row(peer, availability)),
    ),
  );
  const missing = peers.filter(({ availability }) => availability.state === "missing");
  for (const { peer, availability } of missing)
    console.log(`\n${peer.name} is missing:\n${remedy(peer, availability)}`);
}

function row(peer: Peer, { state }: Availability): string[] {
  const independent = peer.independentOfLibzmq ? "yes" : "no";
  return [peer.name, peer.version ?? "", peer.language, peer.engine, independent, state, peer.title];
}

/** The commands that make a driver available, in their order. */
function remedy({ name, install }: Peer, { tools }: Availability): string {
  if (process.env.ZMQSPEC_SERVICES !== undefined) return `  docker compose up -d ${name}`;
  const names = tools.map(([tool]) => tool).join(", ");
  const packages = [...new Set(tools.map(([, debian]) => debian))].join(" ");
  const lines = tools.length === 0 ? [] : [`  apt-get install ${packages}    # has ${names}`];
  return [...lines, `  ${install ?? "(nothing is known to install it)"}`].join("\n");
}

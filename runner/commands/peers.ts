import { existsSync } from "node:fs";
import { Command } from "commander";
import { findLayout, type Layout } from "../package-root.ts";
import type { Peer } from "../peers/peer.ts";
import { driverFile, readPeers } from "../peers/registry.ts";
import { textTable } from "../text-table.ts";

const EXAMPLES = `
Examples:
  zmqspec peers                    what --impl takes, and what has to be built first
  zmqspec run --impl libzmq        run one of them`;

/** `zmqspec peers`: the implementations that the suite knows. */
export function peersCommand(): Command {
  return new Command("peers")
    .description("List the implementations that the suite knows (interop/peers.json).")
    .option("--json", "as JSON")
    .option("--root <folder>", "another tree with interop/")
    .addHelpText("after", EXAMPLES)
    .action(({ json, root }: { json?: boolean; root?: string }) => {
      const layout = findLayout(root);
      const peers = readPeers(layout);
      if (json) return console.log(JSON.stringify(peers, undefined, 2));
      const head = ["name", "language", "engine", "without libzmq", "driver", "what"];
      console.log(
        textTable(
          head,
          peers.map((peer) => row(layout, peer)),
        ),
      );
    });
}

function row(layout: Layout, peer: Peer): string[] {
  const file = driverFile(layout, peer);
  const isThere = file === undefined || existsSync(file);
  const driver = isThere ? "ready" : (peer.install ?? "missing");
  return [peer.name, peer.language, peer.engine, peer.independentOfLibzmq ? "yes" : "no", driver, peer.title];
}

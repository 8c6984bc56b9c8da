import type { Mutant } from "../mutant.ts";

/** Wrong in whose turn it is (RFC 28, RFC 30). */
export const turns: Record<string, Mutant> = {
  "gives-all-to-one": {
    fault: "a PUSH gives everything to one worker as long as that has room",
    requirement: "PIPE-PUSH-01",
    caughtBy: "PIPE-PUSH-01/a-push-gives-each-of-three-workers-every-third-message[tcp]",
    step: '"one" should receive in order',
    reason: '"one" received another message than it should have.',
    source: "routing/load-balancer.ts",
    reads: "for (let pipe = this.#pipes.take(); pipe !== undefined; pipe = this.#pipes.take()) {",
    instead: "for (let pipe = this.#pipes.current; pipe !== undefined; pipe = this.#pipes.current) {",
  },
  "reads-one-source-empty": {
    fault: "a REP serves one client until that has nothing left to ask",
    requirement: "REQREP-REP-05",
    caughtBy: "REQREP-REP-05/a-rep-serves-two-busy-clients-alternately[tcp]",
    step: '"service" should answer 6 numbered requests from "anna" and "bert" in turn',
    reason: '"service" did not take its messages from its peers in turn.',
    source: "routing/fair-queue.ts",
    reads: "for (let pipe = this.#pipes.take(); pipe !== undefined; pipe = this.#pipes.take()) {",
    instead: "for (let pipe = this.#pipes.current; pipe !== undefined; pipe = this.#pipes.current) {",
  },
};

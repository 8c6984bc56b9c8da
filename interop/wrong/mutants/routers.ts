import type { Mutant } from "../mutant.ts";

/** Wrong in how a ROUTER knows its peers (RFC 28, ROUTER). */
export const routers: Record<string, Mutant> = {
  "hands-over-unasked": {
    fault: "the second peer with a routing id takes it over although ROUTER_HANDOVER is not set",
    requirement: "LIBZMQ-ROUTER-04",
    caughtBy: "LIBZMQ-ROUTER-04/a-second-peer-with-the-same-identity-is-not-heard[tcp]",
    step: '"router" should still serve a new peer',
    reason: '"router" received another message than it should have.',
    source: "patterns/router-pattern.ts",
    reads: "if (!this.#options.handover) return this.#mute(pipe);",
    instead: "",
  },
  "takes-the-empty-identity-for-one": {
    fault: "peers that have chosen no routing id are all known by the empty one",
    requirement: "ZMTP30-IDN-01",
    caughtBy: "ZMTP30-IDN-01/peers-with-an-empty-identity-are-told-apart[tcp]",
    step: '"router" should receive the message',
    reason: '"router" should have received a message: it was still waiting when its time was over.',
    source: "patterns/router-pattern.ts",
    reads: "const id = chosen.length > 0 ? chosen : this.#peers.generate();",
    instead: "const id = chosen;",
  },
  "does-not-probe": {
    fault: "PROBE_ROUTER is ignored",
    requirement: "LIBZMQ-ROUTER-06",
    caughtBy: "LIBZMQ-ROUTER-06/a-router-sees-the-probe-of-a-peer-that-has-sent-nothing-yet[tcp]",
    step: '"router" should receive the message',
    reason: '"router" should have received a message: it was still waiting when its time was over.',
    source: "patterns/probe.ts",
    reads: "if (this.#options.probeRouter) pipe.write([EMPTY]);",
    instead: "",
  },
};

import type { Mutant } from "./mutant.ts";
import { connections } from "./mutants/connections.ts";
import { contexts } from "./mutants/contexts.ts";
import { downgrades } from "./mutants/downgrade.ts";
import { endpoints } from "./mutants/endpoints.ts";
import { frames } from "./mutants/framing.ts";
import { greetings } from "./mutants/greeting.ts";
import { heartbeats } from "./mutants/heartbeats.ts";
import { monitors } from "./mutants/monitors.ts";
import { handshakes } from "./mutants/null-handshake.ts";
import { proxies } from "./mutants/proxies.ts";
import { queues } from "./mutants/queues.ts";
import { reconnections } from "./mutants/reconnection.ts";
import { requests } from "./mutants/requests.ts";
import { routers } from "./mutants/routers.ts";
import { subscriptions } from "./mutants/subscriptions.ts";
import { turns } from "./mutants/turns.ts";
import { waits } from "./mutants/waiting.ts";
import { publishers } from "./mutants/xpub.ts";
import type { Mutation } from "./mutation.ts";
import { acceptsTwoRequests } from "./mutations/accepts-two-requests.ts";
import { confusesErrors } from "./mutations/confuses-errors.ts";
import { crashesOnClose } from "./mutations/crashes-on-close.ts";
import { dropsAlthoughMandatory } from "./mutations/drops-although-mandatory.ts";
import { dropsRoutingId } from "./mutations/drops-routing-id.ts";
import { ignoresHighWaterMark } from "./mutations/ignores-high-water-mark.ts";
import { losesLastMessage } from "./mutations/loses-last-message.ts";
import { neverReconnects } from "./mutations/never-reconnects.ts";
import { overClaims } from "./mutations/over-claims.ts";
import { shortensTopics } from "./mutations/shortens-topics.ts";
import { splitsMessages } from "./mutations/splits-messages.ts";
import { takesTurnsUnfairly } from "./mutations/takes-turns-unfairly.ts";

/** All wrong drivers, by the names that `main.ts` takes: filters in front of any driver, and mutants of the reference. */
export const wrongDrivers: Record<string, Mutation | Mutant> = {
  "accepts-two-requests": acceptsTwoRequests,
  "confuses-errors": confusesErrors,
  "crashes-on-close": crashesOnClose,
  "drops-although-mandatory": dropsAlthoughMandatory,
  "drops-routing-id": dropsRoutingId,
  "ignores-high-water-mark": ignoresHighWaterMark,
  "loses-last-message": losesLastMessage,
  "never-reconnects": neverReconnects,
  "over-claims": overClaims,
  "shortens-topics": shortensTopics,
  "splits-messages": splitsMessages,
  "takes-turns-unfairly": takesTurnsUnfairly,
  ...greetings,
  ...frames,
  ...handshakes,
  ...downgrades,
  ...heartbeats,
  ...subscriptions,
  ...publishers,
  ...requests,
  ...routers,
  ...turns,
  ...connections,
  ...queues,
  ...waits,
  ...endpoints,
  ...reconnections,
  ...contexts,
  ...monitors,
  ...proxies,
};

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

/** All wrong drivers, by the names that `main.ts` takes. */
export const mutations: Record<string, Mutation> = {
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
};

import type { SocketTypeName } from "../base/socket-type.ts";
import { DealerPattern } from "./dealer-pattern.ts";
import { PairPattern } from "./pair-pattern.ts";
import type { Pattern, PatternOptions } from "./pattern.ts";
import { PubPattern } from "./pub-pattern.ts";
import { PullPattern } from "./pull-pattern.ts";
import { PushPattern } from "./push-pattern.ts";
import { RepPattern } from "./rep-pattern.ts";
import { ReqPattern } from "./req-pattern.ts";
import { RouterPattern } from "./router-pattern.ts";
import { StreamPattern } from "./stream-pattern.ts";
import { SubPattern } from "./sub-pattern.ts";
import { XpubPattern } from "./xpub-pattern.ts";
import { XsubPattern } from "./xsub-pattern.ts";

const creators: Record<SocketTypeName, (options: PatternOptions) => Pattern> = {
  PAIR: () => new PairPattern(),
  PUB: (options) => new PubPattern(options),
  SUB: (options) => new SubPattern(options),
  REQ: (options) => new ReqPattern(options),
  REP: () => new RepPattern(),
  DEALER: (options) => new DealerPattern(options),
  ROUTER: (options) => new RouterPattern(options),
  PULL: () => new PullPattern(),
  PUSH: () => new PushPattern(),
  XPUB: (options) => new XpubPattern(options),
  XSUB: (options) => new XsubPattern(options),
  STREAM: (options) => new StreamPattern(options),
};

/** The pattern of a socket type. It keeps `options` and looks at them each time it needs one. */
export function createPattern(type: SocketTypeName, options: PatternOptions): Pattern {
  return creators[type](options);
}

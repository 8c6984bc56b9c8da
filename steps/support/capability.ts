import type { Capabilities, Reply } from "../driver/driver.ts";
import { DriverFault, Unsupported, Violation } from "../verdict.ts";

/** Something an operation relies on, and whether the implementation has declared it. */
export interface Need {
  what: string;
  declared: boolean;
  /** It is an option that was declared for the other direction, so that an error is an answer too. */
  refusable?: boolean;
}

/** Transports of libzmq. An endpoint of any other kind is a malformed one, and no question of capabilities. */
const TRANSPORTS = new Set([
  "tcp",
  "ipc",
  "inproc",
  "udp",
  "ws",
  "wss",
  "pgm",
  "epgm",
  "norm",
  "tipc",
  "vmci",
  "vsock",
]);

const FEATURES: Record<string, string> = {
  poll: "poll",
  measure: "measure",
  "proxy.start": "proxy",
  "proxy.control": "proxy-steerable",
  "context.shutdown": "context-shutdown",
};

/** Every proxy can be ended; it takes a steerable one to obey anything else (interop/PROTOCOL.md, "Features"). */
function featureOf(op: string, { command }: Record<string, unknown>): string | undefined {
  return op === "proxy.control" && command === "TERMINATE" ? "proxy" : FEATURES[op];
}

/** What an operation relies on. */
export function needsOf(op: string, parameters: Record<string, unknown>, capabilities: Capabilities): Need[] {
  const feature = featureOf(op, parameters);
  const needs: Need[] = [];
  if (feature !== undefined)
    needs.push({ what: `feature ${feature}`, declared: capabilities.features.includes(feature) });
  if (op === "socket.new") needs.push(socketType(String(parameters.type), capabilities));
  if (op === "monitor") needs.push({ what: "monitor", declared: capabilities.monitor.length > 0 });
  if (typeof parameters.endpoint === "string") needs.push(...transport(parameters.endpoint, capabilities));
  if (typeof parameters.option === "string") needs.push(option(op, parameters.option, capabilities));
  return needs;
}

/**
 * Judges a reply by what was declared: whoever says no beforehand has to say no again, and whoever says yes must not. An
 * option that can only be set, or only be read, may say no with an error, as libzmq does.
 *
 * @throws Unsupported, Violation, DriverFault
 */
export function judge(op: string, reply: Reply, needs: readonly Need[]): void {
  if ("fault" in reply) {
    throw new DriverFault([`${op}: ${reply.fault.message}`, reply.fault.trace ?? ""].join("\n").trimEnd());
  }
  const missing = needs.find((need) => !need.declared);
  if (missing !== undefined) {
    if ("unsupported" in reply) throw new Unsupported(missing.what);
    if (missing.refusable && "err" in reply) return;
    throw new Violation(`The driver under-claims: it does not declare ${missing.what}, and yet carries out ${op}.`, {
      expected: `unsupported, as ${missing.what} is not declared`,
      actual: JSON.stringify(reply),
    });
  }
  if ("unsupported" in reply) {
    throw new Violation(`The driver over-claims: it answers ${op} with unsupported (${reply.unsupported.what}).`, {
      expected: `what is declared is carried out: ${needs.map((need) => need.what).join(", ") || op}`,
      actual: `unsupported: ${reply.unsupported.what}`,
    });
  }
}

function socketType(type: string, capabilities: Capabilities): Need {
  return { what: `socket type ${type}`, declared: capabilities.sockets.includes(type) };
}

function transport(endpoint: string, capabilities: Capabilities): Need[] {
  const scheme = endpoint.split("://", 1)[0] ?? "";
  if (!TRANSPORTS.has(scheme) || !endpoint.includes("://")) return [];
  return [{ what: `transport ${scheme}`, declared: capabilities.transports.includes(scheme) }];
}

function option(op: string, name: string, capabilities: Capabilities): Need {
  const context = op.startsWith("context.");
  const access = (context ? capabilities.contextOptions : capabilities.options)[name] ?? "";
  const letter = op.endsWith(".get") ? "r" : "w";
  const verb = letter === "r" ? "reading" : "setting";
  const declared = access.includes(letter);
  return {
    what: `${verb} ${context ? "context " : ""}option ${name}`,
    declared,
    refusable: access !== "" && !declared,
  };
}

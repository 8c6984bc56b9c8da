import type { CataloguedOption, SocketOption, Value } from "./option-catalogue.ts";
import type { Examples } from "./table.ts";

const socketTypes = ["PAIR", "PUB", "SUB", "REQ", "REP", "DEALER", "ROUTER", "PULL", "PUSH", "XPUB", "XSUB", "STREAM"];

/** The socket type that stands for those of which nothing special is known. */
const anyType = "DEALER";

/** Values as a sentence lists them: "0, 1 and 2". */
export function listed(values: readonly (number | string)[], last: "and" | "or"): string {
  if (values.length < 2) return values.join("");
  return `${values.slice(0, -1).join(", ")} ${last} ${values.at(-1)}`;
}

/** The socket types to try an option on, each with its default. */
export function bearers(option: SocketOption): { socket: string; initial: Value | undefined }[] {
  const { default: initial, sockets } = option;
  const types = sockets === "all" ? [anyType] : sockets;
  if (typeof initial !== "object") return types.map((socket) => ({ socket, initial }));
  const named = Object.entries(initial).map(([type, value]) => ({ type, value }));
  return named.map(({ type, value }) => ({ socket: type === "others" ? anyType : type, initial: value }));
}

/** The socket types that refuse the option, because it does not concern them. */
export function strangers({ sockets, tolerated = [] }: SocketOption): string[] {
  if (sockets === "all" || tolerated === "others") return [];
  return socketTypes.filter((type) => !sockets.includes(type) && !tolerated.includes(type));
}

/** The refused values, for each error. */
export function refusals({ refuses = {} }: CataloguedOption): { error: string; values: string }[] {
  return Object.entries(refuses).map(([error, values]) => ({ error, values: listed(values, "or") }));
}

/** The rows that `make` makes of each option, in tables by group and by the requirements that they show. */
export function examplesOf<T extends CataloguedOption>(
  groups: Readonly<Record<string, readonly T[]>>,
  make: (option: T) => readonly Readonly<Record<string, string>>[],
): Examples[] {
  const tables = new Map<string, { title: string; tags: readonly string[]; rows: Record<string, string>[] }>();
  for (const [title, options] of Object.entries(groups)) {
    for (const option of options) {
      const tags = option.shows ?? [];
      const key = [title, ...tags].join();
      const table = tables.get(key) ?? { title, tags, rows: [] };
      tables.set(key, table);
      table.rows.push(...make(option));
    }
  }
  return [...tables.values()].filter(({ rows }) => rows.length > 0);
}

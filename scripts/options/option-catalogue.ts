import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AnySchema } from "ajv";
import { HarnessError } from "../../runner/harness-error.ts";
import { YamlFile } from "../../runner/yaml-file.ts";

/** A value as it stands in a feature: a number, text in quotes, octets. */
export type Value = number | string;

/** One option of features/catalogue/options.yaml; the file says what each field means. */
export interface CataloguedOption {
  readonly option: string;
  readonly property?: string;
  readonly instead?: string;
  readonly type: "int" | "int64" | "uint64" | "bool" | "string" | "bytes";
  readonly default?: Value | Readonly<Record<string, Value>>;
  readonly accepts?: readonly Value[];
  readonly refuses?: Readonly<Record<string, readonly Value[]>>;
  readonly access: "r" | "w" | "rw";
  readonly act?: true;
  readonly shows?: readonly string[];
  readonly requires?: readonly string[];
}

/** An option of sockets. */
export interface SocketOption extends CataloguedOption {
  readonly sockets: "all" | readonly string[];
  readonly tolerated?: "others" | readonly string[];
  readonly disturbing?: Value;
}

/** The whole catalogue: the options of sockets by their group, and those of contexts. */
export interface OptionCatalogue {
  readonly sockets: Readonly<Record<string, readonly SocketOption[]>>;
  readonly contexts: readonly CataloguedOption[];
}

const schema = join(import.meta.dirname, "../../features/catalogue/options.schema.json");

/** Where the catalogue stands below the root of the repository. */
export const cataloguePath = "features/catalogue/options.yaml";

/**
 * Reads the catalogue of options below `root`.
 *
 * @throws HarnessError with file and line when it is missing or does not fit its schema, or an option stands in it twice
 */
export function readOptionCatalogue(root: string): OptionCatalogue {
  const file = new YamlFile(join(root, cataloguePath));
  file.check(JSON.parse(readFileSync(schema, "utf8")) as AnySchema);
  const catalogue = file.value as OptionCatalogue;
  for (const options of [Object.values(catalogue.sockets).flat(), catalogue.contexts]) {
    const names = options.map(({ option }) => option);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) throw new HarnessError(`${file.path}: ${twice} stands in it twice`);
  }
  return catalogue;
}

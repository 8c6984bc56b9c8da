import { readFileSync } from "node:fs";
import { Ajv, type AnySchema, type ErrorObject } from "ajv";
import { type Document, isNode, LineCounter, parseDocument } from "yaml";
import { HarnessError } from "./harness-error.ts";

/** A YAML file that keeps its lines, so that every complaint about it can say where. */
export class YamlFile {
  readonly path: string;
  readonly #document: Document;
  readonly #lines: LineCounter;

  /** @throws HarnessError with file and line when it cannot be read or is not YAML. */
  constructor(path: string) {
    this.path = path;
    this.#lines = new LineCounter();
    this.#document = parseDocument(readText(path), { lineCounter: this.#lines, prettyErrors: false });
    const error = this.#document.errors[0];
    if (error) throw new HarnessError(`${path}:${this.#lines.linePos(error.pos[0]).line}: ${error.message}`);
  }

  get value(): unknown {
    return this.#document.toJS();
  }

  /** The line on which the value at `keys` begins; that of the nearest thing around it when it is not there. */
  lineOf(keys: readonly (string | number)[]): number {
    for (let length = keys.length; length > 0; length--) {
      const node = this.#document.getIn(keys.slice(0, length), true);
      if (isNode(node) && node.range) return this.#lines.linePos(node.range[0]).line;
    }
    return 1;
  }

  /** @throws HarnessError naming each place where the file does not fit `schema`. */
  check(schema: AnySchema): void {
    const validate = new Ajv({ allErrors: true }).compile(schema);
    if (validate(this.value)) return;
    const complaints = (validate.errors ?? []).map((error) => {
      const keys = error.instancePath.split("/").slice(1);
      const path = keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key));
      return `${this.path}:${this.lineOf(path)}: ${complaint(error)}`;
    });
    throw new HarnessError([...new Set(complaints)].join("\n"));
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new HarnessError(`cannot read ${path}: ${(error as Error).message}`);
  }
}

function complaint(error: ErrorObject): string {
  const field = error.instancePath.split("/").at(-1) ?? "";
  if (error.keyword === "additionalProperties") return `unknown field "${error.params["additionalProperty"]}"`;
  if (error.keyword === "enum") return `${field} must be one of ${error.params["allowedValues"].join(", ")}`;
  if (error.keyword === "required") return `field "${error.params["missingProperty"]}" is missing`;
  return `${field === "" ? "the file" : field} ${error.message}`;
}

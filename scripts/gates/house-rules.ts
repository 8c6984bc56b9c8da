import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Gate } from "./gate.ts";
import { filesIn, sourceFolders } from "./sources.ts";

const mostLines = 350;
const emptyNames = /(?:^|-)(?:utils?|helpers?|manager|impl|misc|common)(?:-|\.)|^base\./;
const exported = /^export (?:declare )?(?:abstract )?(?:async )?(?:class|const|function\*?|interface|let|type) (\w+)/;
const unfinished = /(?:^|\s)(?:\/\/|\/\*\*?|\*)\s*(?:TODO|FIXME|XXX|HACK)\b/;

function* faultsOf(path: string, text: string): Generator<string> {
  const lines = text.split("\n");
  const test = path.endsWith(".test.ts");
  // The documentation of the first counts for its overloads, and for a type that goes by the name of a value.
  const documented = new Set<string>();
  if (emptyNames.test(basename(path))) yield `${path}:1 is named for nothing: say what it holds`;
  if (!test && lines.length - 1 > mostLines)
    yield `${path}:${mostLines} goes on: at most ${mostLines} lines are allowed`;
  for (const [index, line] of lines.entries()) {
    const name = exported.exec(line)?.[1];
    if (name !== undefined) {
      if (lines[index - 1]?.endsWith("*/")) documented.add(name);
      if (!documented.has(name)) yield `${path}:${index + 1} ${name} is exported and has no doc comment`;
    }
    if (unfinished.test(line)) yield `${path}:${index + 1} is not finished: ${line.trim()}`;
  }
}

/** The rules of docs/ARCHITECTURE.md that no other tool knows. */
export const houseRules: Gate = {
  name: "house-rules",
  keeps: "small files with telling names, exported things described",
  async run(root) {
    const paths = filesIn(root, sourceFolders, ".ts");
    const problems = paths.flatMap((path) => [...faultsOf(path, readFileSync(join(root, path), "utf8"))]);
    return { checked: paths.length, problems };
  },
};

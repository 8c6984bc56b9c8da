import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Gate } from "./gate.ts";
import { filesIn, sourceFolders } from "./sources.ts";

const mostLines = 350;
const emptyNames = /(?:^|-)(?:utils?|helpers?|manager|impl|misc|common)(?:-|\.)|^base\./;
const exported = /^export (?:declare )?(?:abstract )?(?:async )?(?:class|const|function\*?|interface|let|type) (\w+)/;
const unfinished = /(?:\/\/|\/\*\*?|^\s*\*)\s*(?:TODO|FIXME|XXX|HACK)\b/;

/** An overload has its documentation above the first of its signatures. */
function isDocumented(lines: readonly string[], index: number, name: string): boolean {
  const above = lines[index - 1]?.trim() ?? "";
  return above.endsWith("*/") || (above.endsWith(";") && above.startsWith(`export function ${name}`));
}

function* faultsOf(path: string, text: string): Generator<string> {
  const lines = text.split("\n");
  const test = path.endsWith(".test.ts");
  if (emptyNames.test(basename(path))) yield `${path}:1 is named for nothing: say what it holds`;
  if (!test && lines.length - 1 > mostLines)
    yield `${path}:${mostLines} goes on: at most ${mostLines} lines are allowed`;
  for (const [index, line] of lines.entries()) {
    const name = exported.exec(line)?.[1];
    if (name !== undefined && !isDocumented(lines, index, name)) {
      yield `${path}:${index + 1} ${name} is exported and has no doc comment`;
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

import { HarnessError } from "../harness-error.ts";

const WORD = /(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/g;

/**
 * The words of a command as a shell would see them: blanks separate, quotes and backslashes join. Nothing is expanded.
 * @throws HarnessError when there is no word, or a quote is not closed.
 */
export function splitCommand(line: string): string[] {
  if (line.replace(WORD, "").trim() !== "") throw new HarnessError(`--driver: a quote is not closed: ${line}`);
  const words = (line.match(WORD) ?? []).map(unquote);
  if (words.length === 0) throw new HarnessError("--driver: the command is empty");
  return words;
}

const PART = /\\.|"(?:[^"\\]|\\.)*"|'[^']*'/g;

function unquote(word: string): string {
  return word.replace(PART, (part) => {
    const inside = part.startsWith("\\") ? part : part.slice(1, -1);
    return part.startsWith("'") ? inside : inside.replace(/\\(.)/g, "$1");
  });
}

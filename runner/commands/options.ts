import { HarnessError } from "../harness-error.ts";

/** What --retry-unexpected is for, named as in wptrunner. */
export const RETRY_HELP = "execute so often again, and name, what came out unexpected; not above ten of them";

/** Takes the words of an option that is given once with commas or several times. */
export function collect(value: string, earlier: string[] | undefined): string[] {
  const words = value.split(",").map((word) => word.trim());
  return [...(earlier ?? []), ...words.filter((word) => word !== "")];
}

/** A parser for an option that has to be a whole number of at least 1. */
export function count(name: string): (value: string) => number {
  return (value) => {
    if (!/^[1-9]\d{0,5}$/.test(value))
      throw new HarnessError(`${name} ${value}: a whole number from 1 on was expected`);
    return Number(value);
  };
}

/** The numbers of octets that --size gives. */
export function sizes(words: readonly string[]): number[] {
  return words.map((word) => {
    if (!/^\d{1,9}$/.test(word)) throw new HarnessError(`--size ${word}: a number of octets was expected`);
    return Number(word);
  });
}

/** A parser for an option that has to be a factor above 0. */
export function factor(name: string): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!(number > 0 && number <= 1000)) throw new HarnessError(`${name} ${value}: a number above 0 was expected`);
    return number;
  };
}

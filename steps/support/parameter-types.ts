import { defineParameterType } from "@cucumber/cucumber";
import type { FrameSpec } from "../driver/driver.ts";
import { joinFrames, literalFrame, type Notation, parseFrame } from "./frame-notation.ts";

/** An endpoint as a feature names it; `resolveEndpoint` turns it into one. */
export type EndpointName =
  | { kind: "of socket"; name: string }
  | { kind: "reserved"; name: string }
  | { kind: "literal"; text: string };

/** A frame in a sentence: as in a cell, but text is in quotes, and only octets `x:` can have something joined to them. */
const FRAME =
  /(?:x:[0-9A-F ]*[0-9A-F] \+ )?"[^"]*"|(?:x:[0-9A-F ]*[0-9A-F] \+ )?\d+ (?:octets|KiB|MiB) of seed \d+|x:[0-9A-F ]*[0-9A-F]|<[a-z][a-z0-9 ]*>/;

defineParameterType({ name: "socket", regexp: /"([A-Za-z][A-Za-z0-9 -]*)"/, transformer: (name: string) => name });

defineParameterType({
  name: "sockets",
  regexp: /("[A-Za-z][A-Za-z0-9 -]*"(?:(?:, | and )"[A-Za-z][A-Za-z0-9 -]*")*)/,
  transformer: (list: string): string[] => [...list.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? ""),
});

defineParameterType({ name: "type", regexp: /[A-Z]{3,7}/, transformer: (type: string) => type });

defineParameterType({ name: "option", regexp: /[A-Z][A-Z0-9_]+/, transformer: (option: string) => option });

defineParameterType({ name: "event", regexp: /[A-Z][A-Z_]+/, transformer: (event: string) => event });

defineParameterType({ name: "code", regexp: /E[A-Z]+/, transformer: (code: string) => code });

defineParameterType({
  name: "frame",
  regexp: FRAME,
  transformer: (text: string): Notation => frameOf(text),
});

defineParameterType({ name: "variable", regexp: /<([a-z][a-z0-9 ]*)>/, transformer: (name: string) => name });

const VALUE = /\d+ octets of seed \d+|\d+ letters|-?\d+|"[^"]*"|x:[0-9A-F ]*[0-9A-F]/;

defineParameterType({
  name: "value",
  regexp: VALUE,
  transformer: (text: string): number | FrameSpec => optionValue(text),
});

defineParameterType({
  name: "values",
  regexp: new RegExp(`(?:${VALUE.source})(?:(?:, | and | or )(?:${VALUE.source}))*`),
  transformer: (list: string): (number | FrameSpec)[] =>
    [...list.matchAll(new RegExp(VALUE, "g"))].map(([text]) => optionValue(text)),
});

defineParameterType({
  name: "endpoint",
  regexp: /the endpoint of "[^"]+"|endpoint "[^"]+"|address "[^"]*"|[a-z]+:\/\/\S*/,
  transformer: (text: string): EndpointName => endpointNamed(text),
});

function frameOf(text: string): Notation {
  const [head, tail] = text.split(/ \+ (?=["\d])/, 2);
  if (tail === undefined || !text.startsWith("x:")) {
    return text.startsWith('"') ? literalFrame(text.slice(1, -1)) : parseFrame(text);
  }
  return joinFrames([parseFrame(head ?? ""), frameOf(tail)]);
}

/** The endpoint that is meant by `the endpoint of "b"`, `endpoint "shop"`, `address "x"` or a literal one. */
export function endpointNamed(text: string): EndpointName {
  const name = /"([^"]*)"/.exec(text)?.[1];
  if (name === undefined) return { kind: "literal", text };
  if (text.startsWith("address")) return { kind: "literal", text: name };
  return { kind: text.startsWith("the") ? "of socket" : "reserved", name };
}

/** The value of an option: a number, some text of so many letters, or octets in the notation for frames, text in quotes. */
export function optionValue(text: string): number | FrameSpec {
  if (/^-?\d+$/.test(text)) return Number(text);
  const letters = /^(\d+) letters$/.exec(text)?.[1];
  if (letters !== undefined) return { t: "a".repeat(Number(letters)) };
  const notation = text.startsWith('"') ? literalFrame(text.slice(1, -1)) : parseFrame(text);
  if ("spec" in notation) return notation.spec;
  throw new Error(`${text} cannot be the value of an option.`);
}

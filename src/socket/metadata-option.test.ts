import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeText } from "../base/bytes.ts";
import { encodeProperties, metadata } from "./metadata-option.ts";

test("metadata is none at first, and null is none again", () => {
  assert.deepEqual([metadata.initial, metadata.parse(null, "m"), metadata.parse(undefined, "m")], [{}, {}, {}]);
});

test("metadata is taken as it is then", () => {
  const given = { "X-Shoe-Size": "42" };
  const taken = metadata.parse(given, "m");
  given["X-Shoe-Size"] = "43";
  assert.deepEqual(taken, { "X-Shoe-Size": "42" });
  assert.deepEqual(encodeProperties(taken), new Map([["X-Shoe-Size", encodeText("42")]]));
});

test("names begin with X- and have 255 characters at most", () => {
  assert.deepEqual(metadata.parse({ [`X-${"a".repeat(253)}`]: "1" }, "m"), { [`X-${"a".repeat(253)}`]: "1" });
  for (const name of [`X-${"a".repeat(254)}`, "x-lower", "Identity", "", "X-with blank", "X-ü"]) {
    assert.throws(() => metadata.parse({ [name]: "1" }, "m"), { code: "EINVAL" }, name);
  }
});

test("values are texts, and not empty", () => {
  assert.throws(() => metadata.parse({ "X-a": "" }, "m"), { code: "EINVAL" });
  assert.throws(() => metadata.parse({ "X-a": 1 }, "m"), { name: "TypeError" });
  assert.throws(() => metadata.parse("X-a:1", "m"), { name: "TypeError" });
});

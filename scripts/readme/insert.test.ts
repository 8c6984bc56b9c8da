import assert from "node:assert/strict";
import { test } from "node:test";
import { insert } from "./insert.ts";

test("what stands between the marks is replaced, and nothing else", () => {
  const document = "a\n<!-- x -->\nold\n<!-- /x -->\nb\n";
  assert.equal(insert(document, "x", "new"), "a\n<!-- x -->\nnew\n<!-- /x -->\nb\n");
});

test("a document without both marks is refused", () => {
  assert.throws(() => insert("a <!-- x --> b", "x", "new"), /Expected one <!-- x -->/);
  assert.throws(() => insert("a", "x", "new"), /Expected one <!-- x -->/);
});

test("a document with a mark twice is refused", () => {
  assert.throws(() => insert("<!-- x --><!-- /x --><!-- x --><!-- /x -->", "x", "new"), /Expected one/);
});

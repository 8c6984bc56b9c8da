import assert from "node:assert/strict";
import { test } from "node:test";
import { acceptFilter } from "./accept-filter-option.ts";

test("each filter is added to those before, until all are taken away", () => {
  const one = acceptFilter.parse("127.0.0.1", "f", null);
  assert.equal(acceptFilter.parse("::1/128", "f", one), "127.0.0.1,::1/128");
  assert.equal(acceptFilter.parse(null, "f", one), null);
});

test("what is no address is refused", () => {
  for (const value of ["", "foo", "0.0.0.0/foo", "127.0.0.1:80"]) {
    assert.throws(() => acceptFilter.parse(value, "f"), { code: "EINVAL" });
  }
  assert.throws(() => acceptFilter.parse(1, "f"), { name: "TypeError" });
});

import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { it } from "node:test";
import { SilentListener } from "./silent-listener.ts";
import { addressOf } from "./wire-address.ts";

it("a silent listener leaves attempts without an answer until it is told to answer", async () => {
  const listener = await SilentListener.listen(100);
  const attempt = connect(addressOf(listener.endpoint) as { host: string; port: number });
  const events: string[] = [];
  attempt.on("connect", () => events.push("connect")).on("error", ({ message }) => events.push(message));
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.deepEqual(events, []);
  attempt.destroy();
  listener.answer();
  const later = connect(addressOf(listener.endpoint) as { host: string; port: number });
  await once(later, "connect");
  later.destroy();
  listener.close();
});

import assert from "node:assert/strict";
import { describe, it, mock } from "node:test";
import { closeAtExit, type Farewell } from "./process-exit.ts";

/** What is written to the standard error output by a process that has nothing more to do, and has waited for a second. */
function lastWords(farewell: Farewell): string[] {
  const others = process.listeners("beforeExit");
  closeAtExit(farewell);
  const listener = process.listeners("beforeExit").find((one) => !others.includes(one));
  assert(listener);
  process.off("beforeExit", listener);
  mock.timers.enable({ apis: ["setTimeout"] });
  const write = mock.method(process.stderr, "write", () => true);
  try {
    listener.call(process, 0);
    mock.timers.tick(1000);
    return write.mock.calls.map(({ arguments: [text] }) => String(text));
  } finally {
    write.mock.restore();
    mock.timers.reset();
  }
}

describe("the end of the process", () => {
  it("closes", () => {
    let isClosed = false;
    const close = () => {
      isClosed = true;
    };
    assert.deepEqual(lastWords({ close, lingering: () => ({ isWaiting: false, isBlocky: false }) }), []);
    assert(isClosed);
  });

  it("says when it has to wait, and what can be done about it", () => {
    const [words] = lastWords({ close() {}, lingering: () => ({ isWaiting: true, isBlocky: true }) });
    assert.match(
      words ?? "",
      /^\(node:\d+\) WARNING: Waiting for queued ZeroMQ messages to be delivered\. Set 'context/,
    );
    const [fewer] = lastWords({ close() {}, lingering: () => ({ isWaiting: true, isBlocky: false }) });
    assert.match(fewer ?? "", /delivered\.\n$/);
  });

  it("says nothing when it had to wait for a moment only", () => {
    let isWaiting = true;
    const lingering = () => {
      const state = { isWaiting, isBlocky: true };
      isWaiting = false;
      return state;
    };
    assert.deepEqual(lastWords({ close() {}, lingering }), []);
  });
});

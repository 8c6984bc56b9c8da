import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { KeepAlive } from "../../base/keep-alive.ts";
import { IpcTransport } from "./ipc.ts";
import { defaults, Outcome, Reader, Reception } from "./test-fixture.ts";

const transport = new IpcTransport();

function closed(acceptor: object): Promise<unknown> {
  return once((acceptor as { server: Server }).server, "close");
}

describe("ipc", () => {
  // What a transport makes does not keep the process running.
  const keepAlive = new KeepAlive();
  let folder: string;

  before(() => {
    keepAlive.hold();
    folder = mkdtempSync(join(tmpdir(), "ipc-test-"));
  });

  after(() => {
    keepAlive.release();
    rmSync(folder, { recursive: true });
  });

  it("carries octets by a path", async () => {
    const path = join(folder, "path");
    const reception = new Reception();
    const acceptor = await transport.listen(path, defaults, reception);
    assert.equal(acceptor.endpoint, `ipc://${path}`);
    const outcome = new Outcome();
    transport.dial(path, defaults, outcome);
    const [near, far] = await Promise.all([outcome.known, reception.next()]);
    assert(near !== "failed");
    assert.deepEqual([near.peerAddress, far.peerAddress], [undefined, undefined]);
    const reader = new Reader(far);
    near.write([Buffer.from("hi")]);
    await reader.until("hi");
    near.destroy();
    await reader.closed;
    acceptor.close();
    await closed(acceptor);
    assert.equal(existsSync(path), false);
  });

  it("is refused where nobody listens", async () => {
    const outcome = new Outcome();
    transport.dial(join(folder, "nobody"), defaults, outcome);
    assert.equal(await outcome.known, "failed");
  });

  for (const how of ["listen", "listenSync"] as const) {
    it(`replaces a socket that lies there, by ${how}`, async () => {
      const path = join(folder, `stale-${how}`);
      const stale = createServer().listen(path);
      await once(stale, "listening");
      const reception = new Reception();
      const acceptor = await transport[how](path, defaults, reception);
      const outcome = new Outcome();
      transport.dial(path, defaults, outcome);
      (await reception.next()).destroy();
      acceptor.close();
      stale.close();
    });

    it(`leaves the path to whoever has taken it over, by ${how}`, async () => {
      const path = join(folder, `successor-${how}`);
      const first = await transport[how](path, defaults, new Reception());
      const reception = new Reception();
      const second = await transport[how](path, defaults, reception);
      first.close();
      await closed(first);
      const outcome = new Outcome();
      transport.dial(path, defaults, outcome);
      (await reception.next()).destroy();
      second.close();
      await closed(second);
      assert.equal(existsSync(path), false);
    });

    it(`does not replace a file, by ${how}`, async () => {
      const path = join(folder, `file-${how}`);
      writeFileSync(path, "precious");
      await assert.rejects(async () => transport[how](path, defaults, new Reception()), { code: "EADDRINUSE" });
      assert.equal(readFileSync(path, "utf8"), "precious");
    });

    it(`misses a directory, by ${how}`, async () => {
      const path = join(folder, "missing", "path");
      const error = { code: "ENOENT", address: `ipc://${path}` };
      await assert.rejects(async () => transport[how](path, defaults, new Reception()), error);
    });

    it(`makes a path of its own for a wildcard, and takes it away, by ${how}`, async () => {
      const temporary = process.env.TMPDIR;
      process.env.TMPDIR = folder;
      const acceptor = await transport[how]("*", defaults, new Reception());
      if (temporary === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = temporary;
      const path = acceptor.endpoint.slice("ipc://".length);
      assert.equal(dirname(dirname(path)), folder);
      assert(existsSync(path));
      acceptor.close();
      await closed(acceptor);
      assert(!readdirSync(folder).includes(dirname(path).slice(folder.length + 1)));
    });
  }

  it("has abstract names that are no files", async () => {
    const name = `@zmq-ipc-test-${process.pid}`;
    const reception = new Reception();
    const acceptor = await transport.listen(name, defaults, reception);
    assert.equal(acceptor.endpoint, `ipc://${name}`);
    const outcome = new Outcome();
    transport.dial(name, defaults, outcome);
    (await reception.next()).destroy();
    assert.equal(existsSync(name), false);
    acceptor.close();
  });

  it("refuses names that the system cannot have", () => {
    transport.check("x".repeat(107));
    assert.throws(() => transport.check("x".repeat(108)), { code: "ENAMETOOLONG" });
    assert.throws(() => transport.check("ü".repeat(54)), { code: "ENAMETOOLONG" });
    assert.throws(() => transport.check("@"), { code: "EINVAL" });
    assert.throws(() => transport.listenSync("@", defaults, new Reception()), { code: "EINVAL" });
  });
});

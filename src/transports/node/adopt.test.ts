import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, Socket } from "node:net";
import { describe, it } from "node:test";
import { adopt } from "./adopt.ts";

const memory = Buffer.alloc(16);

/** Both ends of a connection of Node.js itself. */
async function pair(): Promise<{ near: Socket; far: Socket; closed: Promise<unknown> }> {
  const server = createServer().listen(0, "127.0.0.1");
  const closed = once(server, "close");
  await once(server, "listening");
  const near = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const [far] = (await once(server, "connection")) as [Socket];
  server.close();
  return { near, far, closed };
}

describe("a connection that was moved to another socket", () => {
  it("is read into the memory that was given, and closes like any other", async () => {
    const { near, far } = await pair();
    let adopted: Socket | undefined;
    const text = await new Promise<string>((resolve) => {
      const callback = (size: number, buffer: Uint8Array) => {
        resolve(Buffer.from(buffer.subarray(0, size)).toString());
        return buffer.buffer === memory.buffer;
      };
      adopted = adopt(far, { buffer: () => memory, callback });
      assert.notEqual(adopted, undefined);
      near.write("octets");
    });
    assert.equal(text, "octets");
    assert.equal(far.destroyed, true);
    near.end();
    await once(adopted as Socket, "close");
  });

  it("does not keep the server that it came from open", async () => {
    const { near, far, closed } = await pair();
    const adopted = adopt(far, { buffer: memory, callback: () => true }) as Socket;
    await closed;
    assert.equal(adopted.destroyed, false);
    near.destroy();
    await once(adopted, "close");
  });

  it("stays where it is while octets wait there", async () => {
    const { near, far } = await pair();
    near.write("octets");
    await once(far, "readable");
    assert.equal(adopt(far, { buffer: memory, callback: () => true }), undefined);
    assert.equal(String(far.read()), "octets");
    near.destroy();
    far.destroy();
  });

  it("stays where it is when Node.js has nothing to move", () => {
    const socket = new Socket();
    assert.equal(adopt(socket, { buffer: memory, callback: () => true }), undefined);
    assert.equal(socket.destroyed, false);
  });
});

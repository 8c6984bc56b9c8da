import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import { Listener } from "./listener.ts";
import { FakeAcceptor, FakeSocket, FakeStream, message } from "./test-fixture.ts";

describe("a listener", () => {
  let socket: FakeSocket;
  let listener: Listener;
  let acceptor: FakeAcceptor;
  let ends: number;

  const pipe = (at = 0) => socket.pipes[at] as (typeof socket.pipes)[0];

  function accept(): FakeStream {
    const stream = new FakeStream();
    listener.accepted(stream);
    return stream;
  }

  function establish(): FakeStream {
    const stream = accept();
    stream.brings("READY");
    return stream;
  }

  beforeEach(() => {
    mock.timers.enable({ apis: ["setTimeout"] });
    socket = new FakeSocket();
    acceptor = new FakeAcceptor("fake://here");
    ends = 0;
    listener = new Listener(socket, () => ends++);
    listener.listening(acceptor);
    assert.deepEqual(socket.takeEvents(), ["bind"]);
  });

  afterEach(() => mock.timers.reset());

  it("has the endpoint that the transport resolved", () => {
    assert.equal(listener.endpoint, "fake://here");
  });

  it("gives each connection a pipe when its handshake is done", () => {
    const first = accept();
    const second = accept();
    assert.deepEqual(socket.takeTold(), []);
    second.brings("READY");
    first.brings("READY");
    assert.deepEqual(socket.takeTold(), ["attach 0", "established 0", "attach 1", "established 1"]);
    assert.deepEqual(socket.takeEvents(), ["accept", "accept", "handshake", "handshake"]);
    pipe(0).write(message("to the second"));
    assert.deepEqual(second.writes, ["greeting ", "to the second "]);
  });

  it("ends the pipe with the connection", () => {
    establish().owner.closed();
    assert.deepEqual(socket.takeTold(), ["attach 0", "established 0", "ended 0"]);
    assert.deepEqual(socket.takeEvents(), ["accept", "handshake", "disconnect"]);
  });

  it("tells of a handshake that did not succeed", () => {
    accept().owner.closed();
    assert.deepEqual(socket.takeEvents(), ["accept", "handshake:error:other", "disconnect"]);
    assert.deepEqual(socket.takeTold(), []);
  });

  it("has no handshake to tell of with raw streams", () => {
    socket.hasHandshake = false;
    accept().owner.closed();
    establish().owner.closed();
    assert.deepEqual(socket.takeEvents(), ["accept", "disconnect", "accept", "disconnect"]);
  });

  it("tells of a connection that the system did not accept", () => {
    listener.acceptFailed("EMFILE");
    const [event] = socket.events;
    assert.equal(event?.type === "accept:error" && event.error.code, "EMFILE");
    socket.isObserved = false;
    listener.acceptFailed("EMFILE");
    assert.equal(socket.takeEvents().length, 1);
  });

  it("detaches the pipe that the pattern closed", () => {
    const stream = establish();
    socket.takeTold();
    pipe().close();
    assert.deepEqual(stream.done, ["end"]);
    stream.owner.closed();
    assert.deepEqual(socket.takeTold(), ["detach 0"]);
  });

  it("is over at once when it is closed without connections", () => {
    listener.close(-1);
    assert.deepEqual([acceptor.isClosed, ends], [true, 1]);
    assert.deepEqual(socket.takeEvents(), ["close"]);
    listener.close(-1);
    assert.equal(ends, 1);
  });

  it("sends the rest of its connections when it is closed, and is over when they are", () => {
    const stream = establish();
    const other = establish();
    stream.hasRoom = false;
    pipe().write(message("rest"));
    listener.close(-1);
    assert.deepEqual([stream.done, other.done, ends], [[], ["end"], 0]);
    stream.hasRoom = true;
    stream.owner.drained();
    assert.deepEqual([stream.writes.at(-1), stream.done], ["rest ", ["end"]]);
    stream.owner.closed();
    assert.equal(ends, 0);
    other.owner.closed();
    assert.equal(ends, 1);
  });

  it("destroys connections that are in their handshake when it is closed", () => {
    const stream = accept();
    listener.close(-1);
    assert.deepEqual(stream.done, ["destroy"]);
    stream.owner.closed();
    assert.equal(ends, 1);
  });

  it("destroys all connections without a linger time, and the rest when that is over", () => {
    const stream = establish();
    stream.hasRoom = false;
    pipe().write(message("unsent"));
    listener.close(0);
    assert.deepEqual(stream.done, ["destroy"]);
    listener = new Listener(socket, () => ends++);
    listener.listening(acceptor);
    const slow = establish();
    slow.hasRoom = false;
    pipe(1).write(message("unsent"));
    listener.close(100);
    mock.timers.tick(99);
    assert.deepEqual(slow.done, []);
    mock.timers.tick(1);
    assert.deepEqual(slow.done, ["destroy"]);
  });

  it("is over once, even where streams close while it closes them", () => {
    const stream = accept();
    stream.destroy = () => stream.owner.closed();
    listener.close(-1);
    assert.equal(ends, 1);
  });

  it("turns away who comes when it is closed", () => {
    listener.close(-1);
    assert.deepEqual(accept().done, ["destroy"]);
    assert.equal(socket.engines.length, 0);
  });

  it("does not tell what nobody wants to know", () => {
    socket.isObserved = false;
    establish().owner.closed();
    listener.close(0);
    assert.deepEqual(socket.takeEvents(), []);
  });
});

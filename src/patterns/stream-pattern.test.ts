import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeText } from "../base/bytes.ts";
import type { Frame, Message } from "../base/message.ts";
import { StreamPattern } from "./stream-pattern.ts";
import { attach, establish, meet, message, options, readAll, receiveAll } from "./test-fixture.ts";

test("a connection is announced, brings data and is announced again when it is lost", () => {
  const stream = new StreamPattern(options());
  const peer = attach(stream, { assignedId: "ann" });
  assert.equal(stream.canReceive, false);
  establish(stream, peer);
  assert.equal(stream.canReceive, true);
  peer.far.write(message("data"));
  peer.far.write(message("more"));
  peer.far.close();
  assert.deepEqual(receiveAll(stream), [
    ["ann", ""],
    ["ann", "data"],
    ["ann", "more"],
    ["ann", ""],
  ]);
});

test("without notify only data is delivered", () => {
  const stream = new StreamPattern(options({ notify: false }));
  const peer = meet(stream, { assignedId: "ann" });
  peer.far.write(message("data"));
  assert.equal(stream.canReceive, true);
  peer.far.close();
  assert.deepEqual(receiveAll(stream), [["ann", "data"]]);
});

test("each connection gets an id of 5 octets that begins with zero", () => {
  const stream = new StreamPattern(options());
  const peers = [meet(stream), meet(stream)];
  const ids = peers.map(() => (stream.receive() as Message)[0] as Frame);
  for (const id of ids) assert.deepEqual([id.length, id[0]], [5, 0]);
  assert.notDeepEqual(ids[0], ids[1]);
  stream.send([ids[1] as Frame, encodeText("data")]);
  assert.deepEqual(
    peers.map(({ far }) => readAll(far)),
    [[], [["data"]]],
  );
});

test("an interrupted connection is lost and found under the same id", () => {
  const stream = new StreamPattern(options());
  const peer = meet(stream, { assignedId: "ann" });
  peer.far.write(message("before"));
  stream.interrupted(peer.near);
  establish(stream, peer);
  peer.far.write(message("after"));
  assert.deepEqual(receiveAll(stream), [
    ["ann", ""],
    ["ann", "before"],
    ["ann", ""],
    ["ann", ""],
    ["ann", "after"],
  ]);
});

test("empty data closes the connection behind what was sent before", () => {
  const stream = new StreamPattern(options());
  const peer = meet(stream, { assignedId: "ann" });
  receiveAll(stream);
  peer.far.write(message("too late"));
  stream.send(message("ann", "bye"));
  assert.equal(stream.send(message("ann", "")), true);
  assert.deepEqual([peer.near.closed, peer.far.ended], [true, true]);
  assert.deepEqual(readAll(peer.far), [["bye"]]);
  stream.detach(peer.near);
  stream.interrupted(peer.near);
  assert.deepEqual(receiveAll(stream), []);
  assert.throws(() => stream.send(message("ann", "more")), { code: "EHOSTUNREACH" });
});

test("an unknown id fails with EHOSTUNREACH", () => {
  const stream = new StreamPattern(options());
  assert.equal(stream.canSend, true);
  assert.throws(() => stream.send(message("nobody", "data")), { code: "EHOSTUNREACH" });
});

test("anything but an id and one frame of data fails with EINVAL", () => {
  const stream = new StreamPattern(options());
  meet(stream, { assignedId: "ann" });
  for (const wrong of [message("ann"), message("ann", "a", "b")]) {
    assert.throws(() => stream.send(wrong), { code: "EINVAL" });
  }
});

test("an id in use cannot be assigned", () => {
  const stream = new StreamPattern(options());
  meet(stream, { assignedId: "ann" });
  assert.throws(() => attach(stream, { assignedId: "ann" }), { code: "EINVAL" });
});

test("a full connection takes no data until it has room", () => {
  const stream = new StreamPattern(options());
  const { far } = meet(stream, { assignedId: "ann", limit: 1 });
  assert.deepEqual(
    ["1", "2"].map((text) => stream.send(message("ann", text))),
    [true, false],
  );
  far.read();
  stream.writable();
  assert.equal(stream.send(message("ann", "2")), true);
});

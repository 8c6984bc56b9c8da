import type { Driver, FrameReport } from "../../steps/driver/driver.ts";

const SOCKET = "zap";

/**
 * Admits everybody at a PLAIN server that asks an authentication handler (RFC 27): libzmq and its kin refuse all clients
 * without one. It answers until its socket is closed by a reset. An implementation without inproc asks nobody.
 */
export async function startZapHandler(driver: Driver): Promise<void> {
  if (!driver.hello.capabilities.transports.includes("inproc")) return;
  await driver.call("socket.new", { socket: SOCKET, type: "REP" });
  const bound = await driver.call("bind", { socket: SOCKET, endpoint: "inproc://zeromq.zap.01" });
  if ("ok" in bound) void admit(driver).catch(() => {}); // The driver's end is told to whoever uses it for a check.
}

async function admit(driver: Driver): Promise<void> {
  for (;;) {
    const request = await driver.call("recv", { socket: SOCKET });
    if (!("ok" in request)) return;
    const id = (request.ok.frames as FrameReport[])[1] as { t: string } | { x: string };
    const frames = [{ t: "1.0" }, id, { t: "200" }, { t: "OK" }, { t: "" }, { t: "" }];
    await driver.call("send", { socket: SOCKET, frames });
  }
}

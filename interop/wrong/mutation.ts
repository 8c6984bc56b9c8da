import type { FrameReport, FrameSpec, Reply } from "../../steps/driver/driver.ts";
import type { Flaw } from "./flaw.ts";

/** A request without its id. */
export interface Request {
  op: string;
  socket?: string;
  type?: string;
  option?: string;
  value?: unknown;
  frames?: FrameSpec[];
  limit?: number;
  timeoutMs?: number;
  [name: string]: unknown;
}

/** Has the true driver carry a request out. Requests to one socket are carried out in the order of the calls. */
export type Ask = (request: Request) => Promise<Reply>;

/** A flaw that shows in what a driver is asked and answers, put in front of a driver that is right. */
export interface Mutation extends Flaw {
  /** Answers a request, with or without the true driver. */
  carryOut(request: Request, ask: Ask): Promise<Reply> | Reply;
}

/** The answer to what has succeeded without anything to report. */
export const OK: Reply = { ok: {} };

/** The frames that a recv has brought; undefined when it brought none. */
export function framesOf(reply: Reply): FrameReport[] | undefined {
  return "ok" in reply ? (reply.ok.frames as FrameReport[] | undefined) : undefined;
}

/** Sets an option of a socket that has just been made, ahead of everything else that is asked of it. */
export function newSocketWith(options: Record<string, number>): Mutation["carryOut"] {
  return (request, ask) => {
    const { op, socket = "", option = "" } = request;
    if (op === "socket.set" && option in options) return OK;
    const reply = ask(request);
    if (op === "socket.new") {
      for (const [name, value] of Object.entries(options)) ask({ op: "socket.set", socket, option: name, value });
    }
    return reply;
  };
}

/**
 * Receives through a store: `refill` asks for messages when there are none left, and what it returns is handed out one by
 * one. Receives of one socket wait for each other.
 */
export function receivingThrough(
  refill: (request: Request, ask: Ask, first: FrameReport[]) => Promise<FrameReport[][]>,
): Mutation["carryOut"] {
  const stores = new Map<string, FrameReport[][]>();
  const turns = new Map<string, Promise<unknown>>();
  const receive = async (request: Request, ask: Ask): Promise<Reply> => {
    const held = stores.get(request.socket ?? "")?.shift();
    if (held !== undefined) return { ok: { frames: held } };
    const reply = await ask(request);
    const first = framesOf(reply);
    if (first === undefined) return reply;
    const [frames, ...rest] = await refill(request, ask, first);
    stores.set(request.socket ?? "", rest);
    return { ok: { frames } };
  };
  return (request, ask) => {
    const { op, socket = "" } = request;
    if (op === "reset") stores.clear();
    if (op !== "recv") return ask(request);
    const turn = (turns.get(socket) ?? Promise.resolve()).then(() => receive(request, ask));
    turns.set(socket, turn);
    return turn;
  };
}

import type { FrameReport, FrameSpec } from "../../steps/driver/driver.ts";
import { describeMessage } from "../../steps/support/frame-book.ts";
import { isReportOf, literalFrame } from "../../steps/support/frame-notation.ts";
import { Violation } from "../../steps/verdict.ts";
import type { Connection, Side } from "./cell.ts";
import { End, type EndOptions } from "./end.ts";
import { ROUTER_NAMES, type Role } from "./pairing.ts";
import { securityOf } from "./security.ts";
import { otherSide, type Stage } from "./stage.ts";
import { startZapHandler } from "./zap-handler.ts";

/** A frame of a message: what is sent, and the octets that have to arrive. */
export interface Frame {
  octets: Buffer;
  spec: FrameSpec;
}

const PROBE = "zmqspec probe";
const END_OF_PROBES = "zmqspec end of probes";

/** Two sockets of two implementations, connected, and what has been learned of each other's envelopes. */
export class Link {
  readonly connection: Connection;
  readonly left: End;
  readonly right: End;
  /** Where the binder is bound. */
  readonly endpoint: string;
  readonly #patienceMs: number;
  readonly #envelopes: Record<Side, FrameSpec[]>;

  /** A link of sockets that are connected already. */
  constructor(connection: Connection, ends: { left: End; right: End; endpoint: string }) {
    this.connection = connection;
    this.left = ends.left;
    this.right = ends.right;
    this.endpoint = ends.endpoint;
    this.#patienceMs = ends.left.patienceMs;
    const { left, right } = connection.pairing;
    this.#envelopes = { left: openingOf(left), right: openingOf(right) };
  }

  /** Makes both sockets and connects them; a subscriber subscribes to `topic`, and that is in effect then. */
  static async open(connection: Connection, stage: Stage, topic = ""): Promise<Link> {
    const { binder, mechanism } = connection;
    if (mechanism === "PLAIN") await startZapHandler(stage.players[binder].driver);
    const left = await openEnd(connection, stage, "left");
    const right = await openEnd(connection, stage, "right");
    const ends = { left, right };
    const endpoint = await ends[binder].bind(stage.endpointOf(connection));
    await ends[otherSide(binder)].connect(endpoint);
    const link = new Link(connection, { left, right, endpoint });
    if (connection.pairing.isPublishing) await link.subscribe(topic);
    return link;
  }

  /** The message over to the right, and another one back where the right end can send. */
  async exchange(message: readonly Frame[]): Promise<void> {
    await this.#pass("left", message);
    if (this.connection.pairing.isTwoWay) await this.#pass("right", message);
  }

  /** Subscribes the right end, and returns when that is in effect on the left. */
  async subscribe(topic: string): Promise<void> {
    await this.right.subscribe(topic);
    await this.probe(topic);
  }

  /**
   * Sends from left to right until something arrives, then takes everything off again that was sent for it. An XPUB has
   * the subscriptions to receive meanwhile, and some hear of them in no other way.
   */
  async probe(topic = ""): Promise<void> {
    const deadline = Date.now() + this.#patienceMs;
    let arrived: FrameReport[] | undefined;
    while (arrived === undefined) {
      if (Date.now() > deadline) throw new Violation(`nothing arrives at ${this.connection.right}`);
      if (this.left.type === "XPUB") await this.left.receiveSoon();
      await this.left.send([{ t: topic + PROBE }]);
      arrived = await this.right.receiveSoon();
    }
    await this.left.send([{ t: topic + END_OF_PROBES }]);
    while (!isTextOf(arrived, topic + END_OF_PROBES)) arrived = await this.right.receive();
  }

  async #pass(from: Side, message: readonly Frame[]): Promise<void> {
    const to = otherSide(from);
    const frames = [...this.#envelopes[from], ...message.map(({ spec }) => spec)];
    const sent = this[from].type === "ROUTER" ? this[from].sendOnceReachable(frames) : this[from].send(frames);
    // An engine may send without a queue, and another read only while somebody receives.
    const [arrived] = await Promise.all([this[to].receive(), sent]);
    const { envelope } = this.connection.pairing[to];
    this.#envelopes[to] = arrived.slice(0, envelope).map(specOf);
    expectSame(message, arrived.slice(envelope), this.connection[to]);
  }
}

function openingOf({ opening = [] }: Role): FrameSpec[] {
  return opening.map((t) => ({ t }));
}

/** The socket at one end of a connection, with the options that it needs there. */
export function openEnd(connection: Connection, { players, patienceMs }: Stage, side: Side): Promise<End> {
  const { type } = connection.pairing[side];
  const isNamed = connection.pairing.left.type === "ROUTER";
  const naming: EndOptions["options"] = isNamed ? { ROUTING_ID: { t: ROUTER_NAMES[side] }, ROUTER_MANDATORY: 1 } : {};
  const options = { ...naming, ...securityOf(connection, side) };
  return End.open(players[side].driver, { name: side, type, options, patienceMs });
}

/** An envelope is sent back as it came; none of its frames is so long that it was reported by its checksum. */
function specOf(report: FrameReport): FrameSpec {
  if ("size" in report) throw new Violation(`an envelope frame of ${report.size} octets`);
  return report;
}

function expectSame(message: readonly Frame[], arrived: readonly FrameReport[], receiver: string): void {
  const isSame =
    message.length === arrived.length &&
    message.every(({ octets }, i) => isReportOf(arrived[i] as FrameReport, octets));
  if (isSame) return;
  const expected = describeMessage(message.map(({ octets }) => ({ x: octets.subarray(0, 64).toString("hex") })));
  throw new Violation(`${receiver} received ${describeMessage(arrived)} instead of ${expected}`);
}

function isTextOf(frames: readonly FrameReport[], text: string): boolean {
  return frames.length === 1 && isReportOf(frames[0] as FrameReport, literalFrame(text).octets);
}

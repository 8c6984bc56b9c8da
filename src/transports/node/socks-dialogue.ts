import { concat, encodeText } from "../../base/bytes.ts";
import type { ErrorCode } from "../../base/errors.ts";
import { octetsOfAddress } from "../../base/ip-address.ts";

/** Whom a proxy is to connect to, and what it is told of who asks. */
export interface SocksRequest {
  /** A name is left to the proxy to look up. */
  readonly host: string;
  readonly port: number;
  /** Without one, the proxy is asked to do without credentials. */
  readonly username: string | null;
  readonly password: string | null;
}

const VERSION = 5;
const LOGIN_VERSION = 1;
const [NO_LOGIN, LOGIN] = [0, 2];
const CONNECT = 1;
const [IPV4, NAME, IPV6] = [1, 3, 4];
const MAX_TEXT = 255;
const REFUSED = 5;

type State = "choosing" | "logging in" | "asking" | "connected" | "failed";

/**
 * The client's part of a conversation with a SOCKS5 proxy (RFC 1928, RFC 1929), without any I/O: octets in, octets out. One
 * method is offered: user and password when there is a user, none otherwise, as libzmq does.
 */
export class SocksDialogue {
  readonly #request: SocksRequest;
  readonly #method: number;
  #state: State = "choosing";
  #failure: ErrorCode = "EPROTO";
  #received: Uint8Array = new Uint8Array(0);

  constructor(request: SocksRequest) {
    this.#request = request;
    this.#method = request.username === null ? NO_LOGIN : LOGIN;
  }

  /** What to send as soon as the proxy is reached. */
  get greeting(): Uint8Array {
    return Uint8Array.of(VERSION, 1, this.#method);
  }

  /** Whether the proxy is connected, and what follows is the peer's; or has refused, or said what makes no sense. */
  get state(): State {
    return this.#state;
  }

  /** Why the state is "failed". */
  get failure(): ErrorCode {
    return this.#failure;
  }

  /** What came behind the proxy's last word: the first octets of the peer. */
  get rest(): Uint8Array {
    return this.#received;
  }

  /** Takes what the proxy says; gives what to answer, which may be nothing. */
  receive(chunk: Uint8Array): Uint8Array {
    this.#received = concat([this.#received, chunk]);
    if (this.#state === "choosing") return this.#choose();
    if (this.#state === "logging in") return this.#logIn();
    if (this.#state === "asking") this.#conclude();
    return new Uint8Array(0);
  }

  #choose(): Uint8Array {
    const words = this.#take(2);
    if (words === undefined) return new Uint8Array(0);
    if (words[0] !== VERSION) return this.#fail("EPROTO");
    if (words[1] !== this.#method) return this.#fail("EACCES");
    if (this.#method === NO_LOGIN) return this.#ask();
    const username = sized(this.#request.username ?? "");
    const password = sized(this.#request.password ?? "");
    if (username === undefined || password === undefined) return this.#fail("EINVAL");
    this.#state = "logging in";
    return concat([Uint8Array.of(LOGIN_VERSION), username, password]);
  }

  #logIn(): Uint8Array {
    const words = this.#take(2);
    if (words === undefined) return new Uint8Array(0);
    return words[0] === LOGIN_VERSION && words[1] === 0 ? this.#ask() : this.#fail("EACCES");
  }

  #ask(): Uint8Array {
    const { host, port } = this.#request;
    const octets = octetsOfAddress(host);
    const address = octets === undefined ? sized(host) : Uint8Array.from(octets);
    if (address === undefined) return this.#fail("EINVAL");
    this.#state = "asking";
    const form = octets === undefined ? NAME : octets.length === 4 ? IPV4 : IPV6;
    return concat([Uint8Array.of(VERSION, CONNECT, 0, form), address, Uint8Array.of(port >> 8, port & 0xff)]);
  }

  /** The reply names an address, which has any of the three forms and is of no use here. */
  #conclude(): void {
    const [version, reply, , form, first] = this.#received;
    if (version !== undefined && version !== VERSION) return void this.#fail("EPROTO");
    if (reply !== undefined && reply !== 0) return void this.#fail(reply === REFUSED ? "ECONNREFUSED" : "EHOSTUNREACH");
    if (form === undefined || first === undefined) return;
    const size = { [IPV4]: 4, [IPV6]: 16, [NAME]: 1 + first }[form];
    if (size === undefined) return void this.#fail("EPROTO");
    if (this.#take(4 + size + 2) !== undefined) this.#state = "connected";
  }

  /** The first `size` octets of what came, once they are there. */
  #take(size: number): Uint8Array | undefined {
    if (this.#received.length < size) return undefined;
    const taken = this.#received.subarray(0, size);
    this.#received = this.#received.subarray(size);
    return taken;
  }

  #fail(code: ErrorCode): Uint8Array {
    this.#state = "failed";
    this.#failure = code;
    return new Uint8Array(0);
  }
}

/** A text behind the octet of its size; `undefined` when it is too long for that. */
function sized(text: string): Uint8Array | undefined {
  const octets = encodeText(text);
  return octets.length <= MAX_TEXT ? concat([Uint8Array.of(octets.length), octets]) : undefined;
}

import { allocate, encodeText, keyOf } from "../base/bytes.ts";
import type { Mechanism } from "./mechanism.ts";
import { OWN_VERSION, type Version } from "./version.ts";

/** The greeting of ZMTP 3.x: signature 10, version 2, mechanism 20, as-server 1, filler 31 (RFC 37, "The Greeting"). */
const SIGNATURE_SIZE = 10;
/** Where the major version stands: the first octet that tells 3.x from what is older. */
export const MAJOR_AT = 10;
const MINOR_AT = 11;
const MECHANISM_AT = 12;
const AS_SERVER_AT = 32;
const GREETING_SIZE = 64;

/** The 64 octets of the own greeting. A 1.0 peer reads its signature as the header of a frame with the routing id. */
export function encodeGreeting(mechanism: Mechanism, routingIdSize: number): Uint8Array {
  const octets = new Uint8Array(GREETING_SIZE);
  octets[0] = 0xff;
  octets[SIGNATURE_SIZE - 3] = (routingIdSize + 1) >>> 8;
  octets[SIGNATURE_SIZE - 2] = routingIdSize + 1;
  octets[SIGNATURE_SIZE - 1] = 0x7f;
  octets[MAJOR_AT] = OWN_VERSION.major;
  octets[MINOR_AT] = OWN_VERSION.minor;
  octets.set(encodeText(mechanism.name), MECHANISM_AT);
  octets[AS_SERVER_AT] = mechanism.asServer ? 1 : 0;
  return octets;
}

/**
 * How a peer turns out to speak: as one that has no versions (ZMTP 1.0), as one before 3.0, or as one of 3.0 and later.
 */
export type Generation = "unversioned" | "older" | "current";

/**
 * Gathers the greeting of a peer, which comes in any chunks, and tells as early as possible what kind of peer it is.
 */
export class PeerGreeting {
  readonly #octets = allocate(GREETING_SIZE);
  #length = 0;

  /** Takes what belongs to a greeting out of `chunk`; gives what is left of it. */
  take(chunk: Uint8Array): Uint8Array {
    const part = chunk.subarray(0, GREETING_SIZE - this.#length);
    this.#octets.set(part, this.#length);
    this.#length += part.length;
    return chunk.subarray(part.length);
  }

  /** `undefined` while too little is known. The padding of the signature means nothing (RFC 37). */
  get generation(): Generation | undefined {
    const octets = this.#octets;
    if (this.#length > 0 && octets[0] !== 0xff) return "unversioned";
    if (this.#length < SIGNATURE_SIZE) return undefined;
    if (((octets[SIGNATURE_SIZE - 1] as number) & 1) === 0) return "unversioned";
    if (this.#length <= MAJOR_AT) return undefined;
    return (octets[MAJOR_AT] as number) < 3 ? "older" : "current";
  }

  /**
   * How many octets of the own greeting the peer may have by now. Only the signature looks the same to all: to a 1.0
   * peer nothing but a routing id may follow it, and to a 2.0 peer a socket type follows the major version (RFC 37,
   * C65).
   */
  get due(): number {
    if (this.generation === "current") return GREETING_SIZE;
    const isSigned = this.#length >= SIGNATURE_SIZE && this.generation !== "unversioned";
    return isSigned ? MAJOR_AT + 1 : SIGNATURE_SIZE;
  }

  /** How many octets there are. */
  get length(): number {
    return this.#length;
  }

  get isComplete(): boolean {
    return this.#length === GREETING_SIZE;
  }

  /** The octet at a place that has come already. */
  at(place: number): number {
    return this.#octets[place] as number;
  }

  /** What a current peer announces. */
  get version(): Version {
    return { major: this.at(MAJOR_AT), minor: this.at(MINOR_AT) };
  }

  /** The mechanism of a current peer whose greeting is complete, without the null octets that pad the name. */
  get mechanism(): string {
    return keyOf(this.#octets.subarray(MECHANISM_AT, AS_SERVER_AT)).replace(/\0+$/, "");
  }

  /** The octets from `start` on, where a peer that is not current goes on in its own way. */
  from(start: number): Uint8Array {
    return this.#octets.subarray(start, this.#length);
  }
}

import { EMPTY, encodeText, keyOf } from "../base/bytes.ts";
import type { Frame } from "../base/message.ts";
import type { Peer } from "../base/peer.ts";
import { isCompatible, type SocketTypeName } from "../base/socket-type.ts";
import { decodeCommand } from "./command.ts";
import { encodeError, failureOfError } from "./error-command.ts";
import { breach, type Failure } from "./failure.ts";
import type { FrameDecoder } from "./frame-decoder.ts";
import type { FrameEncoder } from "./frame-encoder.ts";
import { COMMAND } from "./frame-flags.ts";
import { encodeGreeting, MAJOR_AT, PeerGreeting } from "./greeting.ts";
import type { Mechanism } from "./mechanism.ts";
import { decodeMetadata, encodeMetadata, type Properties } from "./metadata.ts";
import { octetOfSocketType, SOCKET_TYPE_AT, socketTypeOfOctet } from "./older-peer.ts";
import type { Version } from "./version.ts";

/** What a socket says of itself in a handshake. */
export interface HandshakeOptions {
  readonly socketType: SocketTypeName;
  /**
   * The own Identity, 0 to 255 octets. Only REQ, DEALER and ROUTER announce it, and these even when it is empty (C04).
   */
  readonly routingId: Frame;
  /** Belongs to this connection alone. */
  readonly mechanism: Mechanism;
  /**
   * Further own properties, named by 1 to 255 letters, digits and -_.+ (RFC 37: those of applications begin with X-).
   */
  readonly metadata: Properties;
}

const NOBODY: Peer = { socketType: undefined, routingId: EMPTY };

function announcesRoutingId(socketType: string | undefined): boolean {
  return socketType === "REQ" || socketType === "DEALER" || socketType === "ROUTER";
}

/**
 * All that happens before messages may flow: the greeting, with which the peers find a version that both speak, and
 * then the commands of the mechanism, or the routing id of a peer that is older than ZMTP 3.0. Everything that comes is
 * dealt with at once; what comes behind the handshake stays in the decoder.
 */
export class Handshake {
  readonly #options: HandshakeOptions;
  readonly #encoder: FrameEncoder;
  readonly #decoder: FrameDecoder;
  readonly #routingId: Frame;
  readonly #greeting: Uint8Array;
  readonly #peerGreeting = new PeerGreeting();
  #greetingSent = 0;
  #state: "greeting" | "handshake" | "done" | "failed" = "greeting";
  #failure: Failure | undefined;
  #peer = NOBODY;
  #version: Version | undefined;

  /** Begins to greet at once. */
  constructor(options: HandshakeOptions, encoder: FrameEncoder, decoder: FrameDecoder) {
    const { mechanism, socketType, routingId } = options;
    this.#options = options;
    this.#encoder = encoder;
    this.#decoder = decoder;
    this.#routingId = announcesRoutingId(socketType) ? routingId : EMPTY;
    this.#greeting = encodeGreeting(mechanism, this.#routingId.length);
    this.#sendGreeting();
  }

  get state(): "greeting" | "handshake" | "done" | "failed" {
    return this.#state;
  }

  /** Why the state is "failed". */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** Who the peer is; nobody before "done". */
  get peer(): Peer {
    return this.#peer;
  }

  /** The version that the peer announced, 1.0 where it announced none; `undefined` while that is not known. */
  get version(): Version | undefined {
    return this.#version;
  }

  /** Octets came. */
  receive(chunk: Uint8Array): void {
    const rest = this.#state === "greeting" ? this.#greet(chunk) : chunk;
    this.#decoder.push(rest);
    while (this.#state === "handshake") {
      const body = this.#decoder.next();
      if (body !== undefined) this.#take(body);
      else if (this.#decoder.failure !== undefined) this.#fail(this.#decoder.failure);
      else return;
    }
  }

  #fail(failure: Failure): void {
    this.#state = "failed";
    this.#failure = failure;
  }

  #refuseMechanism(name: string): void {
    const message = `Expected the mechanism ${this.#options.mechanism.name}, got ${JSON.stringify(name)}`;
    this.#fail(breach("ERR_ZMTP_MECHANISM_MISMATCH", message, true));
  }

  #refuseSocketType(name: string | undefined): void {
    const message = `Expected a partner of ${this.#options.socketType}, got ${JSON.stringify(name)}`;
    this.#fail(breach("ERR_ZMTP_INVALID_METADATA", message, true));
  }

  #sendGreeting(): void {
    const due = this.#peerGreeting.due;
    this.#encoder.raw(this.#greeting.subarray(this.#greetingSent, due));
    this.#greetingSent = due;
  }

  /** Takes the greeting out of `chunk` and gives the rest of it. */
  #greet(chunk: Uint8Array): Uint8Array {
    const greeting = this.#peerGreeting;
    const rest = greeting.take(chunk);
    this.#sendGreeting();
    const generation = greeting.generation;
    if (generation === "current" && greeting.isComplete) this.#greetCurrent();
    else if (generation === "older" && greeting.length > SOCKET_TYPE_AT) this.#greetOlder();
    else if (generation === "unversioned") this.#greetUnversioned();
    return rest;
  }

  #greetCurrent(): void {
    const { mechanism, socketType, metadata } = this.#options;
    const greeting = this.#peerGreeting;
    this.#version = greeting.version;
    if (greeting.mechanism !== mechanism.name) return this.#refuseMechanism(greeting.mechanism);
    const properties = new Map([["Socket-Type", encodeText(socketType)]]);
    if (announcesRoutingId(socketType)) properties.set("Identity", this.#routingId);
    for (const [name, value] of metadata) properties.set(name, value);
    mechanism.start(encodeMetadata(properties));
    this.#state = "handshake";
    this.#sendCommands();
  }

  /** ZMTP 2.0: behind the version comes the socket type in an octet, then the routing id as a frame (RFC 15). */
  #greetOlder(): void {
    const own = this.#options.socketType;
    const revision = this.#peerGreeting.at(MAJOR_AT);
    this.#version = { major: 2, minor: 0 };
    if (!this.#mayDowngrade()) return;
    const socketType = socketTypeOfOctet(this.#peerGreeting.at(SOCKET_TYPE_AT));
    // RFC 15: an unsuitable peer is dropped without a word; libzmq does not look (C29).
    if (socketType === undefined || !isCompatible(own, socketType)) return this.#refuseSocketType(socketType);
    // libzmq: revision 0 is 2.0 with the framing of 1.0 (LIBZMQ-GREETING-02).
    this.#downgrade(revision === 0, SOCKET_TYPE_AT + 1);
    this.#encoder.raw(Uint8Array.of(octetOfSocketType(own)));
    this.#encoder.write(0, this.#routingId);
  }

  /** ZMTP 1.0: the signature was the header of a frame whose body, the own routing id, is still to be sent (RFC 37). */
  #greetUnversioned(): void {
    this.#version = { major: 1, minor: 0 };
    if (!this.#mayDowngrade()) return;
    this.#downgrade(true, 0);
    this.#encoder.raw(this.#routingId);
  }

  /** RFC 37: who has asked for security does not speak to peers that know of none. */
  #mayDowngrade(): boolean {
    if (this.#options.mechanism.name === "NULL") return true;
    this.#refuseMechanism("");
    return false;
  }

  #downgrade(unversioned: boolean, restAt: number): void {
    this.#encoder.unversioned = unversioned;
    this.#decoder.downgrade(unversioned);
    this.#decoder.push(this.#peerGreeting.from(restAt));
    this.#state = "handshake";
  }

  #take(body: Frame): void {
    const greeting = this.#peerGreeting;
    if (greeting.generation === "current") return this.#takeCommand(body);
    const socketType = greeting.generation === "older" ? socketTypeOfOctet(greeting.at(SOCKET_TYPE_AT)) : undefined;
    this.#conclude({ socketType, routingId: body });
  }

  /** RFC 37 wants the COMMAND bit on every command of the handshake; like libzmq this does without (C40). */
  #takeCommand(body: Frame): void {
    const { mechanism } = this.#options;
    const command = decodeCommand(body);
    if (command === undefined) {
      return this.#fail(breach("ERR_ZMTP_MALFORMED_COMMAND_UNSPECIFIED", "Expected a command, got none"));
    }
    if (command.name === "ERROR") return this.#fail(failureOfError(command.data));
    const failure = mechanism.receive(command);
    this.#sendCommands();
    if (failure !== undefined) return this.#fail(failure);
    if (mechanism.peerMetadata !== undefined) this.#takeMetadata(mechanism.peerMetadata);
  }

  #sendCommands(): void {
    const { mechanism } = this.#options;
    for (let body = mechanism.next(); body !== undefined; body = mechanism.next()) this.#encoder.write(COMMAND, body);
  }

  #takeMetadata(metadata: Uint8Array): void {
    const properties = decodeMetadata(metadata);
    if (properties === undefined) {
      return this.#fail(breach("ERR_ZMTP_INVALID_METADATA", "Expected a property list, got something else"));
    }
    const name = properties.get("socket-type");
    const socketType = name && keyOf(name);
    // A peer that names no Socket-Type is served, as libzmq does (C33).
    if (socketType !== undefined && !isCompatible(this.#options.socketType, socketType)) {
      // RFC 37: an illegal combination is answered before the connection is dropped (C30).
      this.#encoder.write(COMMAND, encodeError("Incompatible socket type"));
      return this.#refuseSocketType(socketType);
    }
    this.#conclude({ socketType, routingId: properties.get("identity") ?? EMPTY, properties });
  }

  /** RFC 37: an Identity counts only when it comes from REQ, DEALER or ROUTER. Foreign ones may have any size (C34). */
  #conclude(peer: Peer): void {
    const counts = peer.socketType === undefined || announcesRoutingId(peer.socketType);
    this.#peer = counts ? peer : { ...peer, routingId: EMPTY };
    this.#state = "done";
  }
}

/** A protocol version as a greeting announces it. */
export interface Version {
  readonly major: number;
  readonly minor: number;
}

/** The version that this engine announces (RFC 37). */
export const OWN_VERSION: Version = { major: 3, minor: 1 };

/**
 * Whether a peer of `version` knows the commands of traffic: PING, PONG, SUBSCRIBE and CANCEL came with ZMTP 3.1.
 * Whatever is newer than 3.1 is spoken to as 3.1 (RFC 37: towards a higher version a peer keeps to its own rules).
 */
export function knowsTrafficCommands(version: Version): boolean {
  return version.major > 3 || (version.major === 3 && version.minor >= 1);
}

/** Whether a peer of `version` speaks ZMTP 1.0, in which a subscriber says nothing. */
export function isUnversioned(version: Version): boolean {
  return version.major === 1;
}

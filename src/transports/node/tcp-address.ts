import { isIPv4, isIPv6 } from "node:net";
import { networkInterfaces } from "node:os";
import { ZmqError } from "../../base/errors.ts";

/** A host and a port; port 0 lets the system choose. */
export interface HostPort {
  readonly host: string;
  readonly port: number;
}

/** Where to connect to, and from where. */
export interface TcpDestination extends HostPort {
  readonly source: HostPort | undefined;
}

/**
 * The local address to listen on (zmq_tcp(7)): `*`, an IPv4 or bracketed IPv6 address or the name of an interface, then a port
 * or `*`.
 *
 * @throws ZmqError EINVAL when malformed, ENODEV for what is neither a local address nor an interface, or IPv6 without leave
 */
export function parseListenAddress(address: string, ipv6: boolean): HostPort {
  const { host, port } = split(address, true);
  if (host === "*") return { host: ipv6 ? "::" : "0.0.0.0", port };
  return { host: localAddress(host, ipv6, address), port };
}

/**
 * The remote address to connect to (zmq_tcp(7)): a name or a numeric address and a port, with an optional `source;` in front.
 *
 * @throws ZmqError EINVAL when malformed, ENODEV for an IPv6 address that may not be used
 */
export function parseDialAddress(address: string, ipv6: boolean): TcpDestination {
  const at = address.indexOf(";");
  const { host, port } = split(address.slice(at + 1), false);
  if (host === "*" || !/^[^\s/]+$/.test(host)) throw malformed(address);
  if (isIPv6(host) && !ipv6) throw new ZmqError("ENODEV", `Expected IPv4, got '${host}'`, `tcp://${address}`);
  return { host, port, source: at < 0 ? undefined : parseListenAddress(address.slice(0, at), ipv6) };
}

/** How an address is written in an endpoint: IPv6 in brackets. */
export function formatTcpEndpoint(host: string, port: number): string {
  return `tcp://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

function split(address: string, isLocal: boolean): HostPort {
  const colon = address.lastIndexOf(":");
  const portText = address.slice(colon + 1);
  let host = address.slice(0, colon);
  if (colon < 1) throw malformed(address);
  if (host.startsWith("[") && host.endsWith("]")) {
    host = host.slice(1, -1);
    if (!isIPv6(host)) throw malformed(address);
  } else if (host.includes(":") && !isIPv6(host)) {
    throw malformed(address);
  }
  return { host, port: parsePort(portText, isLocal, address) };
}

/** C51: a port above 65535 is refused; libzmq takes its lower 16 bits. */
function parsePort(text: string, isLocal: boolean, address: string): number {
  if (isLocal && text === "*") return 0;
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65535) || (port === 0 && !isLocal)) throw malformed(address);
  return port;
}

function localAddress(host: string, ipv6: boolean, address: string): string {
  if (isIPv4(host) || (ipv6 && isIPv6(host))) return host;
  const addresses = networkInterfaces()[host];
  const fitting = addresses?.find((one) => isIPv4(one.address)) ?? (ipv6 ? addresses?.[0] : undefined);
  if (fitting) return fitting.address;
  throw new ZmqError("ENODEV", `Expected a local address or an interface, got '${host}'`, `tcp://${address}`);
}

function malformed(address: string): ZmqError {
  return new ZmqError("EINVAL", `Expected host:port, got '${address}'`, `tcp://${address}`);
}

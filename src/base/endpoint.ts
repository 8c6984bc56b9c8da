import { ZmqError } from "./errors.ts";

/** The two halves of an endpoint: `tcp` and `127.0.0.1:5555` of `tcp://127.0.0.1:5555`. */
export interface EndpointParts {
  readonly scheme: string;
  readonly address: string;
}

/**
 * Takes an endpoint apart (zmq_bind(3): transport://address).
 *
 * @throws ZmqError EINVAL when a half is missing
 */
export function parseEndpoint(endpoint: string): EndpointParts {
  const at = endpoint.indexOf("://");
  if (at < 1 || at + 3 === endpoint.length) {
    throw new ZmqError("EINVAL", `Expected transport://address, got '${endpoint}'`, endpoint);
  }
  return { scheme: endpoint.slice(0, at), address: endpoint.slice(at + 3) };
}

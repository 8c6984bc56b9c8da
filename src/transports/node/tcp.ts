import type { AddressInfo, Socket } from "node:net";
import { AddressFilter } from "../../base/address-filter.ts";
import type {
  Acceptor,
  AcceptorOwner,
  Attempt,
  AttemptOwner,
  Transport,
  TransportOptions,
} from "../../connection/transport.ts";
import { listenNow } from "./listen-now.ts";
import { NetAcceptor } from "./net-acceptor.ts";
import { NetAttempt } from "./net-attempt.ts";
import { SocksDialogue } from "./socks-dialogue.ts";
import { formatTcpEndpoint, parseDialAddress, parseListenAddress } from "./tcp-address.ts";

/** tcp by Node.js (zmq_tcp(7)). */
export class TcpTransport implements Transport {
  listen(address: string, options: TransportOptions, owner: AcceptorOwner): Promise<Acceptor> {
    const { host, port } = parseListenAddress(address, options.ipv6);
    return acceptor(address, options, owner).open({
      host,
      port,
      backlog: options.backlog,
      ipv6Only: !options.ipv6,
      exclusive: true,
    });
  }

  listenSync(address: string, options: TransportOptions, owner: AcceptorOwner): Acceptor {
    const { host, port } = parseListenAddress(address, options.ipv6);
    return listenNow(acceptor(address, options, owner), { host, port, backlog: options.backlog }, `tcp://${address}`);
  }

  check(address: string): void {
    parseDialAddress(address, true);
  }

  dial(address: string, options: TransportOptions, owner: AttemptOwner): Attempt {
    const { host, port, source, proxy } = route(address, options);
    const from = source && { localAddress: source.host, localPort: source.port };
    const family = options.ipv6 ? 0 : 4;
    const target = {
      options: { host, port, family, noDelay: true, ...keepAlive(options), ...from },
      timeout: options.connectTimeout,
      proxy,
    };
    return new NetAttempt(target, owner);
  }
}

/** Where to connect to: to the peer, or to a proxy that is then asked for the peer. */
function route(address: string, options: TransportOptions) {
  const { socksProxy, socksUsername: username, socksPassword: password } = options;
  // What the proxy makes of an address is its own business.
  const to = parseDialAddress(address, options.ipv6 || socksProxy !== null);
  if (socksProxy === null) return { ...to, proxy: undefined };
  const { host, port } = parseDialAddress(socksProxy, options.ipv6);
  return { host, port, source: to.source, proxy: new SocksDialogue({ ...to, username, password }) };
}

function acceptor(address: string, options: TransportOptions, owner: AcceptorOwner): NetAcceptor {
  const { tcpAcceptFilter } = options;
  const filter = tcpAcceptFilter === null ? undefined : AddressFilter.parse(tcpAcceptFilter);
  return new NetAcceptor({
    endpoint: `tcp://${address}`,
    owner,
    admits: (socket) => filter?.admits(socket.remoteAddress ?? "") ?? true,
    resolved(server) {
      const bound = server.address() as AddressInfo;
      return formatTcpEndpoint(bound.address, bound.port);
    },
    welcome(socket: Socket) {
      const { keepAlive: isOn, keepAliveInitialDelay } = keepAlive(options);
      if (isOn) socket.setKeepAlive(true, keepAliveInitialDelay);
    },
  });
}

function keepAlive({ tcpKeepalive, tcpKeepaliveIdle }: TransportOptions) {
  return { keepAlive: tcpKeepalive === 1, keepAliveInitialDelay: Math.max(0, tcpKeepaliveIdle) * 1000 };
}

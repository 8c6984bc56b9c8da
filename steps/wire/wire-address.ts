/** Where `node:net` finds an endpoint of the transports tcp and ipc; an ipc name that begins with @ is abstract. */
export function addressOf(endpoint: string): { host: string; port: number } | { path: string } {
  const tcp = /^tcp:\/\/(.+):(\d+)$/.exec(endpoint);
  if (tcp) return { host: (tcp[1] as string).replace(/^\[(.*)\]$/, "$1"), port: Number(tcp[2]) };
  const ipc = /^ipc:\/\/(.+)$/.exec(endpoint);
  if (ipc) return { path: (ipc[1] as string).replace(/^@/, "\0") };
  throw new Error(`a wire peer cannot reach ${endpoint}: it knows tcp and ipc`);
}

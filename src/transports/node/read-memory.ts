/** As much as Node.js itself reads at once. */
const SIZE = 64 * 1024;

let shared: Uint8Array | undefined;

/**
 * Memory for one read after the other. All streams have the same, since what came is dealt with before anybody reads again; but
 * Windows is given it when the reading begins, and fills it at any time.
 */
export function readMemory(platform = process.platform): Uint8Array {
  if (platform === "win32") return Buffer.allocUnsafeSlow(SIZE);
  shared ??= Buffer.allocUnsafeSlow(SIZE);
  return shared;
}

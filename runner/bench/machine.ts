import { arch, cpus, platform } from "node:os";

/** What numbers were measured on. */
export function machine(): Record<string, unknown> {
  return { platform: platform(), arch: arch(), cpus: cpus().length, model: cpus()[0]?.model, node: process.version };
}

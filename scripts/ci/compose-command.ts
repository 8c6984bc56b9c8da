import { spawnSync } from "node:child_process";

/** Version 2, which is a command of docker, or the program of version 1. */
export function composeCommand(): [string, ...string[]] {
  const isSecond = spawnSync("docker", ["compose", "version"], { stdio: "ignore" }).status === 0;
  return isSecond ? ["docker", "compose"] : ["docker-compose"];
}

import type { Driver, Hello } from "../../steps/driver/driver.ts";
import { ProcessDriver } from "../../steps/driver/process-driver.ts";
import type { DriverSpec } from "../execute/worker-messages.ts";
import { HarnessError } from "../harness-error.ts";

/**
 * Starts a driver once and ends it, to learn what it is before anything is executed.
 * @throws HarnessError when it does not start, or does not answer as a driver does.
 */
export async function shakeHands(spec: DriverSpec, options: { timeScale: number; validate: boolean }): Promise<Hello> {
  let driver: Driver;
  try {
    driver = await open(spec, options);
  } catch (error) {
    const shown = spec.kind === "process" ? spec.command.join(" ") : "the reference implementation";
    throw new HarnessError(
      `no handshake with ${shown}: ${(error as Error).message}`,
      "check it with: zmqspec check-driver",
    );
  }
  await driver.close();
  return driver.hello;
}

async function open(spec: DriverSpec, options: { timeScale: number; validate: boolean }): Promise<Driver> {
  if (spec.kind === "process") {
    const where = spec.cwd === undefined ? {} : { cwd: spec.cwd };
    return ProcessDriver.start({ command: spec.command, ...where, ...options });
  }
  const { startInProcessDriver } = await import("../../interop/reference/in-process.ts");
  return startInProcessDriver();
}

import type { Player } from "../matrix/player.ts";
import type { Layout } from "../package-root.ts";
import { contenderSpec } from "./contender.ts";
import { startMeasuring } from "./couple.ts";

/** An implementation whose driver can measure, with a process for either end. */
export interface Measurer {
  readonly name: string;
  readonly implementation: { readonly name: string; readonly version: string };
  readonly receives: Player;
  readonly sends: Player;
}

/**
 * Starts both processes of an implementation, or of the ceiling, here or in its container.
 * @throws HarnessError when it cannot measure
 */
export async function startMeasurer(layout: Layout, name: string): Promise<Measurer> {
  const spec = contenderSpec(layout, name);
  const receives = await startMeasuring(spec);
  try {
    const sends = await startMeasuring(spec);
    return { name, receives, sends, implementation: receives.driver.hello.implementation };
  } catch (error) {
    await receives.close();
    throw error;
  }
}

/** Ends both processes. */
export async function closeMeasurer({ receives, sends }: Measurer): Promise<void> {
  await Promise.all([receives.close(), sends.close()]);
}

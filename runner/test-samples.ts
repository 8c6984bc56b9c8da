import type { Verdict } from "../steps/verdict.ts";
import type { Catalogue } from "./catalogue/catalogue.ts";
import { readCatalogue } from "./catalogue/catalogue.ts";
import { findLayout, type Layout } from "./package-root.ts";
import type { Case } from "./plan/case.ts";
import type { Result } from "./result.ts";
import type { RunReport } from "./run-report.ts";

/** A small tree with features, steps and drivers, in which each verdict occurs. */
export const fixtureRoot = new URL("fixtures/suite/", import.meta.url).pathname;

/** Where the parts of that tree are. */
export function fixtureLayout(): Layout {
  return findLayout(fixtureRoot);
}

/** The requirements of that tree. */
export function fixtureCatalogue(): Catalogue {
  return readCatalogue(fixtureLayout().catalogue);
}

/** A case with this id; what is given replaces the rest. */
export function sampleCase(id: string, change: Partial<Case> = {}): Case {
  return {
    id,
    scenario: "a scenario",
    feature: "A feature",
    uri: "features/demo/sample.feature",
    line: 3,
    requirements: ["DEMO-MUST-01"],
    tags: ["@DEMO-MUST-01"],
    level: "must",
    area: "demo",
    transport: "tcp",
    channel: "api",
    ...change,
  };
}

/** A result with this verdict, for the reason that is given. */
export function sampleResult(
  id: string,
  verdict: Verdict,
  change: { reason?: string; level?: Case["level"] } = {},
): Result {
  const { reason = `it came to ${verdict}`, level = "must" } = change;
  return { case: sampleCase(id, { level }), verdict, outcome: { verdict, durationMs: 12, reason } };
}

/** A report of these results. */
export function sampleReport(results: Result[], change: Partial<RunReport> = {}): RunReport {
  const capabilities = {
    sockets: [],
    transports: [],
    mechanisms: [],
    zmtp: [],
    options: {},
    contextOptions: {},
    monitor: [],
    features: [],
  };
  return {
    facts: {
      suiteVersion: "9.9.9",
      implementation: "sample",
      hello: {
        protocol: 1,
        driver: { name: "sample-driver", version: "1" },
        implementation: { name: "sample", version: "1.2.3", language: "JavaScript" },
        capabilities,
      },
      node: "v20.20.0",
      platform: "linux-x64",
      startedAt: "2026-01-02T03:04:05.678Z",
      options: { strict: false },
      command: "zmqspec run --impl sample",
    },
    catalogue: fixtureCatalogue(),
    results,
    entryTroubles: [],
    wallMs: 1234,
    interrupted: false,
    ...change,
  };
}

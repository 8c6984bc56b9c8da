import type { Verdict } from "../../steps/verdict.ts";

/** A step of a case and how far it came, for the report of a case that did not pass. */
export interface StepTrace {
  text: string;
  status: string;
}

/** What one execution of a case came to, before levels and expectations are looked at. */
export interface Outcome {
  verdict: Verdict;
  durationMs: number;
  reason?: string;
  expected?: string;
  actual?: string;
  /** What went over the wire, a line each, where the suite played the other side. */
  transcript?: string[];
  /** The last operations asked of the driver, a line each. */
  calls?: string[];
  /** The end of what the driver wrote to stderr. */
  stderr?: string;
  steps?: StepTrace[];
}

/** The media type of the one attachment by which the steps hand over the outcome of a case. */
export const CASE_MEDIA_TYPE = "application/vnd.zmqspec.case+json";

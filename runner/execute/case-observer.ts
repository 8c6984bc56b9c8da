import type { Attachment, Duration, Envelope, TestStepFinished } from "@cucumber/messages";
import type { Verdict } from "../../steps/verdict.ts";
import { CASE_MEDIA_TYPE, type Outcome, type StepTrace } from "./outcome.ts";
import type { CaseReference, FromWorker } from "./worker-messages.ts";

interface Running {
  id: string;
  testCaseId: string;
  startedMs: number;
  attachments: string[];
  finished: TestStepFinished[];
}

const VERDICTS: ReadonlySet<string> = new Set<Verdict>([
  "PASS",
  "NON-STRICT",
  "FAIL",
  "UNSUPPORTED",
  "CRASH",
  "TIMEOUT",
  "ERROR",
  "NOT-RUN",
]);

/** What is wrong when no verdict could be read from so many attachments. */
const SILENCE = ["no verdict was attached", "the attached verdict is not one"];

/** Statuses with which a scenario has not shown anything, whatever else happened in it. */
const EMPTY_STATUSES = ["UNDEFINED", "AMBIGUOUS", "PENDING"];

/**
 * Turns the messages of one run of Cucumber into the outcomes of its cases. A case passes only when the steps say so in
 * their attachment and Cucumber agrees.
 */
export class CaseObserver {
  readonly #report: (message: FromWorker) => void;
  readonly #ids: Map<string, string>;
  readonly #stepTexts = new Map<string, string>();
  readonly #caseOfPickle = new Map<string, string>();
  readonly #steps = new Map<string, Map<string, string>>();
  readonly #caseOfTestCase = new Map<string, string>();
  #running: Running | undefined;

  constructor(cases: readonly CaseReference[], report: (message: FromWorker) => void) {
    this.#ids = new Map(cases.map(({ id, uri, line }) => [`${uri}:${line}`, id]));
    this.#report = report;
  }

  /** Takes the next message, in the order in which Cucumber emits them. */
  observe(envelope: Envelope): void {
    if (envelope.pickle) this.#learnPickle(envelope.pickle);
    else if (envelope.testCase) this.#learnTestCase(envelope.testCase);
    else if (envelope.testCaseStarted)
      this.#start(envelope.testCaseStarted.testCaseId, envelope.testCaseStarted.timestamp);
    else if (envelope.attachment) this.#attach(envelope.attachment);
    else if (envelope.testStepFinished) this.#running?.finished.push(envelope.testStepFinished);
    else if (envelope.testCaseFinished) this.#finish(envelope.testCaseFinished.timestamp);
  }

  #learnPickle(pickle: NonNullable<Envelope["pickle"]>): void {
    const id = this.#ids.get(`${pickle.uri}:${pickle.location?.line}`);
    if (id !== undefined) this.#caseOfPickle.set(pickle.id, id);
    for (const step of pickle.steps) this.#stepTexts.set(step.id, step.text);
  }

  #learnTestCase(testCase: NonNullable<Envelope["testCase"]>): void {
    const id = this.#caseOfPickle.get(testCase.pickleId);
    if (id === undefined) return;
    this.#caseOfTestCase.set(testCase.id, id);
    const texts = testCase.testSteps.map((step): [string, string] => [
      step.id,
      this.#stepTexts.get(step.pickleStepId ?? "") ?? "(hook)",
    ]);
    this.#steps.set(testCase.id, new Map(texts));
  }

  #start(testCaseId: string, at: Duration): void {
    const id = this.#caseOfTestCase.get(testCaseId);
    if (id === undefined) return;
    this.#running = { id, testCaseId, startedMs: milliseconds(at), attachments: [], finished: [] };
    this.#report({ type: "started", id });
  }

  #attach({ mediaType, body, contentEncoding }: Attachment): void {
    if (mediaType !== CASE_MEDIA_TYPE) return;
    this.#running?.attachments.push(contentEncoding === "BASE64" ? Buffer.from(body, "base64").toString() : body);
  }

  #finish(at: Duration): void {
    const running = this.#running;
    if (running === undefined) return;
    this.#running = undefined;
    const texts = this.#steps.get(running.testCaseId) ?? new Map<string, string>();
    const outcome = outcomeOf(running, texts, milliseconds(at) - running.startedMs);
    this.#report({ type: "finished", id: running.id, outcome });
  }
}

function outcomeOf(running: Running, texts: Map<string, string>, durationMs: number): Outcome {
  const steps = running.finished.map(({ testStepId, testStepResult }): StepTrace => {
    return { text: texts.get(testStepId) ?? "", status: testStepResult.status };
  });
  const claimed = claimOf(running.attachments);
  const reason = contradiction(running, steps, claimed);
  const visible = steps.filter((step) => step.text !== "(hook)" || step.status !== "PASSED");
  if (reason !== undefined) return { ...claimed, verdict: "ERROR", durationMs, reason, steps: visible };
  const outcome: Outcome = { ...(claimed as Claim), durationMs };
  if (outcome.verdict !== "PASS") outcome.steps = visible;
  return outcome;
}

type Claim = Omit<Outcome, "durationMs" | "steps">;

/** What the steps say, or undefined when they said nothing, said it twice, or said something unknown. */
function claimOf(attachments: readonly string[]): Claim | undefined {
  const [body] = attachments;
  if (body === undefined || attachments.length > 1) return undefined;
  const { verdict, reason, expected, actual, transcript, calls, stderr } = JSON.parse(body) as Record<string, unknown>;
  if (typeof verdict !== "string" || !VERDICTS.has(verdict)) return undefined;
  const claim: Claim = { verdict: verdict as Verdict };
  if (present(reason)) claim.reason = text(reason);
  if (present(expected)) claim.expected = text(expected);
  if (present(actual)) claim.actual = text(actual);
  if (present(transcript)) claim.transcript = lines(transcript);
  if (present(calls)) claim.calls = lines(calls);
  if (present(stderr)) claim.stderr = text(stderr);
  return claim;
}

/** Why the case is an error of the suite, or undefined when attachment and statuses agree. */
function contradiction(running: Running, steps: StepTrace[], claimed: Claim | undefined): string | undefined {
  const empty = steps.find((step) => EMPTY_STATUSES.includes(step.status));
  if (empty) return `${empty.status.toLowerCase()} step: ${empty.text}`;
  const failed = running.finished.find((step) => step.testStepResult.status === "FAILED");
  if (claimed === undefined) {
    const said = SILENCE[running.attachments.length] ?? "more than one verdict was attached";
    return failed ? `${said}: ${failed.testStepResult.message}` : said;
  }
  if (claimed.verdict === "PASS" && failed)
    return `a step failed in a case said to pass: ${failed.testStepResult.message}`;
  const skipped = steps.find((step) => step.status === "SKIPPED");
  if (skipped && !failed) return `skipped step: ${skipped.text}`;
  return undefined;
}

function present(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}

function text(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function lines(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(text);
  return text(value).split("\n");
}

function milliseconds({ seconds, nanos }: Duration): number {
  return Math.round(seconds * 1000 + nanos / 1e6);
}

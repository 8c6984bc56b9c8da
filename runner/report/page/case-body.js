import { at, make, tone } from "./dom.js";

/** What runner/report/page.ts has put into the page. */
export const report = JSON.parse(at("report").textContent);
const requirements = new Map(report.requirements.map((entry) => [entry.id, entry]));
const divergences = new Map(report.divergences.map((entry) => [entry.id, entry]));

/** Everything that is known about a case, for the inside of its row. */
export function caseBody(result) {
  const list = make("dl");
  const add = (label, ...content) => {
    if (content.some((part) => part !== undefined)) list.append(make("dt", {}, label), make("dd", {}, ...content));
  };
  add(result.requirements.length > 1 ? "clauses" : "clause", ...result.requirements.map(clause));
  add(
    "case",
    make("code", { class: "id" }, result.id),
    make("br"),
    `${result.feature.uri}:${result.feature.line}, ${result.level}`,
  );
  add("steps", result.steps && make("ul", { class: "steps" }, ...result.steps.map(step)));
  add("reason", result.reason && make("pre", {}, result.reason));
  add("values", expectedAndActual(result));
  add(
    "flaky",
    result.flaky &&
      Object.entries(result.flaky)
        .map(([verdict, count]) => `${count} × ${verdict}`)
        .join(", "),
  );
  add("executed", result.fluke && again(result.fluke));
  add("wire", trace(result.transcript));
  add("calls", trace(result.calls));
  add("stderr", result.stderr && make("pre", { class: "trace" }, result.stderr));
  add("divergence", ...divergencesOf(result).map(divergence));
  add("known as", result.expectation && known(result.expectation));
  add("differs", result.discrepancy && make("pre", {}, `${result.discrepancy.what}\n${result.discrepancy.change}`));
  add("observed", result.observation && "A MAY that this implementation does not take up.");
  add("repeat", repeat(result.repeat));
  return make("div", { class: "body" }, list);
}

function again({ executions, first, unstable }) {
  return `${executions} times; the first was ${first.verdict}: ${unstable ?? first.reason ?? "no reason"}`;
}

function clause(id) {
  const { source, clause: section, level, text } = requirements.get(id);
  return make(
    "p",
    { class: "clause" },
    make("code", {}, id),
    ` ${text} `,
    make("small", {}, `${source}${section ? `, ${section}` : ""}; ${level}`),
  );
}

function step({ text, status }) {
  const [mark, verdict] = { PASSED: ["✓", "PASS"], SKIPPED: ["·", "NOT-RUN"] }[status] ?? ["✗", "FAIL"];
  return make("li", { class: `${tone(verdict)}${status === "SKIPPED" ? " idle" : ""}`, "data-mark": mark }, text);
}

function expectedAndActual({ expected, actual }) {
  if (expected === undefined && actual === undefined) return undefined;
  const side = (title, value) => make("div", {}, make("h4", {}, title), make("pre", {}, value ?? "—"));
  return make("div", { class: "pair" }, side("expected", expected), side("actual", actual));
}

function trace(lines) {
  return lines && make("pre", { class: "trace" }, lines.join("\n"));
}

function divergencesOf(result) {
  if (result.verdict === "PASS") return [];
  const ids = new Set(result.requirements.flatMap((id) => requirements.get(id).diverges ?? []));
  return [...ids].map((id) => divergences.get(id));
}

function divergence({ id, what, recommendation, advice }) {
  return make(
    "p",
    { class: "clause" },
    make("code", {}, id),
    ` ${what} `,
    make("b", {}, recommendation),
    `: ${advice}`,
  );
}

function known(expectation) {
  const issue = expectation.issue && make("a", { href: expectation.issue }, expectation.issue);
  const words = [`${expectation.verdict}, ${expectation.class}`, expectation.divergence, expectation.note];
  return make("span", {}, words.filter(Boolean).join("; "), issue && " ", issue);
}

function repeat(command) {
  const copy = async (event) => {
    const button = event.currentTarget;
    await navigator.clipboard.writeText(command);
    button.textContent = "copied";
  };
  return make(
    "div",
    { class: "repeat" },
    make("pre", {}, command),
    make("button", { type: "button", onclick: copy }, "copy"),
  );
}

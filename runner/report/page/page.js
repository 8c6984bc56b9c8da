// The page of a run's report. Its data stands in the element "report"; nothing is loaded from anywhere.
import { caseBody, report } from "./case-body.js";
import { at, countOf, fillBar, groupBy, make, ORDER, plural, seconds, tone } from "./dom.js";

const filter = { verdicts: new Set(), text: "", area: "", transport: "", differing: false };

function showHead() {
  const { facts } = report;
  const { implementation, driver } = facts.hello;
  at("suite").textContent = `${facts.suiteVersion} report`;
  at("implementation").append(implementation.name, " ", make("small", {}, implementation.version));
  at("facts").textContent = [
    implementation.language,
    `driver ${driver.name} ${driver.version}`,
    facts.startedAt.slice(0, 16).replace("T", " ").concat(" UTC"),
    `${plural(report.planned, "case")} in ${seconds(report.wallMs)}`,
    `node ${facts.node.replace("v", "")}, ${facts.platform}`,
    ...(facts.options.strict ? ["strict"] : []),
  ].join("  ·  ");
  const different = report.results.filter((result) => result.discrepancy).length + report.entryTroubles.length;
  const faults = [];
  if (different > 0) faults.push(`${different} not as expected`);
  if (report.leftOver.length > 0) faults.push(`${plural(report.leftOver.length, "planned case")} not run`);
  at("state").textContent = faults.length > 0 ? faults.join(", ") : "Everything as expected";
  at("state").classList.add(tone(faults.length > 0 ? "FAIL" : "PASS"));
  fillBar(at("bar"), report.results);
}

function showVerdicts() {
  const counts = countOf(report.results);
  at("verdicts").replaceChildren(
    ...ORDER.map((verdict) =>
      make(
        "button",
        {
          type: "button",
          class: `chip ${tone(verdict)}`,
          disabled: counts.get(verdict) === 0,
          "aria-pressed": String(filter.verdicts.has(verdict)),
          onclick: (event) => {
            if (!filter.verdicts.delete(verdict)) filter.verdicts.add(verdict);
            event.currentTarget.setAttribute("aria-pressed", String(filter.verdicts.has(verdict)));
            showCases();
          },
        },
        make("b", {}, String(counts.get(verdict))),
        verdict.toLowerCase(),
      ),
    ),
  );
}

function showAreas() {
  const areas = [...groupBy(report.results, (result) => result.area)].sort(([a], [b]) => a.localeCompare(b));
  at("areas").tBodies[0].replaceChildren(
    ...areas.map(([area, results]) => {
      const passed = results.filter((result) => result.verdict === "PASS").length;
      const choose = () => {
        filter.area = filter.area === area ? "" : area;
        at("area").value = filter.area;
        showCases();
      };
      return make(
        "tr",
        { "data-area": area },
        make("td", {}, make("button", { type: "button", onclick: choose }, area)),
        make("td", { class: "count" }, `${passed} / ${results.length}`),
        make("td", { class: "count" }, seconds(results.reduce((sum, { durationMs }) => sum + durationMs, 0))),
        make("td", {}, fillBar(make("div", { class: "bar", role: "img" }), results)),
      );
    }),
  );
  fillSelect(
    at("area"),
    "all areas",
    areas.map(([area]) => area),
  );
  fillSelect(at("transport"), "all transports", [...new Set(report.results.map((result) => result.axes.transport))]);
}

function fillSelect(select, all, values) {
  select.replaceChildren(
    make("option", { value: "" }, all),
    ...values.map((value) => make("option", { value }, value)),
  );
}

function showSlowest() {
  const slowest = [...report.results].sort((a, b) => b.durationMs - a.durationMs).slice(0, 10);
  at("slowest").replaceChildren(
    ...slowest.map((result) =>
      make(
        "li",
        {},
        make("b", {}, seconds(result.durationMs)),
        make(
          "a",
          { href: `#${encodeURIComponent(result.id)}`, title: result.id },
          `${result.scenario} [${result.axes.transport}]`,
        ),
      ),
    ),
  );
}

function showTroubles() {
  at("troubles").replaceChildren(
    ...report.entryTroubles.map(({ what, change }) =>
      make("div", { class: "trouble" }, make("b", {}, what), make("br"), change),
    ),
  );
}

function isShown(result) {
  if (filter.verdicts.size > 0 && !filter.verdicts.has(result.verdict)) return false;
  if (filter.area !== "" && result.area !== filter.area) return false;
  if (filter.transport !== "" && result.axes.transport !== filter.transport) return false;
  if (filter.differing && !result.discrepancy) return false;
  const haystack = [result.id, result.scenario, result.feature.title, result.reason ?? "", ...result.requirements];
  const words = filter.text.toLowerCase().split(/\s+/);
  return words.every((word) => haystack.some((hay) => hay.toLowerCase().includes(word)));
}

const rank = (result) => (result.discrepancy ? 0 : result.verdict === "PASS" ? 2 : 1);

function showCases() {
  const shown = report.results.filter(isShown);
  const groups = [...groupBy(shown, (result) => result.feature.uri)].sort(
    ([, a], [, b]) => Math.min(...a.map(rank)) - Math.min(...b.map(rank)),
  );
  at("shown").textContent =
    shown.length === report.results.length
      ? plural(shown.length, "case")
      : `${shown.length} of ${report.results.length} cases`;
  at("list").replaceChildren(...groups.map(([uri, results]) => featureGroup(uri, results)));
  if (shown.length === 0) at("list").append(make("p", { class: "nothing" }, "No case fits these filters."));
  for (const row of at("areas").tBodies[0].rows) row.classList.toggle("chosen", row.dataset.area === filter.area);
}

function featureGroup(uri, results) {
  const sorted = [...results].sort((a, b) => rank(a) - rank(b) || a.feature.line - b.feature.line);
  return make(
    "section",
    { class: "group" },
    make("h3", {}, results[0].feature.title, make("span", {}, uri.replace(/^features\//, ""))),
    ...sorted.map(caseRow),
  );
}

function caseRow(result) {
  const details = make(
    "details",
    { id: result.id },
    make(
      "summary",
      {},
      make("span", { class: `badge ${tone(result.verdict)}${result.discrepancy ? " differs" : ""}` }, result.verdict),
      make("span", { class: "name" }, result.scenario, make("small", {}, result.requirements[0])),
      make("span", { class: "axis" }, result.axes.transport),
      make("span", { class: "time" }, seconds(result.durationMs)),
    ),
  );
  // Filled when it is first opened: most of a thousand cases never are.
  details.addEventListener("toggle", () => {
    if (details.open && !details.querySelector(".body")) details.append(caseBody(result));
  });
  return details;
}

function openFromHash() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (id === "" || !report.results.some((result) => result.id === id)) return;
  if (at(id) === null) clear();
  at(id).open = true;
  at(id).scrollIntoView({ block: "start" });
  at(id).querySelector("summary").focus({ preventScroll: true });
}

function clear() {
  filter.verdicts.clear();
  Object.assign(filter, { text: "", area: "", transport: "", differing: false });
  at("filters").reset();
  showVerdicts();
  showCases();
}

function move(by) {
  const rows = [...document.querySelectorAll("summary")];
  const next = rows.indexOf(document.activeElement?.closest("details")?.querySelector("summary")) + by;
  rows[Math.max(0, Math.min(rows.length - 1, next))]?.focus();
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") return clear();
  if (["INPUT", "SELECT"].includes(document.activeElement?.tagName)) return;
  if (event.key === "/") {
    event.preventDefault();
    at("text").focus();
  } else if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
}

function listen() {
  at("filters").addEventListener("submit", (event) => event.preventDefault());
  at("filters").addEventListener("input", () => {
    Object.assign(filter, {
      text: at("text").value.trim(),
      area: at("area").value,
      transport: at("transport").value,
      differing: at("differing").checked,
    });
    showCases();
  });
  document.addEventListener("keydown", onKey);
  addEventListener("hashchange", openFromHash);
}

showHead();
showVerdicts();
showAreas();
showSlowest();
showTroubles();
showCases();
listen();
openFromHash();

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../package-root.ts";
import { leftOver, type RunReport, totals } from "../run-report.ts";
import { resultRecord } from "./result-record.ts";

/** Writes `report/index.html` into `folder`: one page that needs nothing else, neither a server nor a network. */
export function writePage(report: RunReport, folder: string): void {
  const page = part("page.html")
    .replace("/* page.css */", () => part("page.css"))
    .replace("/* page.js */", () => ["dom.js", "case-body.js", "page.js"].map(inlined).join("\n"))
    .replace("{{title}}", () => escapeHtml(`${report.facts.hello.implementation.name} against zmqspec`))
    .replace('"data"', () => embedded(pageData(report)));
  mkdirSync(join(folder, "report"), { recursive: true });
  writeFileSync(join(folder, "report", "index.html"), page);
}

// Not compiled and so always at their source, in the package too.
function part(name: string): string {
  return readFileSync(join(packageRoot, "runner", "report", "page", name), "utf8");
}

/** A module's text as a part of one script: its imports stand before it there. */
function inlined(name: string): string {
  return part(name)
    .replace(/^import [^;]*;\n/gm, "")
    .replace(/^export /gm, "");
}

function pageData(report: RunReport): unknown {
  const { facts, results, entryTroubles, wallMs, catalogue } = report;
  const requirements = [...new Set(results.flatMap((result) => result.case.requirements))].flatMap(
    (id) => catalogue.requirements.get(id) ?? [],
  );
  const divergences = [...new Set(requirements.flatMap((requirement) => requirement.diverges ?? []))].flatMap(
    (id) => catalogue.divergences.get(id) ?? [],
  );
  return {
    facts,
    ...totals(report),
    leftOver: leftOver(report).map((result) => result.case.id),
    wallMs,
    entryTroubles,
    requirements,
    divergences,
    results: results.map((result) => resultRecord(report, result)),
  };
}

/** JSON that can stand in a script element. */
function embedded(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

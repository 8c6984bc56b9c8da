// Small things that the parts of the page share.

/** The verdicts as tables show them. */
export const ORDER = ["PASS", "NON-STRICT", "FAIL", "CRASH", "TIMEOUT", "ERROR", "UNSUPPORTED", "NOT-RUN"];
/** The element with this id. */
export const at = (id) => document.getElementById(id);

/** An element with a class, attributes and children; text is never taken for markup. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** The class that gives a verdict its colour. */
export const tone = (verdict) => `v-${verdict.toLowerCase()}`;
export const seconds = (ms) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`);
export const plural = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** How many results have each verdict. */
export function countOf(results) {
  const counts = new Map(ORDER.map((verdict) => [verdict, 0]));
  for (const { verdict } of results) counts.set(verdict, counts.get(verdict) + 1);
  return counts;
}

/** Divides a bar in proportion to the verdicts of results. */
export function fillBar(bar, results) {
  const counts = countOf(results);
  const parts = ORDER.filter((verdict) => counts.get(verdict) > 0);
  bar.replaceChildren(
    ...parts.map((verdict) => make("i", { class: tone(verdict), style: `flex: ${counts.get(verdict)}` })),
  );
  bar.setAttribute("aria-label", parts.map((verdict) => `${counts.get(verdict)} ${verdict}`).join(", "));
  bar.title = bar.getAttribute("aria-label");
  return bar;
}

/** Divides items by a key, keeping their order. */
export function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** One table of examples: a title, its tags, and a row for each case, all with the same columns. */
export interface Examples {
  readonly title: string;
  readonly tags: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** A scenario that is carried out for each row of its examples. */
export interface Outline {
  /** The clause, in our own words. */
  readonly clause: string;
  readonly tags: readonly string[];
  readonly name: string;
  readonly steps: readonly string[];
  readonly examples: readonly Examples[];
}

/** A feature file that consists of tables. */
export interface TableFeature {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly title: string;
  readonly description: readonly string[];
  readonly outlines: readonly Outline[];
}

function tagLine(tags: readonly string[]): string {
  return tags.map((tag) => `@${tag}`).join(" ");
}

/** The lines of a table in Gherkin, its columns aligned. */
function tableLines(table: readonly (readonly string[])[]): string[] {
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  return table.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`);
}

function examplesLines({ title, tags, rows }: Examples): string[] {
  const columns = Object.keys(rows[0] ?? {});
  const lines = tableLines([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))]);
  return [
    "",
    ...(tags.length === 0 ? [] : [`    ${tagLine(tags)}`]),
    `    Examples: ${title}`,
    ...lines.map((line) => `      ${line}`),
  ];
}

function outlineLines({ clause, tags, name, steps, examples }: Outline): string[] {
  return [
    "",
    `  # ${clause}`,
    `  ${tagLine([...tags, "transport-tcp"])}`,
    `  Scenario Outline: ${name}`,
    ...steps.map((step) => `    ${step}`),
    ...examples.flatMap(examplesLines),
  ];
}

/** The text of the feature file. */
export function featureText({ title, description, outlines }: TableFeature): string {
  const lines = [
    "# Written by `npm run options` from catalogue/options.yaml: change that.",
    `Feature: ${title}`,
    "",
    ...description.map((line) => `  ${line}`),
    ...outlines.flatMap(outlineLines),
  ];
  return `${lines.join("\n")}\n`;
}

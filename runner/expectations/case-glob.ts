/** A pattern for the ids of cases: `*` stands for any characters, everything else for itself. */
export function caseGlob(pattern: string): RegExp {
  const parts = pattern.split("*").map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}

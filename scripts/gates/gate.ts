/** What a gate found. */
export interface Finding {
  /** How many things it looked at; a gate that looked at none is red. Left out where the tool behind it does not say. */
  readonly checked?: number;
  /** One text per violation, with the place where there is one: "src/pipe/pipe.ts:12 ...". None is green. */
  readonly problems: readonly string[];
}

/** A rule of the house that a machine watches over. */
export interface Gate {
  readonly name: string;
  /** What it keeps, in a few words. */
  readonly keeps: string;
  /** Looks at the repository, or a part of one, that stands in `root`. */
  run(root: string): Promise<Finding>;
}

/** Why a gate is red: its problems, or that it looked at nothing. */
export function faultsIn({ checked, problems }: Finding): readonly string[] {
  return checked === 0 && problems.length === 0 ? ["looked at nothing"] : problems;
}

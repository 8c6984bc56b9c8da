import type { LoadHook } from "node:module";

/** The module that is replaced, and the file that is loaded in its place. */
export interface Replacement {
  url: string;
  copy: string;
}

let replacement: Replacement | undefined;

/** Called by Node.js with what `register` was given. */
export function initialize(data: Replacement): void {
  replacement = data;
}

/** Loads modules as always, but one of them from another file; who imports it does not notice. */
export const load: LoadHook = (url, context, nextLoad) =>
  nextLoad(url === replacement?.url ? replacement.copy : url, context);

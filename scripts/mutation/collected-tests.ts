import { mock } from "node:test";

type Body = (context: { readonly mock: typeof mock }) => unknown;
type Hook = () => unknown;

/** A test that can be run again and again. */
export interface CollectedTest {
  /** Its name behind those of the groups that it is in. */
  readonly name: string;
  /** Runs it; throws what it throws. */
  readonly run: () => Promise<void>;
}

interface Group {
  readonly name: string;
  readonly before: Hook[];
  readonly after: Hook[];
}

/**
 * Stands in for `node:test`, which runs a test once and in its own time: this only remembers the tests of the modules that
 * were loaded with it. It knows what the unit tests of src/ use.
 */
export class CollectedTests {
  readonly tests: CollectedTest[] = [];
  readonly #groups: Group[] = [];

  /** What `require("node:test")` is to give. */
  readonly module = {
    mock,
    test: (name: string, body: Body) => this.#add(name, body),
    it: (name: string, body: Body) => this.#add(name, body),
    describe: (name: string, body: () => void) => this.#group(name, body),
    beforeEach: (hook: Hook) => this.#groups.at(-1)?.before.push(hook),
    afterEach: (hook: Hook) => this.#groups.at(-1)?.after.push(hook),
  };

  #add(name: string, body: Body): void {
    const groups = [...this.#groups];
    this.tests.push({
      name: [...groups.map((group) => group.name), name].join(" > "),
      async run() {
        try {
          for (const { before } of groups) for (const hook of before) await hook();
          await body({ mock });
        } finally {
          for (const { after } of groups) for (const hook of after) await hook();
          mock.restoreAll();
        }
      },
    });
  }

  #group(name: string, body: () => void): void {
    this.#groups.push({ name, before: [], after: [] });
    body();
    this.#groups.pop();
  }
}

/** The layers of src/, lowest first. Two folders of one layer do not know each other. */
const layers = [["base"], ["pipe"], ["routing", "zmtp"], ["patterns", "security"], ["connection"], ["transports"]];

/** What is lower and may not be imported all the same: a pattern sees messages, a mechanism sees commands. */
const forbiddenPairs = [
  ["patterns", "zmtp"],
  ["security", "routing"],
];

/** Tests, and what several of them share. */
const tests = "\\.test\\.ts$|/test-[a-z-]+\\.ts$";

/** @param {string[]} names */
function folderOf(names) {
  return `^src/(?:${names.join("|")})/`;
}

/** @returns {import("dependency-cruiser").IForbiddenRuleType[]} */
function heightRules() {
  /** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
  const rules = [];
  for (const [height, layer] of layers.entries()) {
    const below = layers.slice(0, height).flat();
    for (const name of layer) {
      const forbidden = forbiddenPairs.filter(([from]) => from === name).map(([, to]) => to);
      const allowed = below.filter((other) => !forbidden.includes(other));
      rules.push({
        name: `layer-${name}`,
        comment: `src/${name} may import only ${["itself", ...allowed].join(", ")}.`,
        severity: "error",
        from: { path: folderOf([name]) },
        to: { path: "^src/", pathNot: folderOf([name, ...allowed]) },
      });
    }
  }
  return rules;
}

/**
 * Who may import whom. scripts/gates/layers.ts runs it and checks that it really looked.
 *
 * @type {import("dependency-cruiser").IConfiguration}
 */
export default {
  forbidden: [
    ...heightRules(),
    {
      name: "composition-roots",
      comment: "index.ts and browser.ts put the parts together; no part imports them.",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/(?:index|browser)\\.ts$", tests] },
      to: { path: "^src/(?:index|browser)\\.ts$" },
    },
    {
      name: "transports-node-only-from-roots",
      comment: "Only a composition root decides for Node.js; the rest is handed its transports.",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/index\\.ts$", "^src/transports/node/", tests] },
      to: { path: "^src/transports/node/" },
    },
    {
      name: "node-only-in-transports-node",
      comment: "src/ runs anywhere; Node.js is known in src/transports/node alone.",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/transports/node/", tests] },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "src-stands-alone",
      comment: "src/ is the package zeromq-ts: it has no dependencies and knows nothing of the suite.",
      severity: "error",
      from: { path: "^src/", pathNot: tests },
      to: { pathNot: "^src/", dependencyTypesNot: ["core", "unknown"] },
    },
    {
      name: "src-tests-know-src",
      comment: "A unit test of src/ knows src/ and what is installed, not the suite.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(?:steps|runner|interop|bench|scripts)/" },
    },
    {
      name: "src-only-from-the-reference-driver",
      comment:
        "An oracle shares no code with what it judges: only interop/reference imports src/, and programs that users would write.",
      severity: "error",
      from: { pathNot: "^(?:src|interop/reference|interop/programs/typescript)/" },
      to: { path: "^src/" },
    },
    {
      name: "wire-peer-stands-alone",
      comment: "The raw wire peer has its own codec and knows no implementation.",
      severity: "error",
      from: { path: "^steps/wire/", pathNot: tests },
      to: { path: "^(?:src|interop)/" },
    },
    {
      name: "steps-below-runner",
      comment: "runner/ runs the steps; the steps do not know who runs them.",
      severity: "error",
      from: { path: "^steps/" },
      to: { path: "^(?:runner|bench|scripts)/" },
    },
    {
      name: "no-circular",
      comment: "No module imports itself over others, not even for a type.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "not-to-test",
      comment: "What stands in a test is for that test.",
      severity: "error",
      from: { pathNot: tests },
      to: { path: tests },
    },
    {
      name: "not-to-unresolvable",
      comment:
        "What is imported exists. The driver of zeromq.js has a package.json of its own, installed when it is used.",
      severity: "error",
      from: { pathNot: "^interop/zeromqjs/" },
      to: { couldNotResolve: true },
    },
    {
      name: "only-declared-packages",
      comment: "A package that is imported is named in package.json.",
      severity: "error",
      from: { pathNot: "^(src|interop/zeromqjs)/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "no-dev-packages-in-what-ships",
      comment: "steps/, runner/ and interop/ are installed without the development dependencies.",
      severity: "error",
      from: { path: "^(?:steps|runner|interop)/", pathNot: tests },
      to: { dependencyTypes: ["npm-dev"] },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(?:^|/)dist/" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "types"] },
  },
};

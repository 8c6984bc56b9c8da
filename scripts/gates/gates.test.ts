import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { cataloguePath, readOptionCatalogue } from "../options/option-catalogue.ts";
import { optionFeatures } from "../options/option-features.ts";
import { featureText } from "../options/table.ts";
import { gates } from "./all.ts";
import { type Finding, faultsIn, type Gate } from "./gate.ts";

type Files = Record<string, string>;

const repository = join(import.meta.dirname, "../..");
const configuration = ["biome.json", "knip.json", "tsconfig.json", ".gitignore"];

/** A repository in small that no gate has anything against. */
const clean: Files = {
  "package.json": `${JSON.stringify({ type: "module", dependencies: { "@cucumber/cucumber": "12.9.0" } }, null, 2)}\n`,
  "package-lock.json": `{ "name": "house", "packages": { "": {} } }\n`,
  "src/base/octet.ts": `/** One octet. */\nexport type Octet = number;\n`,
  "src/pipe/queue.ts": [
    `import type { Octet } from "../base/octet.ts";`,
    "",
    "/** The oldest of `queue`. */",
    "export function oldest(queue: Octet[]): Octet | undefined {",
    "  return queue[0];",
    "}",
    "",
  ].join("\n"),
  "src/index.ts": `export { oldest } from "./pipe/queue.ts";\n`,
  "steps/definitions/steps.ts": [
    `import { Given } from "@cucumber/cucumber";`,
    "",
    `Given("a {word} socket", () => {});`,
    "",
  ].join("\n"),
  "features/README.md": "| `a PUSH socket` | opens it |\n",
  "features/catalogue/requirements.yaml": "- id: PUSH-01\n- id: PUSH-02\n",
  "features/push/without_peer.feature": [
    "Feature: PUSH without a peer",
    "",
    "  @PUSH-01",
    "  Scenario: blocks",
    "    Given a PUSH socket",
    "",
  ].join("\n"),
};

/** Puts `files` into a folder of their own, beside the configuration of this repository. */
function repositoryWith(t: TestContext, files: Files): string {
  const root = mkdtempSync(join(tmpdir(), "gates-"));
  t.after(() => rmSync(root, { recursive: true }));
  for (const name of configuration) cpSync(join(repository, name), join(root, name));
  symlinkSync(join(repository, "node_modules"), join(root, "node_modules"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const catalogueOfOptions = `
sockets:
  queues:
    - option: SNDHWM
      property: sendHighWaterMark
      type: int
      default: 1000
      accepts: [0, 1]
      refuses: { EINVAL: [-1] }
      access: rw
      sockets: all
      effect: at once
      requires: [PUSH-01]
contexts:
  - { option: MAX_SOCKETS, property: maxSockets, type: int, default: 1023, access: r }
`;

/** The feature files that belong to a catalogue of options. */
function written(t: TestContext, catalogue: string): Files {
  const features = optionFeatures(readOptionCatalogue(repositoryWith(t, { [cataloguePath]: catalogue })));
  return Object.fromEntries(features.map((feature) => [feature.path, featureText(feature)]));
}

/** What a gate has to look at beside the clean repository. */
function furnishing(t: TestContext, gate: string): Files {
  return gate === "options" ? { [cataloguePath]: catalogueOfOptions, ...written(t, catalogueOfOptions) } : {};
}

interface Plant {
  files: Files;
  /** What the gate has to say, each in one of its problems. */
  expected: RegExp[];
}

function feature(...lines: string[]): string {
  return `${["Feature: Planted", "", ...lines].join("\n")}\n`;
}

function scenario(...steps: string[]): string {
  return feature("  @PUSH-02", "  Scenario: planted", ...steps.map((step) => `    ${step}`));
}

function importing(path: string): string {
  return `import "${path}";\n`;
}

/** For each gate what it must not let pass. A gate without an entry here is red itself. */
const plants: Record<string, Plant[]> = {
  types: [
    {
      files: { "src/base/octet.ts": `export const size: number = "8";\n` },
      expected: [/octet\.ts\(1,14\): error TS2322/],
    },
  ],
  style: [
    {
      files: {
        "src/base/octet.ts": "export type Octet = number\n",
        "src/base/Octet_Size.ts": "export default 8;\nconst unused = Buffer.alloc(1);\n",
        "src/base/many.ts":
          "export function many(a: number, b: number, c: number, d: number) {\n  return a + b + c + d;\n}\n",
        "src/base/long.ts": `export function long() {\n${"  globalThis.close();\n".repeat(41)}}\n`,
        "src/base/kind.ts": "export enum Kind {\n  A,\n}\n",
        "src/base/held.ts": "export class Held {\n  constructor(readonly size: number) {}\n}\n",
        "src/base/later.ts": "export async function later(): Promise<void> {}\n\nlater();\n",
        "src/base/only.test.ts": `import { it } from "node:test";\n\nit.only("is alone", () => {});\n`,
      },
      expected: [
        /octet\.ts format/,
        /noDefaultExport/,
        /noUnusedVariables/,
        /useFilenamingConvention/,
        /noRestrictedGlobals/,
        /useMaxParams/,
        /noExcessiveLinesPerFunction/,
        /noEnum/,
        /noParameterProperties/,
        /noFocusedTests/,
        /noFloatingPromises/,
      ],
    },
  ],
  layers: [
    {
      files: {
        "src/base/high.ts": importing("../pipe/queue.ts"),
        "src/routing/sibling.ts": importing("../zmtp/engine.ts"),
        "src/zmtp/engine.ts": importing("../security/curve.ts"),
        "src/security/curve.ts": importing("node:crypto"),
        "src/patterns/push.ts": `import type { Octet } from "../connection/connection.ts";\n\nexport type Push = Octet;\n`,
        "src/connection/connection.ts": 'export type { Octet } from "../base/octet.ts";\n',
        "src/patterns/pull.ts": importing("../zmtp/engine.ts"),
        "src/socket/socket.ts": importing("../transports/node/tcp.ts"),
        "src/transports/node/tcp.ts": importing("node:net"),
        "src/options.ts": importing("../steps/wire/frame.ts"),
        "steps/wire/frame.ts": importing("../../src/base/octet.ts"),
        "steps/wire/peer.ts": importing("../../interop/reference/main.ts"),
        "steps/support/world.ts": importing("../../runner/main.ts"),
        "runner/main.ts": importing("./plan.ts"),
        "runner/plan.ts": importing("./main.ts"),
        "interop/wrong/main.ts": importing("../../src/index.ts"),
        "interop/reference/main.ts": importing("../../src/index.ts"),
        "runner/report.ts": importing("./absent.ts"),
      },
      expected: [
        /src\/base\/high\.ts: imports src\/pipe\/queue\.ts \(layer-base\)/,
        /src\/routing\/sibling\.ts: imports src\/zmtp\/engine\.ts \(layer-routing\)/,
        /src\/zmtp\/engine\.ts: imports src\/security\/curve\.ts \(layer-zmtp\)/,
        /src\/security\/curve\.ts: imports .*crypto \(node-only-in-transports-node\)/,
        /src\/patterns\/push\.ts: imports src\/connection\/connection\.ts \(layer-patterns\)/,
        /src\/patterns\/pull\.ts: imports src\/zmtp\/engine\.ts \(layer-patterns\)/,
        /src\/socket\/socket\.ts: imports src\/transports\/node\/tcp\.ts \(transports-node-only-from-roots\)/,
        /src\/options\.ts: imports steps\/wire\/frame\.ts \(src-stands-alone\)/,
        /steps\/wire\/frame\.ts: imports src\/base\/octet\.ts \(src-only-from-the-reference-driver\)/,
        /steps\/wire\/peer\.ts: imports interop\/reference\/main\.ts \(wire-peer-stands-alone\)/,
        /steps\/support\/world\.ts: imports runner\/main\.ts \(steps-below-runner\)/,
        /runner\/(?:main|plan)\.ts: imports .*->.* \(no-circular\)/,
        /interop\/wrong\/main\.ts: imports src\/index\.ts \(src-only-from-the-reference-driver\)/,
        /runner\/report\.ts: imports \.\/absent\.ts \(not-to-unresolvable\)/,
      ],
    },
  ],
  "dead-code": [
    {
      files: {
        "src/base/forgotten.ts": "/** Nobody wants it. */\nexport const forgotten = 1;\n",
        "src/base/octet.ts": `${clean["src/base/octet.ts"]}\n/** Nobody asks. */\nexport const size = 8;\n`,
        "package.json": clean["package.json"]?.replace(`"12.9.0"`, `"12.9.0", "yaml": "2"`) ?? "",
      },
      expected: [/Unused files.*src\/base\/forgotten\.ts/s, /Unused exports.*size/s, /Unused dependencies.*yaml/s],
    },
  ],
  "house-rules": [
    {
      files: {
        "src/base/octet-utils.ts": "/** A. */\nexport const a = 1;\nexport const b = 2;\n",
        "src/base/long.ts": "// one\n".repeat(351),
        "src/base/open.ts": "// TODO: finish\n",
      },
      expected: [
        /octet-utils\.ts:1 is named for nothing/,
        /octet-utils\.ts:3 b is exported and has no doc comment/,
        /long\.ts:350 goes on: at most 350 lines/,
        /open\.ts:1 is not finished: \/\/ TODO/,
      ],
    },
  ],
  features: [
    {
      files: {
        "features/push/Planted.feature": feature("  @PUSH-02 @PUSH-99", "  Scenario: tags", "    Given a PUSH socket"),
        "features/untagged.feature": "Feature: Planted\n\n  Scenario: no tag\n    Given a PUSH socket\n",
        "features/long.feature": `${scenario("Given a PUSH socket")}${"\n".repeat(200)}`,
        "features/twice.feature": `${scenario("Given a PUSH socket")}\n  @PUSH-01\n  Scenario: planted\n    Given a PULL socket\n`,
        "features/rows.feature": feature(
          "  @PUSH-02",
          "  Scenario Outline: planted",
          "    Given a <type> socket",
          "",
          "    Examples:",
          "      | type |",
          "      | PUSH |",
          "      | PULL |",
        ),
        "features/steps.feature": scenario(...Array<string>(17).fill("* a PUSH socket")),
        "features/background.feature": feature(
          "  Background:",
          ...Array<string>(16).fill("    * a PUSH socket"),
          "",
          "  @PUSH-02",
          "  Scenario: planted",
          "    * a PULL socket",
        ),
        "features/port.feature": scenario("Given a tcp://127.0.0.1:5555 socket"),
        "features/wait.feature": scenario("Given a 20ms socket", "When I wait 300 ms"),
        "features/broken.feature": `${scenario("Given a PUSH socket")}nonsense\n`,
        "features/empty.feature": "Feature: Planted\n",
        "steps/definitions/more.ts": [
          `import { Then } from "@cucumber/cucumber";`,
          `Then("a PULL socket", () => {});`,
          "Then(/nobody says this/, () => {});",
        ].join("\n"),
      },
      expected: [
        /Planted\.feature:1 the path is not in snake_case/,
        /Planted\.feature:3 @PUSH-99 is neither a requirement nor one of our tags/,
        /untagged\.feature:3 "no tag" has no tag that names a requirement/,
        /long\.feature:\d+ has \d+ lines, at most 200 are allowed/,
        /twice\.feature:8 the name "planted" is taken in line 4/,
        /rows\.feature:10 the name "planted" is taken in line 9/,
        /steps\.feature:4 has 17 steps, at most 16 are allowed/,
        /background\.feature:22 has 17 steps/,
        /port\.feature:5 tcp:\/\/127\.0\.0\.1:5555 names a port/,
        /wait\.feature:5 "20ms" is a duration/,
        /wait\.feature:6 no step definition matches "I wait 300 ms"/,
        /broken\.feature: .*\(6:1\)/s,
        /empty\.feature:1 has no scenario/,
        /the feature's name "Planted" is taken by/,
        /twice\.feature:9 "a PULL socket" is ambiguous: steps\/definitions\/more\.ts:2, steps\/definitions\/steps\.ts:3/,
        /more\.ts:3 no scenario uses "nobody says this"/,
        /more\.ts:3 features\/README\.md has no example of "nobody says this"/,
      ],
    },
  ],
  options: [
    {
      files: {
        [cataloguePath]: catalogueOfOptions.replace("default: 1000", "default: 100").replace("PUSH-01", "PUSH-99"),
        "features/options/table_of_old.feature": "Feature: Planted\n",
      },
      expected: [
        /options\.yaml: SNDHWM names the requirement PUSH-99, which is unknown/,
        /table_values\.feature: is not what features\/catalogue\/options\.yaml says/,
        /table_of_old\.feature: is not written from features\/catalogue\/options\.yaml/,
      ],
    },
    {
      files: {
        [cataloguePath]: catalogueOfOptions.replace(
          "sockets: all",
          "sockets: [PUSH]\n      tolerated: others\n      disturbing: 1",
        ),
      },
      expected: [/options\.yaml:14: effect must be equal to constant/],
    },
    {
      files: { [cataloguePath]: catalogueOfOptions.replace("refuses: {", "rejects: {") },
      expected: [/options\.yaml:4: unknown field "rejects"/],
    },
    {
      files: {
        [cataloguePath]: catalogueOfOptions.replace(
          "contexts:",
          "    - { option: SNDHWM, instead: no, type: int, default: 0, accepts: [0], access: rw, sockets: all, effect: at once }\ncontexts:",
        ),
      },
      expected: [/options\.yaml: SNDHWM stands in it twice/],
    },
    {
      files: {
        [cataloguePath]: catalogueOfOptions.replace("sockets: all", "sockets: [PUSH]"),
      },
      expected: [/table_socket_types\.feature: is missing/],
    },
  ],
  lockfile: [
    {
      files: {
        "package-lock.json": JSON.stringify({
          packages: {
            "node_modules/a": { resolved: "https://example.org/a.tgz", optionalDependencies: { b: "1", c: "1" } },
            "node_modules/b": { version: "1" },
          },
        }),
        "interop/native/package-lock.json": `{ "packages": { "node_modules/d": { "resolved": "http://example.org/d.tgz" } } }`,
      },
      expected: [
        /interop\/native\/package-lock\.json: "node_modules\/d" is resolved to http/,
        /"node_modules\/a" is resolved to https:\/\/example\.org\/a\.tgz/,
        /"node_modules\/a" may need c, which is not locked/,
      ],
    },
  ],
};

function watched(gate: Gate): void {
  it("lets pass what is clean", async (t) => {
    const finding = await gate.run(repositoryWith(t, { ...clean, ...furnishing(t, gate.name) }));
    assert.deepEqual(faultsIn(finding), []);
  });

  it("stops what is planted", async (t) => {
    const planted = plants[gate.name] ?? [];
    assert.notEqual(planted.length, 0, `${gate.name} was never seen red`);
    for (const { files, expected } of planted) {
      const { problems } = await gate
        .run(repositoryWith(t, { ...clean, ...furnishing(t, gate.name), ...files }))
        .catch((error: Error): Finding => ({ problems: [error.message] }));
      for (const pattern of expected) {
        assert.ok(
          problems.some((problem) => pattern.test(problem)),
          `${pattern} in\n${problems.join("\n")}`,
        );
      }
    }
  });

  it("is not content with nothing", async (t) => {
    const finding = await gate
      .run(repositoryWith(t, {}))
      .catch((error: Error): Finding => ({ problems: [`${error}`] }));
    assert.notDeepEqual(faultsIn(finding), []);
  });
}

for (const gate of gates) describe(`the gate ${gate.name}`, () => watched(gate));

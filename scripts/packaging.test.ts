import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

const repository = join(import.meta.dirname, "..");
const scratch = mkdtempSync(join(tmpdir(), "packaging-"));

interface Packed {
  filename: string;
  files: { path: string }[];
}

// What a surrounding `npm test` leaves in the environment would have this npm work on that package.
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("npm_")));

function run(folder: string, command: string, ...options: string[]): string {
  const result = spawnSync(command, options, { cwd: folder, env: environment, encoding: "utf8", timeout: 180_000 });
  assert.equal(result.status, 0, `${command} ${options.join(" ")}\n${result.stdout}${result.stderr}`);
  return result.stdout;
}

/** Packs the package in `folder` as publishing it would. */
function pack(folder: string): Packed {
  const output = run(folder, "npm", "pack", "--json", "--pack-destination", scratch);
  return (JSON.parse(output.slice(output.indexOf("["))) as Packed[])[0] as Packed;
}

/** An empty folder in which a package is installed from its tarball. */
function install(name: string, { filename }: Packed): string {
  const folder = join(scratch, name);
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), "{}\n");
  run(folder, "npm", "install", "--prefer-offline", "--no-audit", "--no-fund", join(scratch, filename));
  return folder;
}

/** Runs `text` as a program of its own in `folder`; the ending of `name` says which kind of module it is. */
function execute(folder: string, name: string, ...text: string[]): string {
  writeFileSync(join(folder, name), text.join("\n"));
  return run(folder, process.execPath, name).trim();
}

after(() => rmSync(scratch, { recursive: true }));

describe("the package zeromq-ts", () => {
  let packed: Packed;
  let folder: string;

  before(() => {
    packed = pack(join(repository, "src"));
    folder = install("library", packed);
  });

  it("holds what was built, and nothing else", () => {
    const others = packed.files.map(({ path }) => path).filter((path) => !/^dist\/.*(?:\.d\.ts|\.js)$/.test(path));
    assert.deepEqual(others.sort(), ["LICENSE", "README.md", "dist/cjs/package.json", "package.json"]);
    assert.deepEqual(
      packed.files.filter(({ path }) => path.includes(".test.")),
      [],
    );
  });

  it("needs no other package", () => {
    const lock = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")) as { packages: object };
    assert.deepEqual(Object.keys(lock.packages), ["", "node_modules/zeromq-ts"]);
  });

  const conversation = [
    "async function talk(Request, Reply) {",
    "  const reply = new Reply();",
    "  const request = new Request();",
    `  await reply.bind("tcp://127.0.0.1:0");`,
    "  request.connect(reply.lastEndpoint);",
    `  await request.send("ping");`,
    "  await reply.send(await reply.receive());",
    "  console.log((await request.receive()).toString());",
    "  request.close();",
    "  reply.close();",
    "}",
  ];

  it("is imported", () => {
    const program = [`import { Reply, Request } from "zeromq-ts";`, ...conversation, "await talk(Request, Reply);"];
    assert.equal(execute(folder, "imports.mjs", ...program), "ping");
  });

  it("is required", () => {
    const program = [`const { Reply, Request } = require("zeromq-ts");`, ...conversation, "talk(Request, Reply);"];
    assert.equal(execute(folder, "requires.cjs", ...program), "ping");
  });

  it("is one in a process that imports and requires it: names, classes and the default context", () => {
    const output = execute(
      folder,
      "mixes.mjs",
      `import assert from "node:assert/strict";`,
      `import { createRequire } from "node:module";`,
      `import standard, * as imported from "zeromq-ts";`,
      `const required = createRequire(import.meta.url)("zeromq-ts");`,
      `const own = (names) => names.filter((name) => !["default", "module.exports", "__esModule"].includes(name)).sort();`,
      "assert.deepEqual(own(Object.keys(imported)), own(Object.keys(required)));",
      "assert.equal(standard, required);",
      "for (const name of own(Object.keys(required))) assert.equal(imported[name], required[name]);",
      "const push = new imported.Push();",
      "const pull = new required.Pull();",
      "assert.ok(push instanceof required.Socket && pull instanceof imported.Socket);",
      `await pull.bind("inproc://mixed");`,
      `push.connect("inproc://mixed");`,
      `await push.send("across");`,
      "console.log((await pull.receive()).toString());",
      "push.close();",
      "pull.close();",
    );
    assert.equal(output, "across");
  });

  it("does what its README shows", () => {
    const guide = readFileSync(join(folder, "node_modules/zeromq-ts/README.md"), "utf8");
    const examples = [...guide.matchAll(/^```js\n(.*?)^```$/gms)].map(([, text]) => text as string);
    assert.ok(examples.length > 0, "there are no examples");
    for (const [index, text] of examples.entries()) {
      const shown = [...text.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, output]) => output).join("\n");
      const output = execute(folder, `example-${index}.mjs`, text);
      if (shown !== "") assert.equal(output, shown);
    }
  });

  const typed = [
    "const socket = new Request({ sendTimeout: 100 });",
    "async function ask(): Promise<Buffer | undefined> {",
    `  await socket.send(["a", Buffer.from("b")]);`,
    "  const [frame] = await socket.receive();",
    "  return frame;",
    "}",
    "// @ts-expect-error: there is no such option",
    "new Request({ absent: 1 });",
    "void ask;",
  ];

  for (const [how, file, options] of [
    ["an ES module under NodeNext", "types.mts", { module: "NodeNext" }],
    ["CommonJS under NodeNext", "types.cts", { module: "NodeNext" }],
    ["a bundler", "types.ts", { module: "ESNext", moduleResolution: "bundler" }],
  ] as const) {
    it(`has types for ${how}`, () => {
      writeFileSync(join(folder, file), [`import { Request } from "zeromq-ts";`, ...typed].join("\n"));
      const compilerOptions = {
        ...options,
        target: "ES2023",
        lib: ["ES2023", "ESNext.Disposable"],
        strict: true,
        noEmit: true,
        skipLibCheck: false,
        types: ["node"],
        typeRoots: [join(repository, "node_modules/@types")],
      };
      const project = join(folder, `tsconfig.${file}.json`);
      writeFileSync(project, JSON.stringify({ compilerOptions, files: [file] }));
      run(folder, join(repository, "node_modules/.bin/tsc"), "-p", project);
    });
  }
});

describe("the package zmqspec", () => {
  let packed: Packed;
  let folder: string;

  before(() => {
    packed = pack(repository);
    folder = install("suite", packed);
  });

  it("holds what running it and writing a driver for it takes, and no tests", () => {
    const paths = packed.files.map(({ path }) => path);
    for (const needed of [
      "LICENSE",
      "dist/runner/main.js",
      "features/README.md",
      "features/catalogue/requirements.yaml",
      "interop/PROTOCOL.md",
      "interop/protocol.schema.json",
      "interop/peers.json",
      "interop/libzmq/Makefile",
      "interop/libzmq/driver.c",
      "interop/libzmq/expectations.yaml",
    ]) {
      assert.ok(paths.includes(needed), `${needed} is not in the package`);
    }
    assert.deepEqual(
      paths.filter((path) => /\.test\.|^(?!dist\/).*\.ts$|node_modules\/|\/driver$/.test(path)),
      [],
    );
  });

  it("runs the suite on the reference implementation that comes with it", () => {
    const output = run(folder, "npx", "--no", "zmqspec", "run", "--transport", "inproc", "--closing-line");
    assert.match(output, /^[1-9]\d* passed, 0 failed$/m);
  });

  it("runs it as a driver of its own too", () => {
    const options = [
      "--impl",
      "reference-process",
      "--transport",
      "tcp",
      "--tags",
      "@axis-transport",
      "--closing-line",
    ];
    const output = run(folder, "npx", "--no", "zmqspec", "run", ...options);
    assert.match(output, /^[1-9]\d* passed, 0 failed$/m);
  });
});

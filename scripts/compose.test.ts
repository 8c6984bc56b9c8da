import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { parse } from "yaml";
import { findLayout } from "../runner/package-root.ts";
import { readPeers } from "../runner/peers/registry.ts";

interface Service {
  image: string;
  build: string | { context: string; dockerfile: string };
  entrypoint: string[];
  network_mode?: string;
}

const layout = findLayout();
const { services } = parse(readFileSync(join(layout.root, "docker-compose.yml"), "utf8"), { merge: true }) as {
  services: Record<string, Service & { depends_on?: string[] }>;
};
const peers = readPeers(layout).filter(({ image }) => image !== undefined);

/** Where the version of a library is settled. */
const SETTLED: Record<string, [file: string, pattern: RegExp]> = {
  "reference-process": ["src/package.json", /"version": "([^"]+)"/],
  pyzmq: ["interop/pyzmq/requirements.txt", /^pyzmq==(\S+)$/m],
  jeromq: ["interop/jeromq/pom.xml", /<artifactId>jeromq<\/artifactId>\s*<version>([^<]+)</],
  pebbe: ["interop/pebbe/go.mod", /pebbe\/zmq4 v(\S+)/],
  "go-zeromq": ["interop/go-zeromq/go.mod", /go-zeromq\/zmq4 v(\S+)/],
  zmqrs: ["interop/zmqrs/Cargo.toml", /^zeromq = "=([^"]+)"$/m],
  zeromqjs: ["interop/zeromqjs/package.json", /"zeromq": "([^"]+)"/],
};

function read(...path: string[]): string {
  return readFileSync(join(layout.root, ...path), "utf8");
}

function dockerfileOf({ build }: Service): string {
  if (typeof build === "string") return read(build, "Dockerfile");
  return read(build.context, build.dockerfile);
}

describe("docker-compose.yml", () => {
  it("has a service for every implementation that has an image, and the suite waits for them", () => {
    const names = peers.map(({ name }) => name).sort();
    assert.ok(names.length >= 8);
    assert.deepEqual([...(services.suite?.depends_on ?? [])].sort(), names);
    assert.deepEqual(Object.keys(services).sort(), [...names, "network", "suite"].sort());
  });

  for (const { name, image, version = "" } of peers) {
    it(`starts ${name} where the suite looks for it, with an image of its version`, () => {
      const service = services[name] as Service;
      assert.equal(service.image, image);
      assert.equal(service.image.split(":")[1], version);
      assert.equal(service.network_mode, "service:network");
      assert.match(service.entrypoint[1] ?? "", new RegExp(`^UNIX-LISTEN:/drivers/${name},`));
      assert.match(dockerfileOf(service).split("\nFROM ").at(-1) ?? "", /\bsocat\b/);
    });
  }

  for (const [name, [file, pattern]] of Object.entries(SETTLED)) {
    it(`has the version of ${name} that ${file} settles`, () => {
      const { version } = peers.find((peer) => peer.name === name) ?? {};
      assert.equal(pattern.exec(read(file))?.[1], version);
    });
  }
});

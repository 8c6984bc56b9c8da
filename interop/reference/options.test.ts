import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { parse } from "yaml";
import { Context } from "../../src/index.ts";
import { contextOptions } from "./capabilities.ts";
import { optionAccess, propertyOf } from "./options.ts";
import { socketClasses } from "./socket-types.ts";

type Value = number | string;

interface CataloguedOption {
  option: string;
  property?: string;
  type: string;
  default?: Value | Record<string, Value>;
  access: string;
  act?: true;
}

interface SocketOption extends CataloguedOption {
  sockets: "all" | string[];
}

const path = join(import.meta.dirname, "../../features/catalogue/options.yaml");
const catalogue = parse(readFileSync(path, "utf8")) as {
  sockets: Record<string, SocketOption[]>;
  contexts: CataloguedOption[];
};
const socketOptions = Object.values(catalogue.sockets).flat();

/** Options whose value is a word here, or none where libzmq has a number or zeros for none. */
const inWords: Record<string, string | null> = {
  MECHANISM: null,
  GSSAPI_PRINCIPAL_NAMETYPE: "hostBased",
  GSSAPI_SERVICE_PRINCIPAL_NAMETYPE: "hostBased",
  CURVE_PUBLICKEY: null,
  CURVE_SECRETKEY: null,
  CURVE_SERVERKEY: null,
  XPUB_VERBOSE: null,
  XPUB_VERBOSER: null,
};

/** The value that a property is to have at first. */
function initialValue({ option, type, default: initial }: CataloguedOption, socket: string): unknown {
  if (option in inWords) return inWords[option];
  const value = typeof initial === "object" ? (initial[socket] ?? initial["others"]) : initial;
  if (type === "bool") return value === 1;
  return value === '""' ? null : value;
}

function bearers({ sockets }: SocketOption): string[] {
  return sockets === "all" ? Object.keys(socketClasses) : sockets;
}

describe("the options of the library", () => {
  for (const option of socketOptions.filter(({ property }) => property !== undefined)) {
    const property = option.property as string;
    it(`have ${option.option} by the name of ${property}, with the default of the catalogue`, () => {
      const context = new Context();
      for (const type of bearers(option)) {
        const socket = new (socketClasses[type] as (typeof socketClasses)[string])({ context });
        assert.ok(property in socket, `${type} has no ${property}`);
        if (option.default !== undefined) {
          assert.equal(Reflect.get(socket, property), initialValue(option, type), `${property} of ${type}`);
        }
        socket.close();
      }
    });
  }

  for (const option of catalogue.contexts.filter(({ property }) => property !== undefined)) {
    it(`have ${option.option} of contexts by the name of ${option.property}`, () => {
      assert.equal(Reflect.get(new Context(), option.property as string), initialValue(option, ""));
    });
  }
});

describe("the driver of the reference", () => {
  const known = new Map(socketOptions.map((option) => [option.option, option]));

  for (const [name, access] of Object.entries(optionAccess)) {
    it(`maps ${name} as the catalogue does`, () => {
      const option = known.get(name);
      assert.ok(option, "it is not in the catalogue");
      if (propertyOf(name) !== undefined) assert.equal(propertyOf(name), option.property);
      const may = option.access === "w" && !option.act ? ["w", "rw"] : [option.access];
      assert.ok(may.includes(access), `${access} is not ${option.access}`);
    });
  }

  for (const [name, property] of Object.entries(contextOptions)) {
    it(`maps ${name} of contexts as the catalogue does`, () => {
      assert.equal(property, catalogue.contexts.find(({ option }) => option === name)?.property);
    });
  }
});

import { declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin";

interface Node {
  readonly type: string;
  readonly name?: string;
  readonly callee?: Node;
  readonly id?: Node;
}

interface Path {
  readonly node: Node;
  readonly parentPath: Path | null;
  readonly key: string | number | null;
}

/** What is made with a text: by name of class or function, the place of the text among the arguments. */
const places: Record<string, number> = { ZmqError: 1, breach: 1, trouble: 1 };

/** No promise is made of the words of a message: code and status are what a program may rely on. */
export const textsForPeople = declareValuePlugin(PluginKind.Ignore, "texts-for-people", {
  shouldIgnore(given) {
    const { node, parentPath, key } = given as Path;
    if (node.type !== "StringLiteral" && node.type !== "TemplateLiteral") return undefined;
    const { callee, id } = parentPath?.node ?? {};
    const isArgument = callee?.name !== undefined && places[callee.name] === key;
    return isArgument || id?.name === "message" ? "a text for people" : undefined;
  },
});

import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import schema from "../../interop/protocol.schema.json" with { type: "json" };

const ajv = new Ajv2020({ allErrors: false, allowUnionTypes: true });
ajv.addSchema(schema, "protocol");

/** Looks a definition up and compiles it on first use; undefined when the schema has none of that name. */
function definition(name: string): ValidateFunction | undefined {
  return name in schema.$defs ? ajv.getSchema(`protocol#/$defs/${name}`) : undefined;
}

/** What is wrong with `value` by the definition `name`; undefined when nothing is. */
function fault(name: string, value: unknown): string | undefined {
  const validate = definition(name);
  if (validate === undefined || validate(value)) return undefined;
  return `${name}: ${ajv.errorsText(validate.errors, { dataVar: "line" })}`;
}

/** What is wrong with a request; undefined when it is as the schema demands. Of unknown operations only id and op count. */
export function requestFault(request: { op: string }): string | undefined {
  const name = `request.${request.op}`;
  return fault(name in schema.$defs ? name : "request.unknown", request);
}

/** What is wrong with a reply to the operation `op`; undefined when it is as the schema demands. */
export function replyFault(op: string, reply: Record<string, unknown>): string | undefined {
  return fault("reply", reply) ?? ("ok" in reply ? fault(`ok.${op}`, reply.ok) : undefined);
}

/** What is wrong with an event; undefined when it is as the schema demands. */
export function eventFault(event: unknown): string | undefined {
  return fault("event", event);
}

/** What is wrong with a line of any kind; undefined when it is as the schema demands. */
export function lineFault(line: unknown): string | undefined {
  const validate = ajv.getSchema("protocol");
  if (validate === undefined || validate(line)) return undefined;
  return ajv.errorsText(validate.errors, { dataVar: "line" });
}

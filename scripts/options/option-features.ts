import type { CataloguedOption, OptionCatalogue, SocketOption } from "./option-catalogue.ts";
import { bearers, examplesOf, listed, refusals, strangers } from "./rows.ts";
import type { Outline, TableFeature } from "./table.ts";

type Groups = OptionCatalogue["sockets"];

const given = `Given a <socket> socket "socket"`;

function values(groups: Groups): Outline {
  return {
    clause:
      "zmq_setsockopt(3), zmq_getsockopt(3), under each option's name: its default, and the values that it takes.",
    tags: ["LIBZMQ-OPTIONS-08", "LIBZMQ-OPTIONS-09"],
    name: "<option> of <socket> begins with its default, and keeps what it is set to",
    steps: [
      given,
      `Then option <option> of "socket" should be <default>`,
      `And option <option> of "socket" should keep <values>`,
    ],
    examples: examplesOf(groups, (option) => {
      if (option.access !== "rw") return [];
      return bearers(option).map(({ socket, initial }) => {
        return { option: option.option, socket, default: `${initial}`, values: listed(option.accepts ?? [], "and") };
      });
    }),
  };
}

function refusedValues(groups: Groups): Outline {
  return {
    clause: "zmq_setsockopt(3), ERRORS: EINVAL for a value that is not allowed. The option stays as it is.",
    tags: ["LIBZMQ-OPTIONS-10"],
    name: "<option> of <socket> refuses what makes no sense",
    steps: [
      given,
      `Then setting option <option> of "socket" to <values> should fail with <error>`,
      `And option <option> of "socket" should be <default>`,
    ],
    examples: examplesOf(groups, (option) => {
      if (option.access !== "rw") return [];
      const [{ socket, initial } = { socket: "", initial: undefined }] = bearers(option);
      return refusals(option).map((row) => ({ option: option.option, socket, ...row, default: `${initial}` }));
    }),
  };
}

function blindlyRefusedValues(groups: Groups): Outline {
  return {
    clause: "zmq_setsockopt(3), ERRORS: the same where nothing can be read to compare.",
    tags: ["LIBZMQ-OPTIONS-10"],
    name: "<option> of <socket> refuses nonsense",
    steps: [given, `Then setting option <option> of "socket" to <values> should fail with <error>`],
    examples: examplesOf(groups, (option) => {
      if (option.access !== "w" && option.default !== undefined) return [];
      const socket = bearers(option)[0]?.socket ?? "";
      return refusals(option).map((row) => ({ option: option.option, socket, ...row }));
    }),
  };
}

function readOnly(groups: Groups): Outline {
  return {
    clause: "zmq_getsockopt(3): what tells about the socket, and is not for the application to decide.",
    tags: ["LIBZMQ-OPTIONS-08", "LIBZMQ-OPTIONS-11"],
    name: "<option> of <socket> can be read, and not be set",
    steps: [
      given,
      `Then option <option> of "socket" should be <default>`,
      `And setting option <option> of "socket" to <value> should fail with <error>`,
      `And option <option> of "socket" should be <default>`,
    ],
    examples: examplesOf(groups, (option) => {
      if (option.access !== "r" || option.default === undefined) return [];
      return bearers(option).flatMap(({ socket, initial }) => {
        const row = { option: option.option, socket, default: `${initial}` };
        return refusals(option).map(({ error, values: value }) => ({ ...row, value, error }));
      });
    }),
  };
}

function writeOnly(groups: Groups): Outline {
  return {
    clause: "zmq_setsockopt(3): what is not among the options of zmq_getsockopt(3); divergence C75 allows to read it.",
    tags: ["LIBZMQ-OPTIONS-09", "LIBZMQ-OPTIONS-11"],
    name: "<option> of <socket> can be set, and is not read as anything else",
    steps: [
      given,
      `Then reading option <option> of "socket" should give <default> or fail with EINVAL`,
      `And option <option> of "socket" should accept <values>`,
      `And reading option <option> of "socket" should give <last> or fail with EINVAL`,
    ],
    examples: examplesOf(groups, (option) => {
      if (option.access !== "w" || option.act) return [];
      const { option: name, accepts = [] } = option;
      return bearers(option).map(({ socket, initial }) => {
        return {
          option: name,
          socket,
          default: `${initial}`,
          values: listed(accepts, "and"),
          last: `${accepts.at(-1)}`,
        };
      });
    }),
  };
}

function acts(groups: Groups): Outline {
  return {
    clause: "zmq_setsockopt(3): an option that is an act, or adds to a list, has no value.",
    tags: ["LIBZMQ-OPTIONS-09", "LIBZMQ-OPTIONS-11"],
    name: "<option> of <socket> can be set, and not be read",
    steps: [
      given,
      `Then option <option> of "socket" should accept <values>`,
      `And reading option <option> of "socket" should fail with EINVAL`,
    ],
    examples: examplesOf(groups, (option) => {
      if (!option.act) return [];
      return bearers(option).map(({ socket }) => {
        return { option: option.option, socket, values: listed(option.accepts ?? [], "and") };
      });
    }),
  };
}

function otherSockets(groups: Groups): Outline {
  return {
    clause: "zmq_setsockopt(3), ERRORS: EINVAL for an option that the socket does not know.",
    tags: ["LIBZMQ-OPTIONS-12"],
    name: "<option> is refused by sockets that it does not concern",
    steps: ["Then setting option <option> to <value> should fail with EINVAL on <sockets> sockets"],
    examples: examplesOf(groups, (option) => {
      const sockets = listed(strangers(option), "and");
      if (option.access === "r" || sockets === "") return [];
      return [{ option: option.option, value: `${option.accepts?.at(-1)}`, sockets }];
    }),
  };
}

function laterEndpoints(groups: Groups): Outline {
  return {
    clause:
      "zmq_setsockopt(3), synopsis: options other than the listed exceptions affect later bind and connect calls only.",
    tags: ["TR-GEN-08"],
    name: "<option> changes nothing for a connection that is there",
    steps: [
      `Given DEALER sockets "left" and "right"`,
      `And "left" is bound`,
      `And "right" is connected to "left"`,
      `When option <option> of "left" and "right" is set to <value>`,
      `And "right" sends the messages`,
      "  | one     |",
      "  | another |",
      `Then "left" should receive in order`,
      "  | one     |",
      "  | another |",
      `When "left" sends "answer"`,
      `Then "right" should receive "answer"`,
    ],
    examples: examplesOf(groups, ({ option, disturbing }: SocketOption) => {
      return disturbing === undefined ? [] : [{ option, value: `${disturbing}` }];
    }),
  };
}

function contextOutline(options: readonly CataloguedOption[], outline: Omit<Outline, "tags" | "examples">) {
  return (make: (option: CataloguedOption) => readonly Readonly<Record<string, string>>[]): Outline => {
    const steps = [`Given a context "context"`, ...outline.steps];
    const examples = examplesOf({ "options of contexts": options }, make);
    return { ...outline, tags: ["LIBZMQ-CONTEXT-08"], steps, examples };
  };
}

function contextOutlines(options: readonly CataloguedOption[]): Outline[] {
  const keeping = contextOutline(options, {
    clause: "zmq_ctx_set(3), zmq_ctx_get(3), under each option's name.",
    name: "<option> of a context begins with its default, and keeps what it is set to",
    steps: [
      `Then option <option> of context "context" should be <default>`,
      `And option <option> of context "context" should keep <values>`,
    ],
  });
  const refusing = contextOutline(options, {
    clause: "zmq_ctx_set(3), ERRORS: EINVAL for an unknown option or a value that is not allowed.",
    name: "<option> of a context refuses what makes no sense",
    steps: [
      `Then setting option <option> of context "context" to <values> should fail with <error>`,
      `And option <option> of context "context" should be <default>`,
    ],
  });
  const reading = contextOutline(options, {
    clause: "zmq_ctx_get(3): what the library has decided.",
    name: "<option> of a context can be read",
    steps: [`Then option <option> of context "context" should be <default>`],
  });
  const setting = contextOutline(options, {
    clause: "zmq_ctx_set(3): options that can be set only.",
    name: "<option> of a context takes what makes sense only",
    steps: [
      `Then option <option> of context "context" should accept <values>`,
      `And setting option <option> of context "context" to <refused> should fail with <error>`,
    ],
  });
  return [
    keeping(({ option, access, default: initial, accepts = [] }) => {
      return access === "rw" ? [{ option, default: `${initial}`, values: listed(accepts, "and") }] : [];
    }),
    refusing((row) => {
      if (row.access === "w") return [];
      return refusals(row).map((refused) => ({ option: row.option, ...refused, default: `${row.default}` }));
    }),
    reading(({ option, access, default: initial }) => (access === "r" ? [{ option, default: `${initial}` }] : [])),
    setting((row) => {
      if (row.access !== "w" || !row.accepts) return [];
      const accepted = listed(row.accepts, "and");
      return refusals(row).map(({ error, values: refused }) => {
        return { option: row.option, values: accepted, refused, error };
      });
    }),
  ];
}

/** What is to stand in the feature files of the catalogue, by path. */
export function optionFeatures({ sockets, contexts }: OptionCatalogue): TableFeature[] {
  return [
    {
      path: "features/options/table_values.feature",
      title: "Options have a default, and keep what they are set to",
      description: [
        "A program that sets nothing gets a socket that waits for ever, keeps a thousand messages, reconnects after 100 ms and",
        "trusts everybody. What it sets it reads back, up to the borders of what the option takes.",
      ],
      outlines: [values(sockets)],
    },
    {
      path: "features/options/table_refused_values.feature",
      title: "Options refuse values that make no sense",
      description: ["Who asks for what cannot be is told so at once, and the socket stays as it was."],
      outlines: [refusedValues(sockets), blindlyRefusedValues(sockets)],
    },
    {
      path: "features/options/table_access.feature",
      title: "Options can be read, or be set, or both",
      description: ["Some options tell about a socket, some tell it what to do, and most do both."],
      outlines: [readOnly(sockets), writeOnly(sockets), acts(sockets)],
    },
    {
      path: "features/options/table_socket_types.feature",
      title: "Options of one socket type are refused by the others",
      description: ["An option that a socket could only ignore is a mistake of the program, and it learns about it."],
      outlines: [otherSockets(sockets)],
    },
    {
      path: "features/options/table_later_endpoints.feature",
      title: "Options for endpoints leave alone what is connected",
      description: [
        "Each is set to a value that would stop or change the traffic if it took effect at once; only what is bound or",
        "connected afterwards has to do with it.",
      ],
      outlines: [laterEndpoints(sockets)],
    },
    {
      path: "features/options/table_contexts.feature",
      title: "Contexts have options too",
      description: ["What a context is set to holds for it as a whole, or is what its sockets begin with."],
      outlines: contextOutlines(contexts),
    },
  ]
    .map((feature) => ({ ...feature, outlines: feature.outlines.filter(({ examples }) => examples.length > 0) }))
    .filter(({ outlines }) => outlines.length > 0);
}

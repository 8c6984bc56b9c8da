import { concat, encodeText, keyOf } from "../base/bytes.ts";
import { encodeCommand } from "./command.ts";
import { breach, type Failure } from "./failure.ts";

/** The body of an ERROR command: its data is a length octet and that many printable characters (RFC 37). */
export function encodeError(reason: string): Uint8Array {
  return encodeCommand("ERROR", concat([Uint8Array.of(reason.length), encodeText(reason)]));
}

/** What an ERROR command with `data` means: the end, and no use in trying again (RFC 37, "The ERROR Command"). */
export function failureOfError(data: Uint8Array): Failure {
  if (data[0] !== data.length - 1) {
    return breach("ERR_ZMTP_MALFORMED_COMMAND_ERROR", "ERROR whose reason does not have the announced length", true);
  }
  const reason = keyOf(data.subarray(1));
  const message = `The peer refused the connection: ${JSON.stringify(reason)}`;
  if (!/^[345]00$/.test(reason)) return breach("ERR_ZMTP_UNSPECIFIED", message, true);
  return { kind: "auth", code: "EACCES", status: Number(reason), message, final: true };
}

import type { FrameSpec } from "../../steps/driver/driver.ts";
import type { Connection, Side } from "./cell.ts";

/** The key pairs that zmq_curve(7) shows as examples, in Z85: known to everybody, and good for tests alone. */
const KEYS = {
  server: {
    public: "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7",
    secret: "JTKVSB%%)wK0E.X)V>+}o?pNmC{O&4W4b!Ni{Lh6",
  },
  client: {
    public: "Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hID",
    secret: "D:)Q[IlAW!ahhC2ac:9*A}h:p?([4%wOTJ%JR%cs",
  },
} as const;

/** The options that give an end its part in the connection's mechanism: the binder is the server. */
export function securityOf({ mechanism, binder }: Connection, side: Side): Record<string, number | FrameSpec> {
  if (mechanism === "NULL") return {};
  const isServer = side === binder;
  if (mechanism === "PLAIN") {
    return isServer ? { PLAIN_SERVER: 1 } : { PLAIN_USERNAME: { t: "admin" }, PLAIN_PASSWORD: { t: "secret" } };
  }
  const { client, server } = KEYS;
  if (isServer) return { CURVE_SERVER: 1, CURVE_SECRETKEY: { t: server.secret } };
  return {
    CURVE_SERVERKEY: { t: server.public },
    CURVE_PUBLICKEY: { t: client.public },
    CURVE_SECRETKEY: { t: client.secret },
  };
}

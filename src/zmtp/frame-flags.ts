// The bits of a frame's flags octet (RFC 37, "Framing"). The other five are sent as zero and ignored when received (C37).

/** Another frame of the same message follows. */
export const MORE = 1;
/** The size has eight octets instead of one. */
export const LONG = 2;
/** The frame is a command and no part of a message. */
export const COMMAND = 4;

/**
 * The bits of a frame's flags octet (RFC 37, "Framing"). The other five are sent as zero and ignored when received
 * (C37).
 */
export const MORE = 1;
export const LONG = 2;
export const COMMAND = 4;

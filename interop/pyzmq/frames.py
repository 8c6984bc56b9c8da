"""Frames, as the suite writes them and as it reads them."""

import functools
import re
import struct
import zlib

from answers import Fault

REPORTED_WHOLE = 65536  # frames above this are reported by size and CRC-32


@functools.lru_cache(maxsize=8)
def generated(size, seed):
    """The octets of {"gen"}: a block of states is a large integer with lanes of 64 bits, multiplied all at once."""
    block = 1
    factor, term = 1664525, 1013904223
    lanes = (seed * factor + term) & 0xFFFFFFFF
    while block < min(size, 65536):  # x(n + block) = factor * x(n) + term, so each turn doubles the block
        ones = int.from_bytes(struct.pack("<Q", 1) * block, "little")
        lanes |= ((lanes * factor + ones * term) & (ones * 0xFFFFFFFF)) << (64 * block)
        factor, term, block = factor * factor & 0xFFFFFFFF, (factor * term + term) & 0xFFFFFFFF, block * 2
    ones = int.from_bytes(struct.pack("<Q", 1) * block, "little")
    octets = bytearray()
    while len(octets) < size:
        octets += lanes.to_bytes(8 * block, "little")[3::8]
        lanes = (lanes * factor + ones * term) & (ones * 0xFFFFFFFF)
    return bytes(octets[:size])


def read_frame(spec):
    if isinstance(spec, dict) and "t" in spec:
        return spec["t"].encode()
    if isinstance(spec, dict) and "x" in spec:
        return bytes.fromhex(spec["x"])
    if isinstance(spec, dict) and "gen" in spec:
        return generated(spec["gen"]["size"], spec["gen"]["seed"])
    raise Fault("a frame is {t}, {x} or {gen}")


def read_frames(request):
    frames = [read_frame(spec) for spec in request["frames"]]
    if not frames:
        raise Fault("frames must not be empty")
    return frames


CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")


def report_frame(octets):
    if len(octets) > REPORTED_WHOLE:
        return {"size": len(octets), "crc32": f"{zlib.crc32(octets):08x}"}
    try:
        text = octets.decode()
    except UnicodeDecodeError:
        return {"x": octets.hex()}
    return {"x": octets.hex()} if CONTROLS.search(text) else {"t": text}

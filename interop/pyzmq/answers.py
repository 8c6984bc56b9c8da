"""Lines out, and what ends an operation with something else than ok."""

import errno
import json
import sys
import threading
import traceback

import zmq


class Unsupported(Exception):
    """What neither the library nor this driver has."""


class Refused(Exception):
    """An error by its errno."""


class TimeIsUp(Exception):
    """The request's own timeout is over."""


class Fault(Exception):
    """A mistake of the suite."""


output = threading.Lock()


def emit(line):
    octets = json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    with output:
        sys.stdout.buffer.write(octets)
        sys.stdout.buffer.flush()


def error_name(number):
    return zmq.Errno(number).name if number in NAMES_OF_ZMQ else errno.errorcode.get(number, f"E{number}")


NAMES_OF_ZMQ = {number.value for number in zmq.Errno}


def outcome(operation, *arguments):
    """What a reply says of an operation: its ok, or what it raised."""
    try:
        return {"ok": operation(*arguments) or {}}
    except TimeIsUp:
        return {"timeout": True}
    except Unsupported as reason:
        return {"unsupported": {"what": str(reason)}}
    except Refused as refusal:
        return {"err": {"code": error_name(refusal.args[0])}}
    except zmq.ZMQError as error:
        return {"err": {"code": error_name(error.errno), "message": str(error)}}
    except LibraryType as error:
        return {"err": {"code": "EINVAL", "message": str(error.__cause__)}}
    except Exception as error:  # pylint: disable=broad-except
        return {"fault": {"message": f"{type(error).__name__}: {error}", "trace": traceback.format_exc()}}


class LibraryType(Exception):
    """pyzmq refused a value for its Python type or size, before libzmq saw it."""

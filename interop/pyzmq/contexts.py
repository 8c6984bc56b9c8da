"""Contexts, of the suite and of measurements."""

import threading

import zmq

from answers import emit, outcome


class HeldContext:
    """A context of the suite."""

    def __init__(self):
        self.zmq = zmq.Context()
        self.ending = None  # the thread that waits for its end

    def start_ending(self, request=None):
        def end():
            reply = outcome(self.zmq.term)
            if request:
                emit({"id": request["id"], **reply})

        if not self.ending:
            self.ending = threading.Thread(target=end, daemon=True)
            self.ending.start()

    def await_end(self, check):
        """Ends it, and waits for that. Gives up when `check` raises something."""
        self.start_ending()
        while self.ending.is_alive():
            check()
            self.ending.join(0.05)


class MeasuringContext(HeldContext):
    """A context of measurements: of one, or of all those over inproc that are under way."""

    def __init__(self):
        super().__init__()
        self.lock = threading.Lock()
        self.users = 1

    def share(self):
        """Takes one more user, unless the last has gone."""
        with self.lock:
            shared = self.users > 0
            self.users += shared
        return shared

    def give_back(self):
        """Whether that was the last user."""
        with self.lock:
            self.users -= 1
            return self.users == 0

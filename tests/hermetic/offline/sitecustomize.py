"""Refuses connections other than to this machine, in the process that loads it; imports next to nothing."""

import sys

_EVENTS = frozenset(
    {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname"}
)
_MACHINE = frozenset({None, "", "localhost", "127.0.0.1", "::1", b"localhost", b"127.0.0.1", b"::1"})


def _target(event, arguments):
    """The host that a call would reach; None where it names none or a path of this machine."""
    place = arguments[0] if event.startswith("socket.get") else arguments[-1]
    return place[0] if isinstance(place, tuple) else place if event.startswith("socket.get") else None


def _watch(event, arguments):
    if event in _EVENTS and (host := _target(event, arguments)) not in _MACHINE:
        raise ConnectionRefusedError(f"tests have no network: {event} {host}")


def refuse():
    """Refuse from now on; once for a process."""
    if not getattr(sys, "_tests_have_no_network", False):
        sys._tests_have_no_network = True
        sys.addaudithook(_watch)


refuse()

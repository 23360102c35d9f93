"""No network: a network namespace of its own where the kernel grants one, and a refusal inside Python.

In a namespace there is only the loopback, for whatever program a test starts. Where it is refused (another
system, a container without rights), Python processes still refuse to connect, and the variables of proxies
lead other programs nowhere.
"""

from __future__ import annotations

import ctypes
import os
import socket
import struct
import sys
from pathlib import Path
from typing import Final

NOWHERE: Final = "http://127.0.0.1:9"  # the discard port: nobody listens
_NEW_NETWORK, _NEW_USER = 0x40000000, 0x10000000  # CLONE_NEWNET, CLONE_NEWUSER of linux/sched.h
_GET_FLAGS, _SET_FLAGS, _UP = 0x8913, 0x8914, 1  # SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP of linux/sockios.h
_CAPABILITIES_3 = 0x20080522  # _LINUX_CAPABILITY_VERSION_3


def leave() -> bool:
    """Move this process and all that it starts into a network of the loopback alone; whether it was granted.

    It is tried in a child first: a process that got half of the way could not go back.
    """
    if sys.platform != "linux" or not _works():
        return False
    _unshare()
    return True


def refuse_in_python() -> None:
    """Refuse connections other than to the loopback in this process."""
    from hermetic.offline import sitecustomize

    sitecustomize.refuse()


def _works() -> bool:
    child = os.fork()
    if child == 0:
        try:
            _unshare()
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


def _unshare() -> None:
    user, group = os.geteuid(), os.getegid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_NEW_NETWORK | (_NEW_USER if user else 0)):
        raise OSError(ctypes.get_errno(), "unshare")
    if user:
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")
    _raise_loopback()
    if user:
        _give_up_rights(libc)


def _raise_loopback() -> None:
    import fcntl  # not on Windows

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as handle:
        told = fcntl.ioctl(handle, _GET_FLAGS, struct.pack("16sh14x", b"lo", 0))
        flags = struct.unpack_from("16sh", told)[1]
        fcntl.ioctl(handle, _SET_FLAGS, struct.pack("16sh14x", b"lo", flags | _UP))


def _give_up_rights(libc: ctypes.CDLL) -> None:
    """A new namespace of users grants all rights inside it; a test must not read what its user may not."""
    head = struct.pack("Ii", _CAPABILITIES_3, 0)
    if libc.capset(head, bytes(24)):
        raise OSError(ctypes.get_errno(), "capset")

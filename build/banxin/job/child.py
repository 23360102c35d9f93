"""Work done in a process of its own, with limits: whatever becomes of it, the job goes on.

The process is forked, so that everything loaded is there at once; it talks over a pipe. On systems that
cannot fork (Windows) the work is done here, without limits.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import importlib
import os
import pickle
import signal
import sys
import tempfile
import traceback
import warnings
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import Any, Generic, TypeVar

from banxin.job.limits import LEAST_SPACE, Limits, address_space, silence
from banxin.job.plain_values import as_bytes
from banxin.wording import Message, reason_of

_Result = TypeVar("_Result")
_Tell = Callable[[Any], None]
_MB = 1 << 20
_ALLOCATED = 3000  # new objects after which the garbage collector looks at the youngest; Python's own: 700
_NEWS, _RESULT, _FAULT = "news", "result", "fault"
_KILLED = Message("was ended by the system ({name})", name="{name}")


class ReportedError(Exception):
    """What was raised in the process, as its text: the cause of the exception that is raised here."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return f"\n{self.text}"


class StoppedError(Exception):
    """A process that the work depends on was stopped from outside; `words` say what ended it."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True, slots=True)
class Outcome(Generic[_Result]):
    """How the work ended: with a `value`, with a `fault` that it raised, or `stopped` from outside.

    `stopped` says in words what ended the process; it is empty when the process ended by itself.
    """

    value: _Result | None = None
    fault: Exception | None = None
    stopped: str = ""


def can_fork() -> bool:
    """Whether work can have a process of its own here."""
    return hasattr(os, "fork")


def in_child(
    work: Callable[[_Tell], _Result], limits: Limits, news: Callable[[Any], None]
) -> Outcome[_Result]:
    """Do `work` in a process with `limits`; what it tells while it runs is handed to `news`.

    Results and news must be plain values that can be pickled.
    """
    if not can_fork():
        return _here(work, news)
    try:
        scratch = tempfile.TemporaryDirectory(prefix="banxin-", ignore_cleanup_errors=True)
    except OSError as fault:
        return Outcome(
            stopped=Message("finds no place for its temporary files: {reason}", reason=reason_of(fault))
        )
    with scratch:
        Path(scratch.name).chmod(0o700)  # whatever the mask of the user's files is
        return _forked(work, limits, news, scratch.name)


def _forked(
    work: Callable[[_Tell], _Result], limits: Limits, news: Callable[[Any], None], scratch: str
) -> Outcome[_Result]:
    """Fork, listen, and wait; the process keeps its temporary files in `scratch`, whatever ends it."""
    child, receiver, sender = fork_with_pipe()
    if child == 0:
        receiver.close()
        tempfile.tempdir = scratch
        os.umask(0o077)  # an odd mask would close the process's own temporary folders to it
        _work_and_leave(work, limits, sender)
    try:
        outcome = _listen(receiver, limits, news)
    except BaseException:
        _end(child)
        raise
    finally:
        receiver.close()
    if outcome is None:  # nothing heard for too long
        _end(child)
        return Outcome(stopped=_too_long(limits))
    _, status = os.waitpid(child, 0)
    if outcome.value is None and outcome.fault is None:
        return Outcome(stopped=_end_in_words(status, limits))
    return outcome


def fork_with_pipe(*, composing: bool = False) -> tuple[int, Connection, Connection]:
    """A new process, and a pipe from it whose writing end it alone has: its number, 0 in itself.

    No other thread sets meanwhile, whose libraries would be locked in the new process for ever; nor does one
    fork, whose process would keep the pipe open. A thread that composes itself goes on with it there.
    """
    with nullcontext() if composing else _engine_at_rest(), warnings.catch_warnings():
        # Python warns of forks in a process with threads (a moving progress bar): the child uses none of them
        warnings.simplefilter("ignore", DeprecationWarning)
        receiver, sender = Pipe(duplex=False)
        child = os.fork()
        if child:
            sender.close()
    return child, receiver, sender


def _engine_at_rest() -> AbstractContextManager[None]:
    """Where the engine is loaded, no other thread composes meanwhile; e-books may be made without it."""
    resting: Callable[[], AbstractContextManager[None]] | None
    resting = getattr(sys.modules.get("banxin.engine"), "resting", None)
    return resting() if resting else nullcontext()


def _here(work: Callable[[_Tell], _Result], news: Callable[[Any], None]) -> Outcome[_Result]:
    try:
        return Outcome(work(news))
    except Exception as fault:
        return Outcome(fault=fault)


def _listen(receiver: Connection, limits: Limits, news: Callable[[Any], None]) -> Outcome[Any] | None:
    """Hear the process out; None when it keeps silent for too long."""
    while True:
        if not receiver.poll(silence(limits) or None):
            return None
        try:
            kind, value = pickle.loads(receiver.recv_bytes())
        except (EOFError, OSError, pickle.UnpicklingError):
            return Outcome()
        if kind == _NEWS:
            news(value)
        elif kind == _RESULT:
            return Outcome(value)
        else:
            fault, text = value
            fault.__cause__ = ReportedError(text)
            return Outcome(fault=fault)


def _end(child: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(child, 0)


# --- in the process ------------------------------------------------------------------------------


def _work_and_leave(work: Callable[[_Tell], Any], limits: Limits, sender: Connection) -> None:
    """Do the work and leave without a trace: no exit handlers, no buffers of the parent written twice."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        faulthandler.disable()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # libraries' last words
        _collect_less()
        sender.send_bytes(_message(work, limits, sender))
        status = 0
    except BaseException:
        status = 1
    finally:
        os._exit(status)


def _collect_less() -> None:
    """Let the garbage collector pass over what was there before the fork, and look less often.

    What is loaded stays to the end, and each look at it would copy its pages of memory from the parent's.
    """
    gc.freeze()
    gc.set_threshold(_ALLOCATED)


def _message(work: Callable[[_Tell], Any], limits: Limits, sender: Connection) -> bytes:
    try:
        _limit(limits)
        value = work(lambda news: sender.send_bytes(as_bytes((_NEWS, news))))
        return as_bytes((_RESULT, value))
    except BrokenPipeError:
        raise
    except Exception as fault:
        fault_text = _traceback(fault)
        return _fault_message(fault, fault_text)


def _traceback(fault: Exception) -> str:
    try:
        return "".join(traceback.format_exception(fault, limit=-60))
    except (MemoryError, RecursionError):
        return repr(type(fault))


def _fault_message(fault: Exception, text: str) -> bytes:
    """The fault itself where it can be sent, else its name and words."""
    fault.__traceback__ = fault.__cause__ = fault.__context__ = None
    try:
        data = as_bytes((_FAULT, (fault, text)))
        pickle.loads(data)  # some exceptions can be written but not read
    except Exception:
        return as_bytes((_FAULT, (RuntimeError(f"{type(fault).__name__}: {fault}"), text)))
    return data


def _limit(limits: Limits) -> None:
    """Bound this process; an end by a limit leaves no core file.

    Raises MemoryError where the address space is so small that faces could not be opened: the engine
    would print boxes instead of stopping.
    """
    resource = importlib.import_module("resource")  # there is none on Windows, nor a fork
    _lower(resource.RLIMIT_CORE, 0)
    if limits.memory:
        _lower(resource.RLIMIT_AS, limits.memory * _MB + _inherited())
    space = address_space()
    if 0 < limits.memory < LEAST_SPACE or (space is not None and space < LEAST_SPACE * _MB):
        raise MemoryError
    if limits.seconds:
        _lower(resource.RLIMIT_CPU, max(1, round(limits.seconds)))


def _inherited() -> int:
    """Bytes of address space that came with the fork: those of a large caller are no part of the work.

    Bounded together with them, the work of such a caller would end before it began, or its threads would.
    0 where the system does not tell.
    """
    with contextlib.suppress(OSError, ValueError, IndexError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        return pages * os.sysconf("SC_PAGE_SIZE")
    return 0


def _lower(kind: int, bound: int) -> None:
    """Set the soft limit, never above what the user's own limit is."""
    resource = importlib.import_module("resource")
    soft, hard = resource.getrlimit(kind)
    present = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
    with contextlib.suppress(ValueError, OSError):  # macOS does not bound the address space
        resource.setrlimit(kind, (min([bound, *present]), hard))


# --- in words ------------------------------------------------------------------------------------


def _end_in_words(status: int, limits: Limits) -> str:
    """What ended a process that left without a word."""
    if not os.WIFSIGNALED(status):
        return too_large(limits)
    number = os.WTERMSIG(status)
    if number == signal.SIGXCPU:
        return _too_long(limits)
    if number in (signal.SIGABRT, signal.SIGTRAP):
        return too_large(limits)  # how GLib and the C++ of the engine's libraries give up without memory
    name = signal.Signals(number).name if number in set(signal.Signals) else str(number)
    return Message(_KILLED, name=name)


def was_killed(words: str) -> bool:
    """Whether the words, or a message in them, tell of a process that was ended by no limit of its own."""
    if not isinstance(words, Message):
        return False
    return words.template == _KILLED or any(
        was_killed(one) for one in words.values.values() if isinstance(one, str)
    )


def _too_long(limits: Limits) -> str:
    return Message("took more than {seconds:.0f} seconds", seconds=limits.seconds)


def too_large(limits: Limits) -> str:
    """Words for the end of work that fills the memory."""
    bound = limits.memory
    return (
        Message("needs more memory than there is, or than {bound} MB", bound=bound)
        if bound
        else Message("needs more memory than there is")
    )

"""Switching the engine on and off: the compositor is put into WeasyPrint, and taken out of it again.

A name that is replaced is replaced for the whole process, so one thread has the engine at a time:

- A thread that begins a session while another has one waits until that has ended. For work side by side
  there are processes: a job of `banxin.job` sets in one of its own wherever the system can fork.
- A thread that has a session may begin another within it. Each keeps its own findings: what is set within
  the inner one is told to the inner one alone. They are left in the reverse of the order they were begun in.
- Who runs WeasyPrint by itself, or forks, beside threads that set with Banxin does it in `resting()`.
- In a process that was forked all the same while another thread had the engine, the engine is as if nobody
  had ever had it.
"""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager

from banxin.engine.patches import PATCHES
from banxin.engine.session import GUARD, ChooseFamilies, Company, HearPages, Session, SessionError, WeighTurns
from banxin.engine.starting.looking_up import wait_for_look_ups
from banxin.engine.styles.font_maps import renew_font_maps


@contextmanager
def composing(
    told: HearPages | None = None,
    families: ChooseFamilies | None = None,
    turns: WeighTurns | None = None,
    *,
    parting: bool = False,
    measuring: bool = False,
    company: Company | None = None,
) -> Iterator[Session]:
    """Let the compositor set all Chinese text that WeasyPrint lays out or draws inside the block.

    Yields the session, which has what was found: see there for the arguments. Waits for any other
    thread that composes. On exit, also by an exception, everything is exactly as it was before.

    Raises:
        SessionError: inside a block of `resting`; at the end, where an inner session goes on.
    """
    session = Session(told, families, turns, parting=parting, measuring=measuring, company=company)
    _begin(session)
    try:
        yield session
    finally:
        _end(session)


def _begin(session: Session) -> None:
    if not GUARD.is_ours:
        GUARD.take()
        try:
            _put_in()
        except BaseException:
            _take_out()
            GUARD.give_back()
            raise
    elif not GUARD.sessions:
        raise SessionError("this thread wants the engine at rest, and cannot compose meanwhile")
    GUARD.sessions.append(session)


def _end(session: Session) -> None:
    if session not in GUARD.sessions:  # begun before a fork, by a thread that this process has not
        return
    innermost = GUARD.sessions[-1] is session
    GUARD.sessions.remove(session)
    session.end()
    if not GUARD.sessions:
        _take_out()
        GUARD.give_back()
    if not innermost:
        raise SessionError("a session ended while one that was begun within it goes on")


def _put_in() -> None:
    """Put our functions in the place of WeasyPrint's."""
    GUARD.collecting = gc.isenabled()
    # A book is millions of objects that all stay until the file is written. Looking through them for
    # rubbish takes a twentieth of the time; a book of 1,000,000 characters has 30,000 pieces of it.
    gc.disable()
    GUARD.replaced = [(patch.owner, patch.attribute, patch.theirs) for patch in PATCHES]
    for patch in PATCHES:
        setattr(patch.owner, patch.attribute, patch.ours)


def _take_out() -> None:
    """Put back what was there."""
    for owner, attribute, theirs in GUARD.replaced:
        setattr(owner, attribute, theirs)
    GUARD.replaced = []
    gc.freeze()  # all that is left counts as old: the old rhythm would look through it at once
    gc.unfreeze()
    if GUARD.collecting:
        gc.enable()


def _in_a_forked_process() -> None:
    """Undo what another thread had done, and do without the threads of font maps: they are not here."""
    renew_font_maps()
    if GUARD.is_ours:
        return
    if GUARD.owner:
        _take_out()
    GUARD.renew()


if hasattr(os, "register_at_fork"):  # there is none on Windows, nor a fork
    os.register_at_fork(before=wait_for_look_ups, after_in_child=_in_a_forked_process)

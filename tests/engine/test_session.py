"""Sessions: one thread has the engine, each session its own findings, and afterwards all is as it was."""

import contextlib
import ctypes
import gc
import hashlib
import io
import os
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from banxin.engine import SessionError, composing, resting
from banxin.engine.contract import breaches
from banxin.engine.patches import PATCHES, Patch
from banxin.engine.session import GUARD, running
from banxin.engine.starting.looking_up import wait_for_look_ups

LONG = (
    "<html lang=zh><style>@page {{ size: 40px 400px; margin: 0 }} html {{ font: 10px/2 Block }}</style><p>{}"
)


def engine():
    """What stands at every place that is replaced, and how garbage is collected."""
    return [vars(patch.owner)[patch.attribute] for patch in PATCHES], gc.isenabled(), gc.get_freeze_count()


@pytest.fixture(autouse=True)
def as_before():
    """Whatever a test does, it leaves the engine as it was, for anyone to have."""
    gc.unfreeze()  # a command line that ended in this process leaves all it had frozen
    before = engine()
    yield
    assert engine() == before
    with resting():
        assert running() is None


def set_word(word):
    """The words of lines that are too long, of a sheet that has one."""
    with composing() as session:
        target = io.BytesIO()
        HTML(string=LONG.format(word)).write_pdf(target)
    return [line.text for line in session.overfull], target.getvalue()


def test_everything_is_replaced_inside():
    before, *_ = engine()
    with composing():
        inside, collecting, _ = engine()
        assert not collecting
    for patch, theirs, ours in zip(PATCHES, before, inside, strict=True):
        assert ours is patch.ours
        assert ours is not theirs


def test_all_is_as_before_after_a_fault():
    with pytest.raises(ZeroDivisionError), composing():
        raise ZeroDivisionError


def test_all_is_as_before_after_a_fault_in_mid_setting():
    def stop(number, within):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), composing(stop):
        HTML(string=LONG.format("天地")).render()


class Stubborn(type):
    """A class whose names can be replaced, but not at once."""

    asked = 0

    def __setattr__(cls, name, value):
        Stubborn.asked += 1
        if Stubborn.asked == 1:
            raise AttributeError(name)
        super().__setattr__(name, value)


def test_all_is_as_before_where_not_everything_can_be_replaced(monkeypatch):
    owner = Stubborn("Owner", (), {"name": "theirs"})
    patches = [*PATCHES, Patch("Owner.name", "ours", owner, "name")]
    monkeypatch.setattr("banxin.engine.switching.PATCHES", patches)
    with pytest.raises(AttributeError), composing():
        pass
    assert owner.name == "theirs"


def test_collecting_that_was_off_stays_off():
    gc.disable()
    try:
        with composing():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_session_within_a_session_has_findings_of_its_own():
    with composing() as outer:
        HTML(string=LONG.format("AAAAAAAAAA")).render()
        assert running() is outer
        assert set_word("BBBBBBBBBB")[0] == ["BBBBBBBBBB"]
        assert running() is outer
        HTML(string=LONG.format("CCCCCCCCCC")).render()
    assert [line.text for line in outer.overfull] == ["AAAAAAAAAA", "CCCCCCCCCC"]


def test_a_session_hears_of_its_own_pages():
    outer_pages, inner_pages = [], []
    with composing(lambda number, within: outer_pages.append(number)):
        HTML(string=LONG.format("天")).render()
        with composing(lambda number, within: inner_pages.append(number)):
            HTML(string=LONG.format("天<p style='break-before: page'>地")).render()
    assert (outer_pages, inner_pages) == ([1], [1, 2])


def test_what_served_the_run_alone_is_dropped_at_its_end():
    with composing() as session:
        HTML(string=LONG.format("天地玄黄")).write_pdf(io.BytesIO())
        assert session.expected == set("天地玄黄")
        assert session.casts
    assert (session.expected, session.fonts, session.casts) == (frozenset(), None, {})


def test_sessions_that_cross_are_told():
    """As two coroutines of one thread would leave them: what is found in between is anyone's."""
    first, second = composing(), composing()
    first.__enter__()
    second.__enter__()
    with pytest.raises(SessionError, match="goes on"):
        first.__exit__(None, None, None)
    assert running() is not None
    second.__exit__(None, None, None)


def test_a_session_may_end_in_another_thread():
    """As that of a generator may, which is closed wherever it is collected."""
    session = composing()
    session.__enter__()
    with ThreadPoolExecutor(1) as threads:
        threads.submit(session.__exit__, None, None, None).result()


def test_resting_and_composing_exclude_each_other():
    with resting():
        with pytest.raises(SessionError), composing():
            pass
        with pytest.raises(SessionError), resting():
            pass
    with composing(), pytest.raises(SessionError), resting():
        pass
    with composing(), pytest.raises(SessionError):
        breaches()


def test_two_threads_set_one_after_the_other():
    words = ["AAAAAAAAAA", "BBBBBBBBBB"]
    alone = [set_word(word) for word in words]
    begin, inside = threading.Barrier(2), []

    def work(word):
        begin.wait()
        found = []
        for _ in range(3):
            with composing(lambda number, within: inside.append(threading.get_ident())) as session:
                mark = len(inside)
                HTML(string=LONG.format(word)).render()
                assert set(inside[mark:]) == {threading.get_ident()}
            found.append([line.text for line in session.overfull])
        return found, set_word(word)

    with ThreadPoolExecutor(2) as threads:
        for word, (found, last), before in zip(words, threads.map(work, words), alone, strict=True):
            assert found == [[word]] * 3
            assert last == before


def test_a_thread_without_a_session_tells_none():
    """WeasyPrint by itself beside a session is set as the session has it; but nothing of it is told there."""
    with composing() as session, ThreadPoolExecutor(1) as threads:
        threads.submit(HTML(string=LONG.format("AAAAAAAAAA")).render).result()
        assert threads.submit(running).result() is None
    assert session.overfull == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no processes of this kind here")
@pytest.mark.parametrize("own", [True, False], ids=["its own", "another thread's"])
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_process_forked_in_a_session(own):
    """One goes on with its own session; another's is undone, since that thread is not there to end it."""
    before, *_ = engine()

    def fork():
        assert wait_for_look_ups()
        child = os.fork()
        if child == 0:
            signal.alarm(60)  # it ends by itself whatever happens
            with contextlib.suppress(BaseException):
                mine, collecting, _ = engine()
                right = (
                    running() is not None if own else (mine, collecting, GUARD.sessions) == (before, True, [])
                )
                assert set_word("AAAAAAAAAA")[0] == ["AAAAAAAAAA"]
                os._exit(0 if right else 1)
            os._exit(2)
        return os.waitpid(child, 0)[1]

    with composing(), ThreadPoolExecutor(1) as threads:
        assert (fork() if own else threads.submit(fork).result()) == 0


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="nothing tells of threads here")
def test_a_fork_waits_for_faces_that_are_looked_up():
    """Pango waits for its own threads; a forked process has none of them."""
    named, done = threading.Event(), threading.Event()

    def look_up():
        ctypes.CDLL(None).prctl(15, b"[pango] FcFontS", 0, 0, 0)  # PR_SET_NAME
        named.set()
        done.wait()

    with ThreadPoolExecutor(1) as threads:
        threads.submit(look_up)
        named.wait()
        assert not wait_for_look_ups(0.05)
        done.set()
    assert wait_for_look_ups()


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="nothing tells of threads here")
def test_the_thread_of_a_font_map_is_waited_for_while_it_works():
    """Newer Pango has it as long as the font map lives; asleep it holds nothing that a fork would need."""
    named, asleep, done = threading.Event(), threading.Event(), threading.Event()

    def serve():
        ctypes.CDLL(None).prctl(15, b"[pango] fontcon", 0, 0, 0)  # PR_SET_NAME
        named.set()
        while not asleep.is_set():
            hashlib.sha256(b"0" * 10_000_000)  # at work, beside whoever waits for it
        done.wait()

    with ThreadPoolExecutor(1) as threads:
        threads.submit(serve)
        named.wait()
        worked = not wait_for_look_ups(0.05)
        asleep.set()
        assert wait_for_look_ups()
        done.set()
    assert worked


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="nothing tells of threads here")
def test_a_thread_that_sleeps_or_is_pythons_is_not_waited_for():
    """That of a font map has no name on some systems; one of Python's cannot be at work beside the fork."""
    libc, thread = ctypes.CDLL(None), ctypes.c_ulong()
    pause = ctypes.cast(libc.sleep, ctypes.c_void_p)
    assert libc.pthread_create(ctypes.byref(thread), None, pause, ctypes.c_void_p(30)) == 0
    libc.pthread_detach(thread)
    assert wait_for_look_ups()
    done = threading.Event()

    def work():
        while not done.is_set():
            hashlib.sha256(b"0" * 10_000_000)

    with ThreadPoolExecutor(1) as threads:
        threads.submit(work)
        assert wait_for_look_ups()
        done.set()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no processes of this kind here")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_forked_process_looks_up_faces_with_a_font_map_from_before():
    """Those that are known, and those of other sizes and families; so does this process afterwards."""
    sheet = "<p style='font: {}px {}'>一行字 and some words"

    def widths(size, family, fonts):
        page = HTML(string=sheet.format(size, family)).render(font_config=fonts).pages[0]
        return [box.width for box in page._page_box.descendants() if getattr(box, "text", "")]

    asked = [(20, "serif"), (21, "serif"), (33, "monospace")]
    with composing():
        expected = [widths(size, family, FontConfiguration()) for size, family in asked]
        fonts = FontConfiguration()
        widths(*asked[0], fonts)
        assert wait_for_look_ups()
        child = os.fork()
        if child == 0:
            signal.alarm(60)  # it ends by itself whatever happens
            with contextlib.suppress(BaseException):
                found = [widths(size, family, fonts) for size, family in asked]
                os._exit(0 if found == expected else 1)
            os._exit(2)
        assert os.waitpid(child, 0)[1] == 0
        assert [widths(size, family, fonts) for size, family in asked] == expected

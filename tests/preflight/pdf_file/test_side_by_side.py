"""Pages judged in runs by several processes: the same findings in the same order as by one."""

from __future__ import annotations

import io
import os
import pickle
import signal
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from banxin.job import beside
from banxin.job.beside import Besides
from banxin.job.child import can_fork
from banxin.preflight.pdf_file import judging, pages_judge
from banxin.preflight.pdf_file.checks.rules import RULES
from banxin.preflight.pdf_file.judging import Judgement, judged_file
from banxin.preflight.pdf_file.pages_judge import ALONE
from banxin.preflight.pdf_file.reading import budget
from banxin.world import DISK
from preflight.pdf_file.sound_pdf import CONTENT, press_pdf, saved, screen_pdf


class Company:
    """So many at once; what one of them finds is heard as another process would tell it."""

    def __init__(self, at_once: int) -> None:
        self.at_once = at_once
        self.told: list[bool] = []

    def begin(self, work: Callable[[], Any], /) -> Callable[[], Any]:
        def tell() -> Any:
            found = work()
            self.told.append(found is not None)
            return pickle.loads(pickle.dumps(found))

        return tell


@pytest.fixture(autouse=True)
def _short_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "_FEWEST", 2)
    monkeypatch.setattr(beside.threading, "active_count", lambda: 1)


def long_file(
    made: Callable[[], pikepdf.Pdf], spoil: Callable[[pikepdf.Pdf, int], None], pages: int = 9
) -> bytes:
    """A sound file repeated, each page of it then spoilt as told by its number from 0."""
    opened = pikepdf.open(io.BytesIO(saved(made())))
    while len(opened.pages) < pages:
        opened.pages.append(opened.pages[0])
    for number in range(pages):
        spoil(opened, number)
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def content(opened: pikepdf.Pdf, number: int, data: bytes) -> None:
    opened.pages[number].obj.Contents = opened.make_stream(data)


def _sound(opened: pikepdf.Pdf, number: int) -> None:
    content(opened, number, CONTENT)


def _colours(opened: pikepdf.Pdf, number: int) -> None:
    """RGB on most pages, a rule of hair on one of the last, boxes that reach out."""
    content(opened, number, CONTENT + b"1 0 0 rg 90 90 50 50 re f\n" * (number % 3))
    if number == 7:
        content(opened, number, CONTENT + b"0 0 0 1 K 0.01 w 80 300 m 280 300 l S\n")
        opened.pages[number].obj.TrimBox = Array([0, 0, 9000, 9000])


def _many(opened: pikepdf.Pdf, number: int) -> None:
    """More places than are told, on either side of where runs meet."""
    red = b"".join(b"1 0 0 rg %d %d 5 5 re f\n" % (40 + at % 40 * 6, 60 + at // 40 * 9) for at in range(80))
    content(opened, number, CONTENT + red)


def _no_glyph(opened: pikepdf.Pdf, number: int) -> None:
    """A code without a glyph, at the beginning, again later, and another one."""
    code = b"0009" if number in (0, 6) else b"0007" if number == 8 else b"0001"
    content(opened, number, CONTENT + b"0 0 0 1 k BT /F1 12 Tf 1 0 0 1 80 330 Tm <%s> Tj ET\n" % code)


def _broken(opened: pikepdf.Pdf, number: int) -> None:
    """Streams that cannot be unpacked, which opening the file does not notice."""
    if number in (4, 8):
        stream = pikepdf.Stream(opened, b"rubbish")
        stream.write(b"rubbish that is no flate", filter=Name.FlateDecode)
        opened.pages[number].obj.Contents = opened.make_indirect(stream)


def _missing(opened: pikepdf.Pdf, number: int) -> None:
    if number == 5:
        opened.pages[number].obj.Contents = Array([Dictionary()])


CASES = {
    "sound": _sound, "colours": _colours, "many": _many, "no glyph": _no_glyph, "broken": _broken,
    "missing": _missing,
}  # fmt: skip


def judged(data: bytes, profile: str, processes: int) -> Judgement:
    return judged_file(data, RULES[profile], company=Company(processes))


@pytest.mark.parametrize("profile", ["press", "screen", "archive"])
@pytest.mark.parametrize("case", CASES)
def test_findings_are_those_of_one_process(case: str, profile: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = long_file(press_pdf if profile == "press" else screen_pdf, CASES[case])
    alone = judged_file(data, RULES[profile], company=ALONE)
    assert [one.code for one in alone.findings] or case == "sound"
    for processes in (2, 4):
        assert judged(data, profile, processes) == alone
    monkeypatch.setattr(beside._COMPANY, "processes", 3)
    assert judged_file(data, RULES[profile], company=Besides(DISK)) == alone


def test_a_sound_run_is_heard_of_and_another_read_again() -> None:
    for case, heard in (("sound", [True, True]), ("no glyph", [True, False]), ("broken", [False, False])):
        company = Company(3)
        judged_file(long_file(press_pdf, CASES[case]), RULES["press"], company=company)
        assert company.told == heard, case


def test_what_is_left_to_be_read_is_counted_over_all_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    data = long_file(press_pdf, _sound)
    for most in (20, 45, 60, 85, 10_000):
        for name in ("MOST_OPERATIONS", "MOST_OF_A_PAGE"):
            monkeypatch.setattr(budget, name, most)
        monkeypatch.setattr(
            pages_judge,
            "ReadingBudget",
            lambda most=most: budget.ReadingBudget(most, most, budget.MOST_BYTES),
        )
        assert judged(data, "press", 3) == judged_file(data, RULES["press"])


def test_a_short_file_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "_FEWEST", 40)
    company = Company(3)
    judged_file(saved(press_pdf()), RULES["press"], company=company)
    assert company.told == []


@pytest.mark.skipif(not can_fork(), reason="there are no processes of this kind here")
@pytest.mark.parametrize("case", ["colours", "broken"])
def test_a_killed_process_is_replaced_here(monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    monkeypatch.setattr(beside._COMPANY, "processes", 3)
    data, here = long_file(press_pdf, CASES[case]), os.getpid()
    alone = judged_file(data, RULES["press"])
    read = pages_judge.PagesJudge.read

    def killed(judge: pages_judge.PagesJudge, numbers: range) -> None:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        read(judge, numbers)

    monkeypatch.setattr(pages_judge.PagesJudge, "read", killed)
    assert judged_file(data, RULES["press"], company=Besides(DISK)) == alone


def test_a_fault_on_both_sides_of_a_seam_is_one_finding() -> None:
    data = long_file(
        press_pdf, lambda opened, number: content(opened, number, CONTENT + b"1 0 0 rg 90 90 9 9 re f\n")
    )
    found = next(one for one in judged(data, "press", 3).findings if one.code == "pdf.rgb")
    assert [spot.page for spot in found.spots] == [*range(1, 10)]

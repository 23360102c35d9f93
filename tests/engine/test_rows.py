"""Every row of the tables on the bare model and through WeasyPrint, and both against one another."""

import pytest

from compositor.cases import ROWS
from compositor.judge import apart, faults
from compositor.type_for_tests import set_bare


def settings():
    """Cases and twins; a setting that is the twin of many is set once."""
    found = {}
    for row in ROWS:
        found.setdefault(repr(row.case), (f"{row.rule} {row.says}", row.case))
        found.setdefault(repr(row.twin), (f"{row.rule} {row.says} - twin", row.twin))
    return [pytest.param(setting, id=name) for name, setting in found.values()]


SETTINGS = settings()
BARE = [param for param in SETTINGS if not param.values[0].for_the_press_only]
PRESS = [param for param in SETTINGS if param.values[0].for_the_press_only]


@pytest.fixture(scope="module")
def printed(press):
    """All settings the model can express, set by WeasyPrint in one file."""
    plain = [param.values[0] for param in BARE]
    return {repr(setting): page for setting, page in zip(plain, press.set_all(plain), strict=True)}


@pytest.mark.parametrize("setting", BARE)
def test_on_the_bare_model(setting):
    assert faults(setting, set_bare(setting)) == []


@pytest.mark.parametrize("setting", BARE)
def test_through_weasyprint(printed, setting):
    page = printed[repr(setting)]
    assert faults(setting, page) == []
    assert apart(set_bare(setting), page) == []


@pytest.mark.parametrize("setting", PRESS)
def test_through_weasyprint_alone(press, setting):
    assert faults(setting, press.set(setting)) == []

"""The surroundings of every run, before anything else is imported; options that all tests share."""

from hermetic import seal

seal()

import gc  # noqa: E402
import os  # noqa: E402
from collections.abc import Generator, Iterator  # noqa: E402
from pathlib import Path  # noqa: E402

import pytest  # noqa: E402  (nothing that could load a native library may come before)
from hypothesis import HealthCheck, settings  # noqa: E402

from rings import give_up_rings  # noqa: E402
from warming import MANY, warm  # noqa: E402

# A busy machine is no fault of the code, and what held yesterday is to hold today: the same examples every
# time. `--hypothesis-profile=searching` tries others.
settings.register_profile("searching", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("any-machine", settings.get_profile("searching"), derandomize=True, database=None)
settings.load_profile("any-machine")


TESTS = Path(__file__).parent
SET_HERE = ("books", "press", "sheets")
"""Rooms whose tests set pages in the process of the tests, which keeps what it has read for the next ones.

A build forks for that, as the tests of all other rooms do: there it is shown that what is told and what comes
of it go through the pipe. The fork, and what each new process reads for itself, is a quarter of a small book.
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pull", action="store_true", help="rewrite the expected texts from what is read now")


@pytest.fixture
def pull(request: pytest.FixtureRequest) -> bool:
    """Whether expected texts are to be rewritten."""
    return bool(request.config.getoption("--pull"))


@pytest.fixture(scope="module", autouse=True)
def _setting_here(request: pytest.FixtureRequest) -> None:
    if request.path.relative_to(TESTS).parts[0] in SET_HERE:
        request.getfixturevalue("set_here")


@pytest.fixture(scope="module")
def set_here() -> Iterator[None]:
    """Builds set in this process, not in one that they fork."""
    from banxin.job import child

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(child, "can_fork", lambda: False)
        yield


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config.option, "loadscopereorder"):  # files are handed out as they are collected
        config.option.loadscopereorder = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests come first: at the end, no process is left alone with one of them."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays to the end: no rings to look for."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_finish(session: pytest.Session) -> None:
    """Read once what the processes of many builds would each read; beside other workers, begin no more."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        from banxin.job.beside import work_alone

        work_alone()
    if len(session.items) >= MANY and not session.config.option.collectonly:
        warm()


def pytest_runtest_teardown() -> None:
    """Give up pages that were set before many have gathered: forks are cheaper."""
    give_up_rings()

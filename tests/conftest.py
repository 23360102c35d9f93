"""The surroundings of every run, before anything else is imported; options that all tests share."""

from hermetic import seal

seal()

import gc  # noqa: E402
import resource  # noqa: E402

import pytest  # noqa: E402  (nothing that could load a native library may come before)
from hypothesis import settings  # noqa: E402

settings.register_profile("any-machine", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("any-machine")

_GROWTH = 150 << 10  # KiB
_peak = [0]  # KiB that the process had at most when rings were last looked for


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pull", action="store_true", help="rewrite the expected texts from what is read now")


@pytest.fixture
def pull(request: pytest.FixtureRequest) -> bool:
    """Whether expected texts are to be rewritten."""
    return bool(request.config.getoption("--pull"))


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config.option, "loadscopereorder"):  # files are handed out as they are collected
        config.option.loadscopereorder = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests come first: at the end, no process is left alone with one of them."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


def pytest_runtest_teardown() -> None:
    """Give up pages that were set, each a ring of objects, before many have gathered: forks are cheaper."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if peak > _peak[0] + _GROWTH:
        gc.collect()
        _peak[0] = peak

"""The surroundings of every run, before anything else is imported; options that all tests share."""

from hermetic import seal

seal()

import pytest  # noqa: E402  (nothing that could load a native library may come before)
from hypothesis import settings  # noqa: E402

settings.register_profile("any-machine", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("any-machine")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pull", action="store_true", help="rewrite the expected texts from what is read now")


@pytest.fixture
def pull(request: pytest.FixtureRequest) -> bool:
    """Whether expected texts are to be rewritten."""
    return bool(request.config.getoption("--pull"))

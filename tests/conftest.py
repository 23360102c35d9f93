"""The surroundings of every run, before anything else is imported; options that all tests share."""

from hermetic import seal, surroundings

seal()

import pytest  # noqa: E402  (nothing that could load a native library may come before)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pull", action="store_true", help="rewrite the expected texts from what is read now")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A run that left something in the home folder has failed, whatever its tests said."""
    made = surroundings()
    left = sorted(path.name for path in made.home.iterdir()) if made else []
    if left and not hasattr(session.config, "workerinput"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        print(f"\nleft in the home folder by the tests: {', '.join(left)}")


@pytest.fixture
def pull(request: pytest.FixtureRequest) -> bool:
    """Whether expected texts are to be rewritten."""
    return bool(request.config.getoption("--pull"))

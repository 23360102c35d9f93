"""The press for the tests that go through WeasyPrint."""

import pytest

from .press_for_tests import Press


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press(tmp_path_factory.mktemp("type"))

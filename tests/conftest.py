import os
import shutil

import pytest
from hypothesis import settings

IN_CI = os.environ.get("CI") == "true"

# No deadline: a shared machine pauses when it likes, and time is measured in tests/benchmarks.
settings.register_profile("followup", deadline=None, print_blob=True, derandomize=IN_CI)
settings.load_profile("followup")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="run the tests marked slow too (always so when CI=true)")
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files from what comes out now")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("slow") and not (IN_CI or item.config.getoption("--slow")):
        pytest.skip("slow: runs with --slow or CI=true")
    if item.get_closest_marker("office") and not shutil.which("soffice"):
        reason = "needs LibreOffice (soffice): not found"
        if IN_CI:
            pytest.fail(reason)
        pytest.skip(reason)


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten (`python -m tests --update-golden`)."""
    return bool(request.config.getoption("--update-golden"))

"""Properties are not timed: a busy machine must not fail a test, and speed is measured in `benchmarks/`."""

import faulthandler
import logging
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

SLOW_SECONDS = 1_200
"""When a full-size round hangs; `faulthandler_timeout` in pyproject.toml is for all other tests."""

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Full-size rounds may take their time."""
    if item.get_closest_marker("slow") and sys.__stderr__:
        faulthandler.dump_traceback_later(SLOW_SECONDS, exit=True, file=sys.__stderr__)


@pytest.fixture(autouse=True)
def root_log_level() -> Iterator[None]:
    """A command that logs at DEBUG does so for its own test alone: others look whether DEBUG words stay unsaid."""
    root = logging.getLogger()
    level = root.level
    yield
    root.setLevel(level)

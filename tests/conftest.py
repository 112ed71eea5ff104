"""What holds for every test: no clock, no order, little garbage collected, temporary files in memory where it has room.

Properties are not timed: a busy machine must not fail a test, and speed is measured in `benchmarks/`. Nor does chance
choose their examples: what holds for a change holds for it in every run. `--hypothesis-profile random` looks for more.
"""

import faulthandler
import gc
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Generator, Iterator

import pytest
from hypothesis import settings

from tests.hanging import tell_tasks_in_time

SLOW_SECONDS = 1_200
"""When a full-size round hangs; `timeout` in pyproject.toml is for all other tests."""
TO_END = 150
"""Seconds more until the process is ended of a round that does not even end then."""
LONGEST_FIRST = (
    "tests/feeds/test_every_habit.py",
    "tests/feeds/test_killed.py",
    "tests/cli/test_demo_shell.py",
    "tests/feeds/test_following.py",
    "tests/feeds/test_two_processes.py",
    "tests/chat/test_every_command.py",
    "tests/chat/test_who_may.py",
    "tests/chat/test_feed_day.py",
    "tests/stopping/test_sigterm.py",
    "tests/stopping/test_second_bot.py",
    "tests/reading/test_parsers.py",
    "tests/reading/test_bombs.py",
    "tests/trouble/test_gateway.py",
    "tests/cli/test_wheel.py",
    "tests/cli/test_full_disk.py",
    "tests/languages/test_toy.py",
    "tests/jobs/test_killed.py",
    "tests/pages/test_in_a_browser.py",
    "tests/feeds/test_attacks.py",
    "tests/reading/test_hostile_doors.py",
    "tests/cli/test_first_hour.py",
    "tests/chat/test_first_hour.py",
    "tests/playground/test_playground.py",
    "tests/test_measured.py",
)
"""Files that take many seconds: a worker that began one as the last would keep all the others waiting."""
MEMORY = "/dev/shm"
ROOM = 4_000_000_000
"""Free bytes from which temporary files lie in memory; a whole run needs a tenth of them at a time."""

GARBAGE = 50_000
"""Objects made, less those gone, from which garbage is looked for; they take some tens of megabytes."""

settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.register_profile("random", deadline=None)
settings.load_profile("repeatable")


def pytest_configure(config: pytest.Config) -> None:
    """Keep temporary files in memory and compiled modules on disk, for this process and all that it starts.

    Half of the time of a test that stores something is fsync on a disk, which proves nothing here: no test takes the
    power away. Where nobody may write bytecode each program that a test starts compiles the bot anew.
    """
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("TMPDIR", MEMORY)
        tempfile.tempdir = None  # which was asked for before
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long files first, the order within each file, and of all others, stays; and full-size rounds their time."""
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.timeout(SLOW_SECONDS))
    rank = {name: place for place, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: rank.get(item.nodeid.partition("::")[0], len(rank)))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Leave what is loaded by now, modules and thousands of tests, out of every later garbage collection.

    Nor is garbage looked for at every 700 objects, which took a twentieth of a run: a test is over soon.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE, 20, 20)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Full-size rounds may take their time."""
    if item.get_closest_marker("slow") and sys.__stderr__:
        faulthandler.dump_traceback_later(SLOW_SECONDS + TO_END, exit=True, file=sys.__stderr__)


@pytest.hookimpl(wrapper=True)
def pytest_timeout_set_timer(item: pytest.Item) -> Generator[None, object, object]:
    """A test that hangs tells where."""
    is_set = yield
    tell_tasks_in_time()
    return is_set


@pytest.fixture(autouse=True)
def root_log_level() -> Iterator[None]:
    """A command that logs at DEBUG does so for its own test alone: others look whether DEBUG words stay unsaid."""
    root = logging.getLogger()
    level = root.level
    yield
    root.setLevel(level)


@pytest.fixture(autouse=True)
def nothing_named() -> Iterator[None]:
    """A damaged row is named once in a process, and a test may damage the very row that another damaged before."""
    yield
    if integrity := sys.modules.get("bot.archive.store.integrity"):
        integrity._named.clear()

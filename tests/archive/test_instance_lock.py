"""One holder at a time, whatever takes lock files away meanwhile, and no lock file left behind."""

import random
import tempfile
import threading
import time
from pathlib import Path

import pytest

from bot.archive.store import instance_lock
from bot.archive.store.instance_lock import running, upgrading

opened = instance_lock._opened


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return tmp_path / "archive.sqlite"


def locks(database: Path) -> list[str]:
    return [path.name for path in database.parent.rglob("*.running")]


def slowly_opened(lock: Path, ours: bool) -> int | None:
    held = opened(lock, ours)
    time.sleep(random.random() / 500)  # the file may be taken away before it is locked
    return held


def test_many_who_come_and_go_are_never_two_at_once(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instance_lock, "_opened", slowly_opened)
    inside, most, let_in = 0, 0, 0
    until = time.monotonic() + 0.5

    def come_and_go() -> None:
        nonlocal inside, most, let_in
        while time.monotonic() < until:
            with running(database) as alone:
                if alone:
                    inside += 1
                    most, let_in = max(most, inside), let_in + 1
                    time.sleep(0.0005)
                    inside -= 1

    visitors = [threading.Thread(target=come_and_go) for _ in range(8)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    assert most == 1
    assert let_in > 20
    assert locks(database) == []


def test_a_lock_is_taken_away_by_the_last_who_holds_it(database: Path) -> None:
    with running(database) as alone:
        assert alone
        assert len(locks(database)) == 2
        with upgrading(database) as free:
            assert not free
        assert len(locks(database)) == 2
    with upgrading(database) as first:
        with upgrading(database) as second:
            assert (first, second) == (True, True)
        with running(database) as alone:
            assert not alone
    assert locks(database) == []


def test_a_lock_that_a_crash_left_is_nobodys(database: Path) -> None:
    database.with_name(f"{database.name}.running").touch()
    with running(database) as alone:
        assert alone
    assert locks(database) == []

"""The walk of /brief, as `docs.walk` prints it: no needless return, and a topic is understood once."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def stays(*words: str) -> list[tuple[int, str]]:
    """Depth and file of each stay of the walk."""
    command = [sys.executable, "-m", "docs.walk", *words]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    lines = [line[5:] for line in printed if line.endswith(".py")]
    return [((len(line) - len(line.lstrip())) // 2, line.strip()) for line in lines]


def below(walk: list[tuple[int, str]], file: str) -> Iterator[str]:
    """What is entered from a file and from what that enters."""
    inside: int | None = None
    for depth, entered in walk:
        if inside is not None and depth > inside:
            yield entered
        else:
            inside = depth if entered == file else None


@pytest.fixture(scope="module")
def walk() -> list[tuple[int, str]]:
    return stays("brief")


@pytest.mark.slow
def test_a_topic_is_understood_once(walk: list[tuple[int, str]]) -> None:
    entered = [file for _, file in walk]
    assert entered.count("analysis/topics.py") == entered.count("analysis/topic_spelling.py") == 1
    for file in ("analysis/ranking.py", "archive/search/sqlite.py"):
        assert entered.count(file) == 1
        assert "text/words.py" not in below(walk, file)
    assert "text/words.py" in below(walk, "analysis/topics.py")


@pytest.mark.slow
def test_the_way_itself_leads_through_each_file_once(walk: list[tuple[int, str]]) -> None:
    entered = [file for _, file in walk]
    once = (
        "chat/command_tree.py", "chat/replies.py", "chat/commands/brief.py", "desk/archives.py", "desk/topic_search.py",
        "analysis/briefs/__init__.py", "chat/rendering/answers.py",
    )  # fmt: skip
    twice = {
        "chat/invocation.py": "the calendar for typed days before anything is waited for, then the whole",
        "archive/articles/__init__.py": "the texts that tell namesakes apart, then what was searched",
        "analysis/briefs/sentences.py": "the choice, and the figures of each candidate",
    }
    assert {file: entered.count(file) for file in (*once, *twice)} == dict.fromkeys(once, 1) | dict.fromkeys(twice, 2)
    rooms = {"chat", "desk", "archive", "analysis", "text", "languages", "records"}
    assert {file.split("/")[0] for file in entered} == rooms


@pytest.mark.slow
def test_the_table_of_the_architecture_names_files_that_are_passed(walk: list[tuple[int, str]]) -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    table = page.partition("**`/brief topic:")[2].partition("**`/ingest url`**")[0]
    named = set(re.findall(r"`bot/([^`]+\.py)`", table))
    assert len(named) > 20
    assert not named - {file for _, file in walk}

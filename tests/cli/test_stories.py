"""Fourteen invented stories on one event over three weeks: the answers that an editor would sign, in `stories.toml`."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.terminal import ROOT, Terminal

STORIES = ROOT / "seeds" / "ferry"
ANSWERS = tomllib.loads(Path(__file__).with_name("stories.toml").read_text(encoding="utf-8"))["answer"]


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """An archive that holds the stories, in the order of their days."""
    archive = Terminal(tmp_path_factory.mktemp("stories"))
    stored = archive.run("ingest", *map(str, sorted(STORIES.iterdir())))
    assert stored.code == 0, stored.err
    return archive


def screen(terminal: Terminal, answer: dict[str, Any]) -> str:
    """What the answer's command prints, its lines joined."""
    return " ".join(terminal.run(*answer["words"]).out.split())


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer["name"])
def test_an_editor_would_sign_it(terminal: Terminal, answer: dict[str, Any]) -> None:
    printed = screen(terminal, answer)
    assert [words for words in answer.get("holds", []) if words not in printed] == []
    assert [words for words in answer.get("lacks", []) if words in printed] == []
    if answer.get("claim", "\0") in printed:
        assert answer["correction"] in printed
    if "opens" in answer:
        first = terminal.run(*answer["words"], "--json").json["sentences"][0]
        assert answer["opens"] in first["text"]


@pytest.mark.parametrize("topic", ["Port Callow ferry fire", "Dario Venn", "Marrow Line", "Okafel"])
def test_key_quotes_are_of_several_articles_and_people(terminal: Terminal, topic: str) -> None:
    quotes = terminal.run("brief", topic, "--json").json["quotes"]
    speakers = [quote["speaker"] for quote in quotes]
    articles = [quote["article"] for quote in quotes]
    assert {quote["standing"] for quote in quotes} <= {"said"}
    assert all(speakers.count(speaker) <= 2 for speaker in speakers)
    assert all(len(quote["text"].split()) >= 6 for quote in quotes)
    assert len(set(articles)) < 2 or all(articles.count(article) <= max(1, len(quotes) // 2) for article in articles)


def test_an_updated_story_is_an_update(terminal: Terminal, tmp_path: Path) -> None:
    page = sorted(STORIES.iterdir())[2].read_text(encoding="utf-8")
    text = "\n\n".join(part.split("</p>")[0] for part in page.split("<p>")[1:])
    later = text.replace("At least seven people", "At least eight people")
    assert "update of" in terminal.run("seen", later).out.lower()

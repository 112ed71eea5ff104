"""The main job at the terminal: the sample page goes in, "Myanmar Russia" comes out, verbatim and cited."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.terminal import SEED, Terminal

PARAGRAPHS = 8


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A terminal whose archive holds the sample page."""
    terminal = Terminal(tmp_path_factory.mktemp("terminal"))
    terminal.database.unlink()  # the first ingest makes it
    stored = terminal.run("ingest", str(SEED))
    assert (stored.code, stored.err) == (0, "")
    return terminal


@pytest.fixture(scope="module")
def answer(terminal: Terminal) -> Any:
    """The answer to the main question."""
    return terminal.run("brief", "Myanmar Russia", "--json").json


def shown(terminal: Terminal, article: int) -> Any:
    """The stored article."""
    return terminal.run("show", str(article), "--json").json


def test_the_page_is_understood(terminal: Terminal) -> None:
    article = shown(terminal, 1)
    assert article["title"] == "Myanmar Junta Seeks More Russian Support Amid Battlefield Struggles"
    assert article["published"] == "2025-03-20"
    assert article["published_from"] not in {"", "none"}
    assert "2022-09-07" in [rival["date"] for rival in article["rivals"]]
    assert len(article["text"].split("\n\n")) == PARAGRAPHS
    assert article["text"].startswith("Myanmar’s military leader, Min Aung Hlaing, has returned")
    assert article["text"].endswith("the stakes have never been higher.")


def test_the_brief_is_three_whole_sentences_cut_from_the_text(terminal: Terminal, answer: Any) -> None:
    assert len(answer["sentences"]) >= 3
    for sentence in answer["sentences"]:
        text = shown(terminal, sentence["article"])["text"]
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]
        assert sentence["text"].count("“") == sentence["text"].count("”")
        assert sentence["text"][-1] in ".!?”"


def test_both_quotes_have_their_speaker_and_role(terminal: Terminal, answer: Any) -> None:
    assert ["diplomatic win" in quote["text"] for quote in answer["quotes"]] == [False], "two words are no key quote"
    quotes = {quote["text"]: quote for quote in terminal.run("quotes", "Myanmar Russia", "--json").json["quotes"]}
    assert set(quotes) >= {
        "diplomatic win",
        "The opposition has taken heavy casualties, and their offensives have slowed. "
        "Licensed drone production is essential for the cash-strapped junta,",
    }
    for text, quote in quotes.items():
        assert (quote["speaker"], quote["role"]) == ("Zachary Abuza", "a professor at the US National War College")
        assert shown(terminal, quote["article"])["text"][quote["start"] : quote["end"]] == text


def test_the_source_says_where_its_date_was_read(answer: Any) -> None:
    (source,) = answer["sources"]
    assert source["published"] == "2025-03-20"
    assert ("2022-09-07", "file name") in [(rival["date"], rival["from"]) for rival in source["rivals"]]
    assert answer["searched"]["articles"] == 1


@pytest.mark.parametrize("verb", ["brief", "quotes", "sources", "search", "timeline"])
def test_each_verb_answers_on_the_screen_and_as_json(terminal: Terminal, verb: str) -> None:
    screen = terminal.run(verb, "Myanmar Russia")
    assert screen.code == 0
    assert "Myanmar Junta Seeks More Russian Support" in " ".join(screen.out.split())
    assert terminal.run(verb, "Myanmar Russia", "--json").json


def test_an_unknown_topic_says_what_was_searched(terminal: Terminal) -> None:
    nothing = terminal.run("brief", "zeppelin")
    assert nothing.code == 0
    assert "0 of 1 article" in nothing.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["verify", "The opposition has taken heavy casualties"], "Verbatim"),
        (["verify", "The opposition has taken few casualties, and their offensives have slowed"], "Altered"),
        (["verify", "We never said any such thing at all"], "Not in this archive"),
        (["seen", SEED.read_text(encoding="utf-8")], "Same text"),
        (["who", "Abuza"], "a professor at the US National War College"),
        (["stats"], "1 article"),
        (["read", str(SEED)], "nothing stored"),
        (["brief", "Myanmer"], "Did you mean: myanmar"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_the_other_verbs_answer(terminal: Terminal, words: list[str], says: str) -> None:
    printed = terminal.run(*words)
    assert (printed.code, printed.err) == (0, "")
    assert says.lower() in printed.out.lower()


def test_an_export_holds_every_article(terminal: Terminal) -> None:
    for name in ("all.jsonl", "all.csv", "all.md"):
        assert terminal.run("export", name).code == 0
        assert "Zachary Abuza" in (terminal.folder / name).read_text(encoding="utf-8")


def test_moved_to_another_database_it_answers_the_same(terminal: Terminal, answer: Any) -> None:
    assert terminal.run("move", "--to", str(terminal.folder / "moved.sqlite")).code == 0
    moved = terminal.run("brief", "Myanmar Russia", "--json", "--database", str(terminal.folder / "moved.sqlite"))
    assert moved.json["sentences"] == answer["sentences"]


def test_the_same_page_again_changes_nothing(terminal: Terminal) -> None:
    again = terminal.run("ingest", str(SEED), "--json").json
    assert again["stored"][0]["outcome"] == "unchanged"


def test_another_archive_sees_nothing(terminal: Terminal) -> None:
    unknown = terminal.run("archives", "join", "42", "local")
    assert (unknown.code, "No server 42 has used this bot yet" in unknown.err) == (1, True)
    assert "42" not in terminal.run("archives").out
    terminal.asked_on(42)
    assert terminal.run("archives", "join", "42", "local").code == 0
    assert terminal.run("show", "1", "--archive", "42").code == 0
    elsewhere = terminal.run("brief", "Myanmar Russia", "--archive", "43")
    assert (elsewhere.code, elsewhere.err.strip()) == (
        1,
        "There is no archive called 43; give the name of one that there is. copydesk archives lists them.",
    )


def test_the_demo_answers_and_tells_the_next_step(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.database.unlink()
    demo = terminal.run("demo")
    assert demo.code == 0
    assert "Zachary Abuza" in demo.out
    assert "copydesk run" in demo.out.strip().splitlines()[-1]
    assert list(tmp_path.iterdir()) == []

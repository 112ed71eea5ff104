"""Boilerplate told from the article's own lines."""

import pytest

from bot.reading.boilerplate import is_boilerplate


@pytest.mark.parametrize(
    "line",
    [
        "Jetzt den Sportnewsletter abonnieren",
        "© 2031 The Quillhaven Post",
        "Please turn off your ad blocker",
        "[ ] Remember me",
        "[Show more]",
        "https://quillhaven.example/story",
    ],
)
def test_boilerplate(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "The wardens of Quillhaven put up a roadblock before the harbour.",
        "The copyright case went on for years, and the judge has not ruled.",
        "The paper is kept in [three] boxes, as https://quillhaven.example says.",
    ],
)
def test_lines_of_an_article(line: str) -> None:
    assert not is_boilerplate(line)

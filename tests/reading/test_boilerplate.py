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
        "Subscribe to our newsletter for more stories.",
        "Melden Sie sich für unseren Newsletter an.",
        "By clicking on it you accept the terms of use.",
        "This website uses cookies to work at all.",
        "Read more: Quillhaven counts its boats.",
        "More from Quillhaven",
        "Copyright 2031 The Quillhaven Post. All rights reserved.",
        "Foto: Quillhaven Post / AFP",
        "The harbour in March (Reuters photo)",
    ],
)
def test_boilerplate(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "The wardens of Quillhaven put up a roadblock before the harbour.",
        "The copyright case went on for years, and the judge has not ruled.",
        "A sample newsletter of the wardens named the day at last.",
        "The privacy policy of the ferry was changed in silence, a warden said.",
        "Copyright lawyers in Quillhaven saw it coming for years.",
        "More from the east came over the hills that night.",
        "Read more widely than any warden, she knew the answer.",
        "The boats go out again on Friday, a warden said. (Reuters)",
        "Wardens in Quillhaven said the boats would go out on Friday (AFP)",
        "“You sent your newsletter to all of us,” the warden told him.",
        "The paper is kept in [three] boxes, as https://quillhaven.example says.",
    ],
)
def test_lines_of_an_article(line: str) -> None:
    assert not is_boilerplate(line)

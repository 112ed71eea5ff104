"""The words of an article on pages that most readers lose: put together from whole pages, or with little markup."""

import datetime as dt

from bot.reading import route
from bot.records.reading import Hints, Received

WORDS = "The sample council of Port Larkin met once more and moved the harbour wall a little further out, as planned."
BODY = "".join(f"<p>{WORDS} It was the meeting number {number} of that long and rainy year.</p>" for number in range(9))
HEAD = "<html><head><title>Harbour wall moves</title></head><body><h1>Harbour wall moves</h1>"


def _text(page: str) -> str:
    received = Received(page.encode(), "text/html", "utf-8", "https://gazette.example/wall")
    (draft,) = route.read(received, Hints(today=dt.date(2024, 6, 1)))
    return draft.text


def test_a_page_that_ends_twice_is_read_to_its_last_end() -> None:
    menu = "<html><body><ul><li><a href='/a'>Home</a></li></ul></body></html>"
    assert _text(f"{menu}{HEAD}<div>{BODY}</div></body></html>").count("meeting number") == 9


def test_teasers_longer_than_nothing_do_not_hide_the_article() -> None:
    teasers = "".join(
        f"<article><h3>Another story {number}</h3><p>It began long ago…</p></article>" for number in (1, 2)
    )
    assert _text(f"{HEAD}{teasers}<div class='x'>{BODY}</div></body></html>").count("meeting number") == 9

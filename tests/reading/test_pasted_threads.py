"""Pasted threads of three engines, fictional, cut into their posts."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors.tree import Refused
from bot.reading import pasted, route
from bot.records.reading import Draft, Hints, Received

HINTS = Hints(dt.date(2026, 1, 1))
FIRST = "The ferry to the fictional island of Fernleigh was cancelled again this morning, for the third time this week."
SECOND = "They said at the harbour that the engine is being repaired and that it will sail again on Friday afternoon."

INVISION = f"""Jump to content
Ferry to Fernleigh cancelled once more
Recommended Posts
harbourwatch
Posted March 20, 2025
{FIRST}
Quote
Share this post
old salt
Posted March 21, 2025
{SECOND}
Create an account or sign in to comment"""

XENFORO = f"""Ferry to Fernleigh cancelled once more
harbourwatch
Mar 20, 2025
#1
{FIRST}
Like
Reply
old salt
Mar 21, 2025
#2
{SECOND}
You must log in or register to reply here."""

PHPBB = f"""Skip to content
Ferry to Fernleigh cancelled once more
Post by harbourwatch » Thu Mar 20, 2025 9:14 am
{FIRST}
Top
Post by old salt » Fri Mar 21, 2025 7:02 pm
{SECOND}
Top"""


def _read(text: str) -> Draft:
    return route.read(Received(text.encode(), "text/plain", "utf-8"), HINTS)[0]


@pytest.mark.parametrize("text", [INVISION, XENFORO, PHPBB], ids=["invision", "xenforo", "phpbb"])
def test_a_pasted_thread_is_split(text: str) -> None:
    draft = _read(text)
    assert draft.kind == "thread"
    assert draft.title.value == "Ferry to Fernleigh cancelled once more"
    found = [(post.author, post.published, draft.text[post.span.start : post.span.end]) for post in draft.posts]
    assert found == [
        ("harbourwatch", dt.date(2025, 3, 20), FIRST),
        ("old salt", dt.date(2025, 3, 21), SECOND),
    ]


def test_an_article_with_a_date_line_is_no_thread() -> None:
    draft = _read(f"Ferry cancelled in Fernleigh again\nPosted March 20, 2025\n{FIRST}\n{SECOND}")
    assert draft.kind == "text"
    assert draft.published.chosen is not None
    assert draft.published.chosen.date == dt.date(2025, 3, 20)


FORMS = {
    "discord": "{a} — 20/03/2025 10:02\n{one}\n{b} — 21/03/2025 19:14\n{two}",
    "discourse": "{a}\nMar 20, 2025\n{one}\n{b}\nMar 21, 2025\n{two}",
    "reddit": "u/{a} • 20 March 2025\n{one}\nu/{b} • 21 March 2025\n{two}",
    "slack": "{a} 20 March 2025 10:02 AM\n{one}\n{b} 21 March 2025 7:14 PM\n{two}",
    "x": "{a} @{a} · Mar 20, 2025\n{one}\n{b} @{b} · Mar 21, 2025\n{two}",
    "bluesky": "@{a}.bsky.example · 20 March 2025\n{one}\n@{b}.bsky.example · 21 March 2025\n{two}",
    "mastodon": "{a}\n20 March 2025, 10:02\n{one}\n{b}\n21 March 2025, 19:14\n{two}",
    "telegram": "{a}, [20.03.2025 10:02]\n{one}\n{b}, [21.03.2025 19:14]\n{two}",
    "facebook": "{a}\n20 March 2025 at 10:02\n{one}\n{b}\n21 March 2025 at 19:14\n{two}",
}


@pytest.mark.parametrize("site", FORMS)
def test_a_name_and_a_time_above_each_post_split_a_thread_of_any_site(site: str) -> None:
    draft = _read(FORMS[site].format(a="harbourwatch", b="oldsalt", one=FIRST, two=SECOND))
    assert [draft.text[post.span.start : post.span.end] for post in draft.posts] == [FIRST, SECOND]
    assert [post.published for post in draft.posts] == [dt.date(2025, 3, 20), dt.date(2025, 3, 21)]
    assert ["harbourwatch" in (post.author or "") for post in draft.posts] == [True, False]
    assert draft.doubts


def test_what_a_post_quotes_is_not_its_own() -> None:
    quoted = f"harbourwatch said:\n{FIRST}\nClick to expand...\n{SECOND}"
    draft = _read(XENFORO.replace(SECOND, quoted))
    last = draft.posts[-1]
    assert draft.text[last.span.start : last.span.end] == SECOND
    assert [(block.whom, block.text) for block in last.quoted] == [("harbourwatch", FIRST)]


UNSURE = {
    "an opening whose stamp is missing": (
        f"Ferry to Fernleigh\n{FIRST} {SECOND}\nIs that so?\ngull\nMar 21, 2025\n{SECOND}\ntern\nMar 22, 2025\n{FIRST}"
    ),
    "an opening above an engine's stamps": (
        f"Ferry to Fernleigh\n{FIRST} {SECOND}\ngull\nMar 21, 2025\n#2\n{SECOND}\ntern\nMar 22, 2025\n#3\n{FIRST}"
    ),
    "stamps of two forms": (
        f"gull\nMar 20, 2025\n{FIRST}\ntern\nMar 21, 2025\n{SECOND}\n"
        f"u/skua • 22 March 2025\n{FIRST} Yes.\nu/auk • 23 March 2025\n{SECOND} No."
    ),
    "words without a sentence": (
        "gull — 20/03/2025 10:02\nferry?\ntern — 20/03/2025 10:03\nno ferry\ngull — 20/03/2025 10:09\nok then"
    ),
}


@pytest.mark.parametrize("what", UNSURE)
def test_where_the_posts_begin_is_not_sure_all_is_kept_as_one_text_and_said(what: str) -> None:
    draft = _read(UNSURE[what])
    lines = UNSURE[what].split("\n")
    kept = lines[1:] if draft.title.value else lines
    assert (draft.kind, draft.posts, draft.text.split("\n\n")) == ("text", (), kept)
    assert draft.title.value in (None, "Ferry to Fernleigh")
    assert draft.doubts == (pasted.UNSURE,)


PIECES = (
    "gull", "tern", "Mar 20, 2025", "gull — 21/03/2025 10:02", "u/auk • 22 March 2025", "#3", "Posted March 20, 2025",
    "Post by skua » Thu Mar 20, 2025 9:14 am", "> an older word", "gull said:", "Click to expand...", "Like", "ok",
    "Is that so?", FIRST, SECOND,
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=16))
def test_no_line_of_a_thread_is_lost(pieces: list[str]) -> None:
    try:
        draft = _read("\n".join(pieces))
    except Refused:
        return
    quoted = [block.text for post in draft.posts for block in post.quoted]
    shown = "\n".join((draft.text, draft.title.value or "", *draft.dropped, *quoted))
    assert [line for line in pieces if line.lstrip("> ") not in shown] == []


def test_an_article_with_comments_under_it_stays_an_article() -> None:
    comments = FORMS["discord"].format(a="harbourwatch", b="oldsalt", one="Nice.", two="I was there.")
    draft = _read(f"Ferry cancelled in Fernleigh again\n\n{FIRST}\n\n{SECOND}\n\n{comments}")
    assert draft.kind == "text"

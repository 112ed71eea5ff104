"""Whatever an archive holds, an answer is inside every limit, nothing in it acts, and its words are the stored ones."""

import itertools
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat import limits
from bot.chat.i18n import translator_for
from bot.chat.rendering import answers, articles, corrections, timeline
from bot.chat.rendering.card import Button, Card
from bot.records.answers import ArticleView, Brief, Excerpt, InContext, Quotes, SearchPage, Timeline
from tests.chat import records
from tests.discord import markdown
from tests.discord.limits import messages

SPEECH = translator_for("en")
IDLE = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
checked = itertools.count()
"""How many messages went through the limits."""
LIVE = {"mention", "time", "command", "emoji", "spoiler", "underline", "list"}


def judged(card: Card, *wanted: Excerpt) -> None:
    """Discord's limits, our own limits, no ping, nothing foreign acts, and each wanted cut is shown or owed."""
    assert set(wanted) <= {*card.shown, *(each.cut for each in card.omitted)}
    card.note(SPEECH("x" * 148))
    card.buttons(*(Button(f"Button {number}", action=f"cd:{number}") for number in range(7)))
    next(checked)
    components = card.payload()
    body = {"components": components, "flags": 1 << 15, "allowed_mentions": {"parse": []}}
    assert not messages.check(body, set(), flags=1 << 15, editing=False)
    assert not limits.broken(components)
    shown = "\n".join(messages.texts(body))
    for letters in messages.texts(body):
        assert not markdown.read(letters).acts & LIVE, letters
    for cut in card.shown:
        assert markdown.read(shown).shows(cut.text), cut.text


@IDLE
@given(records.briefs)
def test_brief(answer: Brief) -> None:
    judged(answers.brief(SPEECH, answer), *answer.sentences, *(each.cut for each in answer.quotes[:3]))


@IDLE
@given(records.pages)
def test_quotes(answer: Quotes) -> None:
    judged(answers.quotes(SPEECH, answer), *(each.cut for each in answer.quotes))


@IDLE
@given(records.hits)
def test_search(answer: SearchPage) -> None:
    judged(answers.search(SPEECH, answer))


@IDLE
@given(records.timelines, st.integers(1, 3))
def test_timeline(answer: Timeline, page: int) -> None:
    of_page = answer.days[(page - 1) * timeline.PAGE : page * timeline.PAGE]
    judged(timeline.timeline(SPEECH, answer, page), *(each.sentence for each in of_page))


@IDLE
@given(records.shown)
def test_a_whole_article_in_pages(whole: ArticleView) -> None:
    _, pages = articles.shown(SPEECH, whole, 1)
    for page in range(1, min(pages, 4) + 1):
        judged(articles.shown(SPEECH, whole, page)[0])
    cut = articles.pages(whole.version.text)
    assert "".join(whole.version.text[a:b] for a, b in cut) == whole.version.text


@IDLE
@given(records.pages)
def test_quotes_in_context(answer: Quotes) -> None:
    rows = tuple(InContext((each,), each.cut) for each in answer.quotes)
    judged(corrections.context(SPEECH, answer, rows), *(each.cut for each in answer.quotes))


ROUND: Any = (
    (test_brief, (records.briefs,)), (test_quotes, (records.pages,)), (test_search, (records.hits,)),
    (test_timeline, (records.timelines, st.integers(1, 3))), (test_a_whole_article_in_pages, (records.shown,)),
    (test_quotes_in_context, (records.pages,)),
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("one", "strategies"), list(ROUND))
def test_a_round_of_thousands(one: Any, strategies: tuple[Any, ...]) -> None:
    over: Any = given
    run: Any = settings(IDLE, max_examples=300)(over(*strategies)(one.hypothesis.inner_test))
    run()


@pytest.mark.slow
def test_the_round_had_its_size() -> None:
    seen = next(checked)
    print(f"{seen:,} messages inside every limit")  # noqa: T201
    assert seen >= 1_500

"""Whatever stands in articles, names and topics: no limit broken, nothing acts, every shown cut letter for letter."""

import datetime as dt
import string

import discord
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat.i18n import translator_for
from bot.chat.rendering import answers
from bot.chat.rendering.card import Card
from bot.records.answers import Brief, Excerpt, Hit, QuoteExcerpt, Quotes, Searched, SearchPage, Source
from bot.records.archive import Article
from bot.records.ids import ArchiveId
from bot.records.reading import DateEvidence, Field, PublicationDate
from bot.records.texts import VerifiedText
from tests import hostile
from tests.discord import markdown
from tests.discord.limits import messages
from tests.discord.world import COMPONENTS_V2, Json

NOW = dt.datetime(2025, 3, 20, tzinfo=dt.UTC)
OURS = {"link", "italic"}
"""What our own words may do: cite by a link, say *unattributed*."""

dates = st.one_of(st.none(), st.dates())
urls = st.one_of(
    st.none(),
    hostile.lines(6),
    st.text(string.printable, max_size=20).map(lambda tail: "https://example.org/" + tail),
    st.integers(0, 900).map(lambda n: "https://example.org/" + "x" * n),
    st.just("https://[bad"),
)
long_or_short = st.one_of(hostile.texts(), hostile.texts(8).map(lambda text: text * 40))


@st.composite
def sources(draw: st.DrawFn, number: int) -> Source:
    day = draw(dates)
    dated = (
        PublicationDate(DateEvidence(day, "metadata", str(day)), (), draw(st.booleans())) if day else PublicationDate()
    )
    article = Article(
        id=number, archive=ArchiveId(1), version=number, kind="page", added_at=NOW, words=10, published=dated,
        title=Field(draw(st.none() | hostile.lines(30)), "metadata"), byline=Field(draw(st.none() | hostile.lines())),
        outlet=draw(st.none() | hostile.lines()), url=draw(urls), language=None, image=None,
    )  # fmt: skip
    return Source(number, article, (article,) * draw(st.integers(0, 30)))


def cut(text: str, article: int) -> Excerpt:
    return Excerpt(article, article, 0, len(text), VerifiedText(text))


@st.composite
def all_sources(draw: st.DrawFn) -> tuple[Source, ...]:
    return tuple(draw(sources(number)) for number in range(1, draw(st.integers(1, 7)) + 1))


@st.composite
def quote_cuts(draw: st.DrawFn, articles: int) -> QuoteExcerpt:
    said = cut(draw(long_or_short), draw(st.integers(1, articles)))
    return QuoteExcerpt(said, draw(st.none() | hostile.lines()), draw(st.none() | hostile.lines()), "said-clause", 1.0)


searched = st.builds(Searched, st.integers(0, 10**7), dates, dates)
topics = hostile.lines(20).map(lambda topic: topic[:200])


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    found = draw(all_sources())
    sentences = draw(st.lists(long_or_short, max_size=8))
    return Brief(
        draw(topics), draw(searched), len(found),
        tuple(cut(text, 1 + i % len(found)) for i, text in enumerate(sentences)),
        tuple(draw(st.lists(quote_cuts(len(found)), max_size=6))), found,
    )  # fmt: skip


@st.composite
def many_quotes(draw: st.DrawFn) -> Quotes:
    found = draw(all_sources())
    said = tuple(draw(st.lists(quote_cuts(len(found)), max_size=12)))
    named = (draw(st.none() | topics), draw(st.none() | topics))
    return Quotes(*named, draw(searched), len(said), said, found)


@st.composite
def hits(draw: st.DrawFn) -> SearchPage:
    found = draw(st.just(()) | all_sources())
    all_hits = tuple(Hit(s, 1.0, (cut(draw(long_or_short), s.number),)) for s in found)
    return SearchPage(draw(topics), draw(searched), len(found), all_hits)


def check(card: Card) -> None:
    """As the local Discord would, and each cut in the card stands on the screen letter for letter."""
    components: list[Json] = card.view().to_components()  # type: ignore[no-untyped-call]
    body = {"components": components, "allowed_mentions": {"parse": []}}
    assert messages.check(body, {f.name for f in card.files}, flags=COMPONENTS_V2, editing=False) == []
    readings = [markdown.read(text) for text in messages.texts(body)]
    for reading in readings:
        assert reading.acts <= OURS, reading.acts
    for shown in card.shown:
        assert any(reading.shows(shown.text) for reading in readings), shown.text
    assert any(reading.text.strip() for reading in readings)


CARDS = {
    "brief": (briefs(), answers.brief),
    "quotes": (many_quotes(), answers.quotes),
    "search": (hits(), answers.search),
}
LOCALES = (discord.Locale.american_english, discord.Locale.french, discord.Locale.thai)
QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]


def render_one(data: st.DataObject, kind: str) -> None:
    strategy, render = CARDS[kind]
    answer = data.draw(strategy)
    locale = data.draw(st.sampled_from(LOCALES))
    check(render(translator_for(locale.value), answer))  # type: ignore[operator]


@pytest.mark.parametrize("kind", CARDS)
@settings(max_examples=20, deadline=None, suppress_health_check=QUIET)
@given(data=st.data())
def test_hostile_answers(kind: str, data: st.DataObject) -> None:
    render_one(data, kind)


@pytest.mark.slow
@pytest.mark.parametrize("kind", CARDS)
@settings(max_examples=2_000, deadline=None, suppress_health_check=QUIET)
@given(data=st.data())
def test_thousands_of_hostile_answers(kind: str, data: st.DataObject) -> None:
    render_one(data, kind)

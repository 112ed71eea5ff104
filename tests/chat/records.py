"""Strategies for answers with the longest, strangest and emptiest content there is."""

import datetime as dt

from hypothesis import strategies as st

from bot.records.annotations import Quote
from bot.records.answers import (
    ArticleView,
    Brief,
    Excerpt,
    Hit,
    QuoteExcerpt,
    Quotes,
    Searched,
    SearchPage,
    Source,
    Timeline,
)
from bot.records.answers import TimelineDay as Day
from bot.records.archive import Article, Version
from bot.records.reading import DateEvidence, Field, PublicationDate

ODD = (
    "@everyone", "<@1>", "<@&2>", "<#3>", "<t:0:R>", "</brief:1>", "<a:x:1>", "[x](https://e.vil)", "||s||", "```c```",
    "# h", "> q", ">>> q", "- l", "1. l", "-# s", "**b", "__u", "~~s", "`", "\\", "\u202e", "\u2069", "\u2066",
    "\u200b", "שלום", "ไทย", "中文", "\U0001f600", "https://e.org/a_b", "\n", "\n\n", " ", "x" * 300, ":a:",
)  # fmt: skip
odd = st.lists(st.sampled_from(ODD) | st.text(max_size=30), min_size=1, max_size=15).map(" ".join)
text = odd | st.text(min_size=1, max_size=200) | st.sampled_from(["z" * 4_100, "*" * 2_100, "\U0001f600" * 2_010])
visible = text.filter(lambda given: bool(given.strip()))
maybe = st.none() | visible
days = st.dates(dt.date(1900, 1, 1), dt.date(2030, 1, 1))
urls = st.none() | st.sampled_from(
    ["https://e.org/a", "https://e.org/" + "p" * 600, "javascript:alert(1)", "https://e.org/)(", "http://[::1", "x"]
)
searched = st.builds(Searched, st.integers(0, 10**6), st.none() | days, st.none() | days)
witnesses = st.builds(DateEvidence, days, visible, visible)
dated = st.builds(PublicationDate, st.none() | witnesses, st.lists(witnesses, max_size=5).map(tuple), st.booleans())
articles = st.builds(
    Article, id=st.integers(1, 4), archive=st.just(1), version=st.integers(1, 4), kind=st.just("page"),
    title=st.builds(Field, maybe, visible), byline=st.builds(Field, maybe, visible), published=dated, outlet=maybe,
    url=urls, language=st.none(), image=urls, added_at=st.just(dt.datetime(2025, 1, 1, tzinfo=dt.UTC)),
    words=st.integers(0, 10**6),
)  # fmt: skip
cuts = st.builds(Excerpt, st.integers(1, 4), st.just(1), st.just(0), st.just(1), visible)
quotes = st.builds(QuoteExcerpt, cuts, maybe, maybe, st.just("said-clause"), st.just(0.9))
sources = st.builds(Source, st.integers(1, 99), articles, st.lists(articles, max_size=4).map(tuple))
briefs = st.builds(
    Brief, topic=visible, searched=searched, found=st.integers(0, 9), sentences=st.lists(cuts, max_size=12).map(tuple),
    quotes=st.lists(quotes, max_size=8).map(tuple), sources=st.lists(sources, max_size=16).map(tuple),
    warnings=st.just(("This rests on a single article.",)),
)  # fmt: skip
pages = st.builds(
    Quotes, maybe, maybe, searched, st.integers(0, 99), st.lists(quotes, max_size=10).map(tuple),
    st.lists(sources, max_size=10).map(tuple),
)  # fmt: skip
hits = st.builds(
    SearchPage, visible, searched, st.integers(0, 99),
    st.lists(st.builds(Hit, sources, st.just(1.0), st.lists(cuts, max_size=2).map(tuple)), max_size=5).map(tuple),
)  # fmt: skip
timelines = st.builds(
    Timeline, visible, searched, st.integers(0, 99),
    st.lists(st.builds(Day, days, cuts, st.integers(1, 50)), max_size=20).map(tuple),
    st.lists(sources, max_size=5).map(tuple), st.lists(articles, max_size=3).map(tuple),
)  # fmt: skip
versions = st.builds(
    Version, st.just(1), st.just(1), st.integers(1, 9), text, st.just("0" * 64),
    st.just(dt.datetime(2025, 1, 1, tzinfo=dt.UTC)),
)  # fmt: skip
shown = st.builds(
    ArticleView, articles, versions, st.just(()), st.just(()) | st.just((Quote(0, 1, None, None, "none", 0.0),))
)

"""A topic day by day as a card, with the chart of its coverage."""

import datetime as dt

from bot.chat import escape
from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.chat.rendering import components
from bot.chat.rendering.card import Attached, Card
from bot.records.answers import Excerpt, Source, Timeline
from bot.records.archive import Article
from bot.records.charts import Chart, Unit

PAGE = 8
PICTURE = "coverage.png"
UNSURE_LISTED = 5


def timeline(_: Translator, answer: Timeline, page: int, chart: Chart | None = None) -> Card:
    """One page of days, oldest first, each with a sentence, its source and a bar for how many articles it has.

    The chart stands on the first page, the articles without a certain date after the last day.
    """
    if not answer.days and (answer.mentioned or not answer.without_day):
        return components.nothing(_, answer.topic, answer.searched, answer.did_you_mean, len(answer.mentioned))
    card = Card("answer", _("Timeline: {topic}", topic=answer.topic))
    if chart is not None and page == 1:
        _picture(_, card, answer, chart)
    _days(_, card, answer, page)
    if not answer.days:
        card.add(_("No article on it has a date that is certain."))
    if page * PAGE >= len(answer.days):
        _unsure(_, card, answer)
    card.footer(components.searched(_, answer.searched))
    return card


def _days(_: Translator, card: Card, answer: Timeline, page: int) -> None:
    sources = components.by_article(answer.sources)
    most = max((day.articles for day in answer.days), default=1)
    for day in answer.days[(page - 1) * PAGE : page * PAGE]:
        count = _.ngettext(day.articles, "{number} article", "{number} articles")
        bar = "▇" * max(1, round(6 * day.articles / most))
        cuts = (day.sentence, *day.beside)
        told = [_told(cut, sources.get(cut.article)) for cut in cuts]
        card.add(Markdown("\n".join([f"**{_.day(day.day)}** `{bar}` {count}", *told])), cuts=cuts)


def _told(cut: Excerpt, source: Source | None) -> str:
    """A sentence with its citation, before which an outlet stands that bears a label."""
    labelled = "".join(f" {name}" for name in components.if_labelled(source.article)) if source else ""
    return f"{escape.text(cut.text)}{labelled}{components.GAP}{components.citation(source)}"


def _picture(_: Translator, card: Card, answer: Timeline, chart: Chart) -> None:
    description = in_words(_, answer, chart)
    bars = ", ".join(f"{label}: {number}" for label, number in chart.bars if number)
    alt = f"{_.gettext('Bar chart.')} {description} {bars}."
    card.picture(Attached(PICTURE, chart.png, alt, image=True))
    card.add(Markdown(f"-# {description}"))


def in_words(_: Translator, answer: Timeline, chart: Chart) -> Markdown:
    """What the chart shows, as a sentence or two."""
    by_unit: dict[Unit, Markdown] = {
        "day": _("Articles by day"),
        "week": _("Articles by week"),
        "month": _("Articles by month"),
        "year": _("Articles by year"),
        "decade": _("Articles by decade"),
    }
    label, number = chart.most
    first, last, most = (Markdown(_said(_, day, chart.unit)) for day in (chart.bars[0][0], chart.bars[-1][0], label))
    all_of = _("the newest {number}", number=chart.total) if answer.more else _.number(chart.total)
    facts = _(
        "{first} to {last}: {all} in all; {label} has most ({number}).",
        first=first, last=last, all=Markdown(all_of), label=most, number=number,
    )  # fmt: skip
    return Markdown(f"{by_unit[chart.unit]}, {facts}")


def _said(_: Translator, label: str, unit: Unit) -> str:
    """A bar's label as people write it; the chart itself has less room."""
    if unit in ("day", "week"):
        return _.day(dt.date.fromisoformat(label))
    return _.month(dt.date.fromisoformat(f"{label}-01")) if unit == "month" else label


def _unsure(_: Translator, card: Card, answer: Timeline) -> None:
    if not answer.without_day:
        return
    omitted = _.ngettext(
        answer.without_day,
        "{number} article without a certain date is left out:",
        "{number} articles without a certain date are left out:",
    )
    card.rule()
    card.add(Markdown(f"-# {omitted}"), *(_left_out(_, article) for article in answer.unsure[:UNSURE_LISTED]))


def _left_out(_: Translator, article: Article) -> Markdown:
    linked = components.linked(components.title_of(_, article), article.url)
    return Markdown(f"-# {linked} · {components.facts_of(_, article)} · \\#{article.id}")

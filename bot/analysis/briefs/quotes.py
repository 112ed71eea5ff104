"""Choosing the key quotes of a brief."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.analysis.on_topic import share
from bot.records.annotations import Quote
from bot.records.archive import AnnotatedArticle
from bot.records.topics import Topic
from bot.text.words import words

FEWEST_WORDS = 2
ATTRIBUTED, ON_TOPIC, SHOWN = 2.0, 1.5, 1.0


@dataclass(frozen=True, slots=True)
class ChosenQuote:
    """A quote of the article at `place` in what was given, and how well it fits."""

    place: int
    quote: Quote
    fit: float


def key_quotes(
    articles: Sequence[AnnotatedArticle], topic: Topic, shown: Iterable[tuple[int, int, int]], most: int
) -> list[ChosenQuote]:
    """The best quotes: attributed before unattributed, on topic, early articles first, no words twice.

    Only what was said: never words that are denied, disputed, supposed or told at second hand.

    `shown` are (place, start, end) of sentences shown already; a quote inside one comes after those that are not.
    """
    spans = list(shown)
    chosen = [
        ChosenQuote(place, quote, _fit(place, marked, quote, topic, spans))
        for place, marked in enumerate(articles)
        for quote in marked.quotes
        if quote.standing == "said"
    ]
    chosen.sort(key=lambda choice: -choice.fit)
    kept: list[ChosenQuote] = []
    forms: set[tuple[str, ...]] = set()
    for choice in chosen:
        form = tuple(words(articles[choice.place].version.text[choice.quote.start : choice.quote.end]))
        if len(form) >= FEWEST_WORDS and form not in forms and len(kept) < most:
            forms.add(form)
            kept.append(choice)
    return kept


def _fit(
    place: int, marked: AnnotatedArticle, quote: Quote, topic: Topic, shown: Sequence[tuple[int, int, int]]
) -> float:
    near = share(marked, *marked.passages.whole(quote.start, quote.end), topic)
    inside = any(at == place and start <= quote.start and quote.end <= end for at, start, end in shown)
    length = min(quote.end - quote.start, 200) / 200
    return (
        (ATTRIBUTED * (0.5 + quote.confidence / 2) if quote.speaker else 0.0)
        + ON_TOPIC * near
        + length
        - SHOWN * inside
        - 0.15 * place
    )

"""Which quotes and which passages of found articles are worth showing for a topic."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.records.archive import MarkedArticle
from bot.records.marks import Quote
from bot.records.passages import Passage
from bot.records.topics import Topic
from bot.text.words import stem_text, words

FEWEST_WORDS = 2
MOST_PASSAGES = 80
ATTRIBUTED, ON_TOPIC, SHOWN = 2.0, 1.5, 1.0


@dataclass(frozen=True, slots=True)
class Pick:
    """A quote or passage of the article at `place` in what was given, and how well it fits."""

    place: int
    start: int
    end: int
    fit: float
    quote: Quote | None = None


def quotes(
    found: Sequence[MarkedArticle], topic: Topic, shown: Iterable[tuple[int, int, int]], most: int
) -> list[Pick]:
    """The best quotes: attributed before unattributed, on topic, early articles first, no words twice.

    `shown` are (place, start, end) of sentences shown already; a quote inside one comes after those that are not.
    """
    spans = list(shown)
    picks = [
        Pick(place, quote.start, quote.end, _fit(place, marked, quote, topic, spans), quote)
        for place, marked in enumerate(found)
        for quote in marked.quotes
    ]
    picks.sort(key=lambda pick: -pick.fit)
    kept: list[Pick] = []
    said: set[tuple[str, ...]] = set()
    for pick in picks:
        form = tuple(words(found[pick.place].version.text[pick.start : pick.end]))
        if len(form) >= FEWEST_WORDS and form not in said and len(kept) < most:
            said.add(form)
            kept.append(pick)
    return kept


def passages(marked: MarkedArticle, topic: Topic, most: int) -> list[Passage]:
    """The passages that carry most of the topic's ideas, in reading order; the first passage when none does."""
    shares = [
        (_share(marked, passage.start, passage.end, topic), passage)
        for passage in islice(marked.passages, MOST_PASSAGES)
    ]
    best = sorted((pair for pair in shares if pair[0] > 0), key=lambda pair: -pair[0])[:most]
    chosen = [passage for _, passage in best] or list(marked.passages[:1])
    return sorted(chosen, key=lambda passage: passage.start)


def _fit(place: int, marked: MarkedArticle, quote: Quote, topic: Topic, shown: Sequence[tuple[int, int, int]]) -> float:
    near = _share(marked, *marked.passages.whole(quote.start, quote.end), topic)
    inside = any(at == place and start <= quote.start and quote.end <= end for at, start, end in shown)
    length = min(quote.end - quote.start, 200) / 200
    return (
        (ATTRIBUTED * (0.5 + quote.confidence / 2) if quote.speaker else 0.0)
        + ON_TOPIC * near
        + length
        - SHOWN * inside
        - 0.15 * place
    )


def _share(marked: MarkedArticle, start: int, end: int, topic: Topic) -> float:
    language = marked.article.language
    text = f" {stem_text(marked.version.text[start:end], language)} "
    carried = sum(any(f" {name} " in text for name in names) for names in topic.names_in(language))
    return carried / len(topic.ideas)

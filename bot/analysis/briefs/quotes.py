"""Choosing the key quotes of a brief."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.analysis.lexicon import lexicon_for
from bot.analysis.naming import described
from bot.analysis.on_topic import share
from bot.records.annotations import Quote
from bot.records.archive import AnnotatedArticle
from bot.records.topics import Topic
from bot.text.words import words

FEWEST_WORDS = 6
OF_SPEAKER = 2
LONG_WORD, TITLED = 4, 0.6
"""Letters of a word that a title writes with a capital, and the share of such words from which it is a title."""
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
    """The best quotes: on topic, early articles first, no words twice, two of one speaker, half of one article.

    Only what somebody who is named did say, and a clause of it: never words that are denied, disputed, supposed or told
    at second hand.

    `shown` are (place, start, end) of sentences shown already; a quote inside one comes after those that are not.
    """
    spans = list(shown)
    chosen = [
        ChosenQuote(place, quote, _fit(place, marked, quote, topic, spans))
        for place, marked in enumerate(articles)
        for quote in marked.quotes
        if _worth_it(marked, quote)
    ]
    chosen.sort(key=lambda choice: -choice.fit)
    kept: list[ChosenQuote] = []
    forms: set[tuple[str, ...]] = set()
    for choice in chosen:
        form = tuple(words(articles[choice.place].version.text[choice.quote.start : choice.quote.end]))
        if form not in forms and len(kept) < most and _has_room(choice, kept, most):
            forms.add(form)
            kept.append(choice)
    return _shared_out(kept)


def _worth_it(marked: AnnotatedArticle, quote: Quote) -> bool:
    """Whether a quote is a clause of FEWEST_WORDS or more that somebody named did say: no title, name or lyric."""
    text = marked.version.text[quote.start : quote.end]
    its = text.split()
    if quote.standing != "said" or not quote.speaker or described(quote.speaker) or "\n" in text:
        return False
    lexicon = lexicon_for(marked.article.language, marked.version.text)
    long = [word for word in its[1:] if len(word) >= LONG_WORD]
    titled = lexicon.language != "de" and sum(word[0].isupper() for word in long) > TITLED * len(long)
    first = words(its[0])[:1] if its else []
    hanging = text[:1].islower() and not any(word in lexicon.pronouns for word in first)
    return len(words(text)) >= FEWEST_WORDS and not titled and not hanging


def _has_room(choice: ChosenQuote, kept: Sequence[ChosenQuote], most: int) -> bool:
    of_article = sum(other.place == choice.place for other in kept)
    of_speaker = sum(_surname(other) == _surname(choice) for other in kept)
    return of_article < max(1, most // 2) and of_speaker < OF_SPEAKER


def _surname(choice: ChosenQuote) -> str:
    return (choice.quote.speaker or "").casefold().rpartition(" ")[2]


def _shared_out(kept: list[ChosenQuote]) -> list[ChosenQuote]:
    """The quotes without the last of an article that has more than half of them, where another has some as well."""
    while True:
        place, often = Counter(choice.place for choice in kept).most_common(1)[0] if kept else (0, 0)
        if often * 2 <= len(kept) or often < 2 or often == len(kept):
            return kept
        last = max(at for at, choice in enumerate(kept) if choice.place == place)
        kept = kept[:last] + kept[last + 1 :]


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

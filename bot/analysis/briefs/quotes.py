"""Choosing the key quotes of a brief."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.analysis.briefs.near import within
from bot.analysis.briefs.stories import carrying_of, story_of
from bot.analysis.on_topic import share
from bot.records.annotations import Quote
from bot.records.archive import AnnotatedArticle
from bot.records.topics import Topic
from bot.text.words import words

FEWEST_WORDS = 6
"""Words of a clause: fewer are a title, a ship's name, a nickname or a term."""

MOST_WORDS = 80
"""Words of a quote that a brief has room for."""

OF_ONE_SPEAKER = 2
ATTRIBUTED, ON_TOPIC = 2.0, 1.5


@dataclass(frozen=True, slots=True)
class ChosenQuote:
    """A quote of the article at `place` in what was given, and how well it fits."""

    place: int
    quote: Quote
    fit: float


def key_quotes(
    articles: Sequence[AnnotatedArticle], topic: Topic, shown: Iterable[tuple[int, int, int]], most: int
) -> list[ChosenQuote]:
    """The best quotes of people who are named: on topic, early articles first, no words twice, none too long to print.

    Only what was said for sure: never words that are denied, disputed, supposed or told at second hand, no speaker in
    doubt, and nothing woven into somebody else's sentence. At most OF_ONE_SPEAKER
    are one speaker's and, of two and more, half one article's.

    `shown` are (place, start, end) of sentences shown already; a quote inside one is shown again
    only where there is no other: then it says who the speaker is.
    """
    spans = list(shown)
    carried = [carrying_of(story_of(marked), topic) for marked in articles]
    chosen = [
        ChosenQuote(place, quote, _fit(place, marked, quote, topic))
        for place, marked in enumerate(articles)
        for quote in marked.quotes
        if quote.standing == "said" and quote.speaker and quote.sure and not _is_woven(marked, quote)
        if _near(marked, quote, carried[place])
    ]
    chosen = [choice for choice in chosen if not _inside(choice.place, choice.quote, spans)] or chosen
    chosen.sort(key=lambda choice: -choice.fit)
    kept: list[ChosenQuote] = []
    forms: set[tuple[str, ...]] = set()
    speakers: Counter[str] = Counter()
    for choice in chosen:
        form = tuple(words(articles[choice.place].version.text[choice.quote.start : choice.quote.end]))
        name = (choice.quote.speaker or "").casefold()
        if FEWEST_WORDS <= len(form) <= MOST_WORDS and form not in forms and speakers[name] < OF_ONE_SPEAKER:
            forms.add(form)
            speakers[name] += 1
            kept.append(choice)
    return _shared_out(kept, most)


def _shared_out(choices: Sequence[ChosenQuote], most: int) -> list[ChosenQuote]:
    """At most `most`, in their order, no article having more than half of what is left of them."""
    for size in range(min(most, len(choices)), 1, -1):
        of_each: Counter[int] = Counter()
        shared: list[ChosenQuote] = []
        for choice in choices:
            if of_each[choice.place] < size // 2 and len(shared) < size:
                of_each[choice.place] += 1
                shared.append(choice)
        if len(shared) == size:
            return shared
    return list(choices[:OF_ONE_SPEAKER]) if len({choice.place for choice in choices}) == 1 else list(choices[:1])


def _is_woven(marked: AnnotatedArticle, quote: Quote) -> bool:
    """Whether the sentence around a quote runs on into it, so that its words alone lack what begins there: vowed to
    “go on until the last day”."""
    text = marked.version.text
    before = text[max(0, quote.start - 4) : quote.start].rstrip(" \"'“”„«»‘’‹›")
    return text[quote.start : quote.end].lstrip(" \u00a0")[:1].islower() and before[-1:].isalnum()


def _near(marked: AnnotatedArticle, quote: Quote, carried: Sequence[int]) -> bool:
    return any(within(passage, carried) for passage in marked.passages.touching(quote.start, quote.end))


def _inside(place: int, quote: Quote, shown: Sequence[tuple[int, int, int]]) -> bool:
    return any(at == place and start <= quote.start and quote.end <= end for at, start, end in shown)


def _fit(place: int, marked: AnnotatedArticle, quote: Quote, topic: Topic) -> float:
    near = share(marked, *marked.passages.whole(quote.start, quote.end), topic)
    length = min(quote.end - quote.start, 200) / 200
    return ATTRIBUTED * (0.5 + quote.confidence / 2) + ON_TOPIC * near + length - 0.15 * place

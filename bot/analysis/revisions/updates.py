"""Near-copies told apart: a text with another figure, negation, name, date or quotation is an update, not a copy.

Sentences are aligned: those on both sides say nothing, and of the others each is compared with the one most like it.
A sentence that stands on one side alone was cut or added, as copies are, and makes no update.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.analysis.alignment.polarity import polarity_of
from bot.analysis.lexicon import lexicon_for
from bot.analysis.lexicon import table as lexicon_table
from bot.analysis.quotations.marks import pair
from bot.analysis.revisions.forms import Forms, table
from bot.analysis.sentences import split
from bot.records.archive import AnnotatedArticle
from bot.records.passages import Passage
from bot.text.wording import figure, forms, words

ALIKE = 0.5
"""Of the words of two sentences, the share that both have from which one is the other in other words."""
MOST_SENTENCES = 200
_TRAILING = re.compile(r"(?<=\d)[^\W\d]+$")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")


@dataclass(frozen=True, slots=True)
class Telling:
    """A text as it is compared: its sentences as forms, all its forms, capitalised words and quotations."""

    language: str
    sentences: tuple[tuple[str, ...], ...]
    every: frozenset[str]
    names: frozenset[str]
    said: tuple[tuple[str, ...], ...]


def telling(text: str, passages: Iterable[Passage], language: str | None) -> Telling:
    """A text with its passages, ready to be compared."""
    cuts = [text[passage.start : passage.end] for passage in list(passages)[:MOST_SENTENCES]]
    known = lexicon_for(language, text).language
    sentences = tuple(tuple(_counted(forms(cut), table(known))) for cut in cuts)
    names = frozenset(name for cut in cuts for name in _names(cut)) if known != "de" else frozenset[str]()
    said = tuple(tuple(forms(text[quote.start : quote.end])) for quote in pair(text))
    return Telling(known, sentences, frozenset(word for its in sentences for word in its), names, said)


def telling_of(marked: AnnotatedArticle) -> Telling:
    """An article, ready to be compared."""
    return telling(marked.version.text, marked.passages, marked.article.language)


def telling_of_text(text: str) -> Telling:
    """A text that is not stored; a sentence that it breaks off in says nothing of what is missing."""
    passages = list(split(text, None))
    broken = bool(passages) and text[passages[-1].end - 1].isalnum()
    return telling(text, passages[:-1] if broken else passages, None)


def updates(one: Telling, other: Telling) -> bool:
    """Whether two near-copies tell different things."""
    if _labelled(one) != _labelled(other) or _said_otherwise(one, other):
        return True
    return any(_differ(one, other, mine, theirs) for mine, theirs in _pairs(one.sentences, other.sentences))


def told_apart(articles: Sequence[AnnotatedArticle]) -> tuple[AnnotatedArticle, ...]:
    """The articles in their order, each copy group divided into its texts, of which each updates the one before."""
    groups: dict[int, list[AnnotatedArticle]] = {}
    for marked in articles:
        if marked.copies_of is not None:
            groups.setdefault(marked.copies_of, []).append(marked)
    divided = {marked.article.id: marked for group in groups.values() if len(group) > 1 for marked in _divided(group)}
    return tuple(divided.get(marked.article.id, marked) for marked in articles)


def copy_group(marked: AnnotatedArticle) -> int:
    """The id of the article that stands for this one and its copies."""
    return marked.copies_of or marked.article.id


def newest_of_each(articles: Sequence[AnnotatedArticle]) -> list[AnnotatedArticle]:
    """Of each story its newest text, and of the copies of that the one that stands first, in their order."""
    stories: dict[int, list[AnnotatedArticle]] = {}
    for marked in articles:
        stories.setdefault(marked.story or copy_group(marked), []).append(marked)
    newest = {copy_group(max(story, key=recency)) for story in stories.values()}
    speakers = {copy_group(marked): marked for marked in reversed(articles) if copy_group(marked) in newest}
    return list(speakers.values())[::-1]


def recency(marked: AnnotatedArticle) -> tuple[bool, dt.date, int]:
    """What the tellings of one story are ordered by: the last is the newest; an unsure day is older than a sure one."""
    day = marked.article.day
    return bool(day and marked.article.published.sure), day or dt.date.min, marked.article.id


def _divided(group: Sequence[AnnotatedArticle]) -> Iterator[AnnotatedArticle]:
    texts: list[tuple[AnnotatedArticle, Telling]] = []
    for marked in sorted(group, key=recency):
        told = telling_of(marked)
        twin = next((first for first, its in texts if not updates(its, told)), None)
        if twin is not None:
            yield replace(marked, copies_of=twin.copies_of, story=twin.story, update_of=twin.update_of)
            continue
        before = texts[-1][0] if texts else None
        article_id = marked.article.id
        if before is None or _of_one_form(before, marked):
            first = replace(marked, copies_of=article_id, story=article_id)
        else:
            first = replace(marked, copies_of=article_id, story=before.story, update_of=before.article.id)
        texts.append((first, told))
        yield first


def _of_one_form(one: AnnotatedArticle, other: AnnotatedArticle) -> bool:
    """Whether both are a bulletin that is filled in again: their headings differ in nothing but their dates."""
    headings = [
        forms(marked.article.title.value or marked.version.text[slice(*_first(marked))]) for marked in (one, other)
    ]
    lexicon = lexicon_for(one.article.language, one.version.text)
    dated = [
        _undated(heading, lexicon.words.get("months", frozenset()), table(lexicon.language)) for heading in headings
    ]
    return headings[0] != headings[1] and dated[0] == dated[1] and "DAY" in dated[0]


def _first(marked: AnnotatedArticle) -> tuple[int, int]:
    return next(((passage.start, passage.end) for passage in marked.passages), (0, 0))


def _undated(heading: Sequence[str], months: frozenset[str], known: Forms) -> list[str]:
    day = ["DAY" if word in months or known.begins("weekdays", [word]) else word for word in heading]
    return ["FIGURE" if figure(word) else word for word in day]


def _counted(its: Iterable[str], known: Forms) -> Iterator[str]:
    """Forms with the words for numbers in digits, and figures without ordinals, units and points for thousands."""
    for word in its:
        number = known.number(word)
        if number is None:
            yield word
        else:
            plain = _TRAILING.sub("", number)
            yield plain.replace(".", "") if _GROUPED.fullmatch(plain) else plain


def _names(cut: str) -> Iterator[str]:
    """The capitalised words of a sentence but its first."""
    return (word.form for word in words(cut)[1:] if cut[word.start].isupper())


def _pairs(
    mine: Sequence[tuple[str, ...]], theirs: Sequence[tuple[str, ...]]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Sentences that are not the same, each with the one that is most like it."""
    shared = set(mine) & set(theirs)
    left = [sentence for sentence in theirs if sentence not in shared]
    for sentence in mine:
        if sentence in shared or not left:
            continue
        best = max(left, key=lambda other: _alike(sentence, other))
        if _alike(sentence, best) >= ALIKE:
            yield sentence, best


def _alike(one: Sequence[str], other: Sequence[str]) -> float:
    first, second = set(one), set(other)
    return 2 * len(first & second) / max(1, len(first) + len(second))


def _differ(one: Telling, other: Telling, mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    short, long = sorted((mine, theirs), key=len)
    if short in (long[: len(short)], long[len(long) - len(short) :]):
        return False  # a sentence that was cut
    known, polarity = table(one.language), polarity_of(one.language)
    if any(map(polarity.negates, mine)) != any(map(polarity.negates, theirs)):
        return True
    only_mine, only_theirs = set(mine) - other.every, set(theirs) - one.every
    if any(map(figure, only_mine)) and any(map(figure, only_theirs)):
        return True
    if only_mine & one.names and only_theirs & other.names:
        return True
    figures = {word for word in mine if figure(word) and word in theirs}
    units = [{word for word in sentence if known.begins("units", [word])} for sentence in (mine, theirs)]
    if units[0] and units[1] and units[0] != units[1]:
        return True
    days = [{word for word in sentence if _is_day(word, one.language)} for sentence in (mine, theirs)]
    if days[0] - days[1] and days[1] - days[0]:
        return True
    return any(_bounded(mine, number, known) != _bounded(theirs, number, known) for number in figures)


def _is_day(word: str, language: str) -> bool:
    return bool(table(language).begins("weekdays", [word])) or lexicon_table(language).has("months", word)


def _bounded(sentence: Sequence[str], number: str, known: Forms) -> bool:
    """Whether "at least" or the like stands before a figure."""
    at = sentence.index(number)
    return any(known.begins("least", sentence, start) == at - start for start in range(max(0, at - 3), at))


def _labelled(told: Telling) -> bool:
    known = table(told.language)
    return any(known.begins("labels", sentence) for sentence in (*told.sentences[:2], *told.sentences[-2:]))


def _said_otherwise(one: Telling, other: Telling) -> bool:
    """Whether a quotation has words on both sides that the other text lacks; one that is shortened has not."""
    mine = [words for words in one.said if words not in other.said]
    theirs = [words for words in other.said if words not in one.said]
    return any(
        bool(_alike(words, others) >= ALIKE and set(words) - other.every and set(others) - one.every)
        for words in mine
        for others in theirs
    )

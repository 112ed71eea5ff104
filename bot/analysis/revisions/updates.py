"""Near-copies told apart: a text with another figure, negation, name, date or quotation is an update, not a copy.

Sentences are aligned: those on both sides say nothing, and of the others each is compared with the one most like it.
A sentence that stands on one side alone was cut or added, as copies are, and makes no update.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from bot.analysis.alignment.polarity import polarity_of
from bot.analysis.lexicon import Lexicon, lexicon_for
from bot.analysis.lexicon import table as lexicon_table
from bot.analysis.quotations.marks import pair
from bot.analysis.revisions.forms import LABELS, Forms, measures, table
from bot.analysis.sentences import split
from bot.records.archive import AnnotatedArticle
from bot.records.passages import Passage
from bot.text.wording import figure, forms, word_columns

ALIKE = 0.5
"""Of the words of two sentences, the share that both have from which one is the other in other words."""
MOST_SENTENCES, MOST_LOOKED = 200, 2_000
_TRAILING = re.compile(r"(?<=\d)[^\W\d]+$")
_THREE, _UP_TO_THREE = re.compile(r"\d{3}"), re.compile(r"[1-9]\d{0,2}(?:\d{3})?")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")
_SUFFIX = {"k": 3, "m": 6, "mn": 6, "bn": 9}
_SHORTENED = {"won't": "will", "can't": "can", "shan't": "shall"}
SHOUTED = 0.6
"""The share of capitals among letters from which a text is set in them, and a capital tells of no name."""
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")


@dataclass(frozen=True, slots=True)
class ComparedText:
    """A text as it is compared: its sentences as forms, all its forms, capitalised words and quotations."""

    language: str
    sentences: tuple[tuple[str, ...], ...]
    every: frozenset[str]
    names: frozenset[str]
    said: tuple[tuple[str, ...], ...]


def telling(text: str, passages: Iterable[Passage], language: str | None) -> ComparedText:
    """A text with its passages, ready to be compared."""
    cuts = [text[passage.start : passage.end] for passage in list(passages)[:MOST_SENTENCES]]
    known = lexicon_for(language, text).language
    sentences = tuple(tuple(_counted(forms(cut), table(known))) for cut in cuts)
    names = frozenset(name for cut in cuts for name in _names(cut, known)) if not _shouted(text) else frozenset[str]()
    said = tuple(tuple(forms(text[quote.start : quote.end])) for quote in pair(text))
    return ComparedText(known, sentences, frozenset(word for its in sentences for word in its), names, said)


def telling_of(marked: AnnotatedArticle) -> ComparedText:
    """An article, ready to be compared."""
    return telling(marked.version.text, marked.passages, marked.article.language)


def telling_of_text(text: str) -> ComparedText:
    """A text that is not stored; a sentence that it breaks off in says nothing of what is missing."""
    passages = list(split(text, None))
    broken = bool(passages) and text[passages[-1].end - 1].isalnum()
    return telling(text, passages[:-1] if broken else passages, None)


def updates(one: ComparedText, other: ComparedText) -> bool:
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
    texts: list[tuple[AnnotatedArticle, ComparedText]] = []
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
    """Forms with "not" apart; figures in digits, times their scale, without points and ordinals; "12 m" joined."""
    kept: list[str] = []
    for word in its:
        number, power = known.number(word), known.scales.get(word)
        if kept and _THREE.fullmatch(word) and _UP_TO_THREE.fullmatch(kept[-1]):
            kept[-1] += word  # 1 200
        elif word.endswith("n't"):
            kept += [_SHORTENED.get(word, word[:-3]), "not"]
        elif number is not None:
            kept.append(_plain(number))
        elif power is not None and kept and _DIGITS.fullmatch(kept[-1]):
            kept[-1] = f"{Decimal(kept[-1].replace(',', '.')).scaleb(power).normalize():f}"
        elif word in _SUFFIX and kept and _DIGITS.fullmatch(kept[-1]):
            kept[-1] += word
        else:
            kept.append(word)
    return iter(kept)


def _plain(number: str) -> str:
    """A figure without the points that group it and without an ordinal's letters; "12m" may be metres or millions."""
    bare = _TRAILING.sub("", number)
    plain = number if number[len(bare) :] in _SUFFIX else bare
    return plain.replace(".", "") if _GROUPED.fullmatch(plain) else plain


def _amounts(number: str) -> set[str]:
    """What a figure may be: "12m" is 12 or twelve millions."""
    bare = _TRAILING.sub("", number)
    power = _SUFFIX.get(number[len(bare) :])
    if power is None or not _DIGITS.fullmatch(bare):
        return {number}
    return {bare, f"{Decimal(bare.replace(',', '.')).scaleb(power).normalize():f}"}


def _names(cut: str, language: str) -> Iterator[str]:
    """The capitalised words of a sentence but its first; in German first names and what follows them."""
    if cut.islower():
        return
    found, given = word_columns(cut), lexicon_table(language)
    for start, (before, form) in zip(found.starts[1:], pairwise(found.forms), strict=True):
        if not cut[start].isupper():
            continue
        if language != "de" or _is_first_name(before, given) or _is_first_name(form, given):
            yield form


def _is_first_name(word: str, given: Lexicon) -> bool:
    return any(given.has(group, word) for group in ("male", "female", "either"))


def _shouted(text: str) -> bool:
    letters = [letter for letter in text[:MOST_LOOKED] if letter.isalpha()]
    return sum(map(str.isupper, letters)) > SHOUTED * len(letters)


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


def _differ(one: ComparedText, other: ComparedText, mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    known, polarity = table(one.language), polarity_of(one.language)
    figures = {word for word in mine if figure(word) and word in theirs}
    if any(_bounded(mine, number, known) != _bounded(theirs, number, known) for number in figures):
        return True
    short, long = sorted((mine, theirs), key=len)
    if short in (long[: len(short)], long[len(long) - len(short) :]):
        return False  # a sentence that was cut
    if any(map(polarity.negates, mine)) != any(map(polarity.negates, theirs)):
        return True
    if (set(mine) - other.every) & one.names and (set(theirs) - one.every) & other.names:
        return True
    return _counts_otherwise(mine, theirs) or _tells_otherwise(one.language, mine, theirs)


def _counts_otherwise(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether each of two sentences has a figure that the other lacks."""
    ours = [_amounts(word) for word in set(mine) - set(theirs) if figure(word)]
    others = [_amounts(word) for word in set(theirs) - set(mine) if figure(word)]
    alone = [amounts for amounts in ours if not any(amounts & each for each in others)]
    return bool(alone) and any(not any(amounts & each for each in ours) for amounts in others)


def _tells_otherwise(language: str, mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether each of two sentences has a day, a measure or a counted thing that the other lacks."""
    known = table(language)
    days = [{word for word in sentence if _is_day(word, language)} for sentence in (mine, theirs)]
    amounts = [{measures()[word] for word in sentence if word in measures()} for sentence in (mine, theirs)]
    things = [{known.things[word] for word in sentence if word in known.things} for sentence in (mine, theirs)]
    return any(bool(ours - others and others - ours) for ours, others in (days, amounts, things))


def _is_day(word: str, language: str) -> bool:
    return bool(table(language).begins("weekdays", [word])) or lexicon_table(language).has("months", word)


def _bounded(sentence: Sequence[str], number: str, known: Forms) -> bool:
    """Whether "at least" or the like stands before a figure."""
    at = sentence.index(number)
    return any(known.begins("least", sentence, start) == at - start for start in range(max(0, at - 3), at))


def _labelled(told: ComparedText) -> bool:
    known = table(told.language)
    ends = (*told.sentences[:2], *told.sentences[-2:])
    return any(known.begins(group, sentence) for group in LABELS for sentence in ends)


def _said_otherwise(one: ComparedText, other: ComparedText) -> bool:
    """Whether a quotation has words on both sides that the other text lacks; one that is shortened has not."""
    mine = [words for words in one.said if words not in other.said]
    theirs = [words for words in other.said if words not in one.said]
    return any(
        bool(_alike(words, others) >= ALIKE and set(words) - other.every and set(others) - one.every)
        for words in mine
        for others in theirs
    )

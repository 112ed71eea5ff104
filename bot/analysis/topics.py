"""From what was typed to a Topic. Whatever is typed becomes folded words; nothing typed is ever a query language.

What is typed is taken apart here, once; `topic_spelling` says how its names stand in an archive's texts.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.analysis.aliases import Aliases, holds, longer
from bot.analysis.respelling import designation, respellings
from bot.analysis.topic_spelling import NamedIdea, Narrowed, spelled_topic
from bot.errors import BadDay, EmptyTopic, TopicTooLong
from bot.records.topics import Languages, Term, Topic
from bot.text.stopwords import stopwords
from bot.text.words import ACRONYMS, MARK, is_pair, unpaired, words

LIMIT = 500
"""Characters of a topic: room for a long question; a paragraph is not a topic."""

SHORT = 24

TYPED_SMALL = frozenset({"us"})
"""Acronyms meant even in small letters: nobody asks for "us", but "who" begins many questions."""

_PIECE = re.compile(
    r"""(?P<minus>(?<!\S)[-−])?(?:
        (?P<key>(?<![^\s])(?:outlet|lang|since|until)):(?:"(?P<quoted>[^"]*)"|(?P<value>\S+))
      | ["“”„«](?P<phrase>[^"“”„«»]+)["“”»]
      | (?P<word>[^\s"“”„«»]+)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def parse(typed: str, aliases: Aliases, languages: Languages = (None,)) -> Topic:
    """Understand a topic: words, "phrases", -without, outlet:, lang:, since: and until: (2025, 2025-03, 2025-03-20).

    `languages` are those of the texts it will be looked for in. Raises EmptyTopic when no idea is left, TopicTooLong
    past LIMIT characters, BadDay for a day that cannot be read.
    """
    if len(typed) > LIMIT:
        raise TopicTooLong(limit=LIMIT, length=len(typed))
    run: list[str] = []
    ideas: list[NamedIdea] = []
    excluded: list[Term] = []
    filters: dict[str, list[str]] = {}
    for piece in _PIECE.finditer(typed):
        if piece["key"]:
            filters.setdefault(piece["key"].casefold(), []).append(piece["quoted"] or piece["value"] or "")
        elif piece["minus"]:
            excluded += _terms(piece["phrase"] or piece["word"])
        elif piece["phrase"]:
            ideas += [*_ideas(run, aliases), *(NamedIdea(piece["phrase"], (term,)) for term in _terms(piece["phrase"]))]
            run = []
        else:
            run.append(designation(piece["word"]) or piece["word"])
    ideas += _ideas(run, aliases)
    distinct = tuple({idea.terms: idea for idea in ideas}.values())
    if not distinct:
        raise EmptyTopic
    pieces = tuple((piece, _only(words(piece))) for piece in typed.split())
    return spelled_topic(typed.strip(), distinct, _narrowed(tuple(excluded), filters), languages, pieces)


def _narrowed(excluded: tuple[Term, ...], filters: Mapping[str, Sequence[str]]) -> Narrowed:
    return Narrowed(
        excluded=excluded,
        outlets=tuple(filters.get("outlet", ())),
        language=next((value.casefold()[:2] for value in filters.get("lang", ())), None),
        since=next((_day(value, last=False) for value in filters.get("since", ())), None),
        until=next((_day(value, last=True) for value in filters.get("until", ())), None),
    )


def _only(folded: Sequence[str]) -> str | None:
    return folded[0] if len(folded) == 1 else None


def _terms(phrase: str) -> list[Term]:
    found = tuple(words(phrase))
    return [Term(found)] if found else []


def _ideas(run: list[str], aliases: Aliases) -> Iterator[NamedIdea]:
    """The ideas of neighbouring words, the longest known names first; stop words count only when all are stop words."""
    folded = words(" ".join(run))
    shouted = " ".join(run).isupper()
    acronyms = ACRONYMS if shouted else {word for word in TYPED_SMALL if (word + MARK,) in aliases}
    folded = [word + MARK if word in acronyms else word for word in folded]
    common = stopwords("en")
    sparse = [word for word in folded if word not in common]
    at = 0
    # Measuring the whole table costs more than trying every length of a short topic.
    longest = len(folded) if len(folded) <= SHORT else max(map(len, aliases), default=1)
    while at < len(folded):
        size = next(
            (n for n in range(min(longest, len(folded) - at), 0, -1) if tuple(folded[at : at + n]) in aliases), 0
        )
        name = tuple(folded[at : at + size])
        if size:
            yield NamedIdea(" ".join(name), _named(name, aliases[name]), _longer(aliases[name], folded))
        elif is_pair(folded[at]):
            size = _unnamed_pairs(folded, at, aliases)
            pairs = _without_straddlers(folded, at, at + size)
            if pairs:
                yield NamedIdea(unpaired(pairs), (Term(pairs),))
        elif folded[at] not in common or not sparse:
            yield _word(folded[at])
        at += max(size, 1)


def _word(word: str) -> NamedIdea:
    """The idea of one word without other names."""
    return NamedIdea(word, (Term((word,)),), respelled=tuple(map(Term, respellings(word))))


def _longer(terms: tuple[Term, ...], typed: list[str]) -> tuple[Term, ...]:
    """The longer names that hold one of the terms and mean something else, unless they were typed themselves."""
    return tuple(name for name in longer(terms) if not holds(tuple(typed), name.words))


def _unnamed_pairs(folded: list[str], at: int, aliases: Aliases) -> int:
    """How many pairs from `at` belong to one run of letters and begin no known name."""
    end = at + 1
    while end < len(folded) and _overlap(folded, end):
        if any(tuple(folded[end : end + n]) in aliases for n in range(1, 8)):
            break
        end += 1
    return end - at


def _without_straddlers(folded: list[str], start: int, end: int) -> tuple[str, ...]:
    """The pairs less those that reach into a neighbouring name."""
    before = start > 0 and _overlap(folded, start)
    after = end < len(folded) and _overlap(folded, end)
    return tuple(folded[start + before : end - after])


def _overlap(folded: list[str], at: int) -> bool:
    return is_pair(folded[at]) and is_pair(folded[at - 1]) and folded[at - 1][-1] == folded[at][0]


def _named(name: tuple[str, ...], terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """The idea's terms with the typed one at full weight and first."""
    typed = next((replace(term, weight=1.0, language=None) for term in terms if term.words == name), Term(name))
    return (typed, *(term for term in terms if term.words != name))


def _day(value: str, *, last: bool) -> dt.date:
    """A day, or the first or last day of a month or year."""
    match = _DAY.fullmatch(value.strip("\"'“”"))
    if not match:
        raise BadDay(typed=value)
    year, month, day = match.groups()
    try:
        if day:
            return dt.date(int(year), int(month), int(day))
        first = dt.date(int(year), int(month or (12 if last else 1)), 1)
        return (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1) if last else first
    except (ValueError, OverflowError) as failure:
        raise BadDay(typed=value) from failure

"""From what was typed to a Topic. Whatever is typed becomes folded words; nothing typed is ever a query language.

What is typed is taken apart here, once; `topic_spelling` says how its names stand in an archive's texts.
"""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from bot.analysis.aliases import Aliases, holds, longer
from bot.analysis.respelling import designation, respellings
from bot.analysis.topic_spelling import NamedIdea, Narrowed, spelled_topic
from bot.analysis.written_forms import of_run
from bot.analysis.written_forms.terms import BESIDE
from bot.errors.asking import BadDay, EmptyTopic, TopicTooLong
from bot.records.topics import Languages, Term, Topic
from bot.text.folding import arabic, hebrew
from bot.text.folding.arabic import NON_JOINER, joined_parts
from bot.text.stopwords import stopwords
from bot.text.words import ACRONYMS, MARK, is_pair, phrase, unpaired, words

LIMIT = 500
"""Characters of a topic: room for a long question; a paragraph is not a topic."""

SHORT = 24

TYPED_SMALL = frozenset({"us"})
"""Acronyms meant even in small letters: nobody asks for "us", but "who" begins many questions."""

EITHER = frozenset({"OR", "|"})
WITHOUT = "NOT"
"""Operators as search engines have them, in capitals alone: "or" and "not" are words like others."""

PHRASE, MINUS = '"', "-"
EVERYTHING = "*"
"""Typed alone or beside filters: whatever came in."""
ORIGINS = ("outlet", "feed")
"""Filters that a minus or NOT turns round."""
FILTERS = (*ORIGINS, "lang", "since", "until")
OPERATORS = (PHRASE, EVERYTHING, *sorted(EITHER), WITHOUT, MINUS, *(f"{name}:" for name in FILTERS))
"""All that is more than a word of the topic, as it is typed. /help, README and docs/asking.md tell of each."""

_PIECE = re.compile(
    rf"""(?P<minus>(?<!\S)[{MINUS}−])?(?:
        (?P<key>(?<![^\s−{MINUS}])(?:{"|".join(FILTERS)})):(?:"(?P<quoted>[^"]*)"|(?P<value>\S+))
      | ["“”„«](?P<phrase>[^"“”„«»]+)["“”»]
      | (?P<word>[^\s"“”„«»]+)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_ELIDED = re.compile(r"(?:L|[cdjlmnst]|qu|[Uu]n|(?:[Aa]|[Dd][ae]|[Nn]e|[Ss]u|[Cc]o|[Qq]ue)ll)['’](?=\w{3})")
"""An article or particle that has lost its vowel (Grevisse, Le bon usage; Serianni, Grammatica italiana: elision). Of
those in capitals only the article: D'Angelo and O'Brien are names."""
_AMPERSAND = re.compile(r"\w&\w")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def parse(typed: str, aliases: Aliases, languages: Languages = (None,)) -> Topic:
    """Understand a topic: words, "phrases", either OR other, -without and NOT without, and the FILTERS with a colon.

    Days are 2025, 2025-03 or 2025-03-20, as `topic_days.settled` writes them. `languages` are those of the texts it
    will be looked for in. Filters alone, or EVERYTHING, are a listing: a topic without ideas. Raises EmptyTopic where
    neither is left, TopicTooLong past LIMIT characters, BadDay for a day that cannot be read.
    """
    if len(typed) > LIMIT:
        raise TopicTooLong(limit=LIMIT, length=len(typed))
    ideas = _Ideas(aliases, _common(words(typed), languages))
    excluded: list[Term] = []
    filters: dict[str, list[str]] = {}
    without = False
    for piece in _PIECE.finditer(hebrew.GERSHAYIM.sub("״", typed)):  # that is no mark of a phrase
        if piece["key"]:
            turned = MINUS if piece["minus"] or without else ""
            key = piece["key"].casefold()
            name = turned + key if key in ORIGINS else key
            filters.setdefault(name, []).append(piece["quoted"] or piece["value"] or "")
        elif piece["minus"] or without:
            excluded += _terms(piece["phrase"] or piece["word"])
            ideas.end()
        elif piece["phrase"]:
            ideas.phrase(piece["phrase"])
        elif _AMPERSAND.search(piece["word"]) and tuple(words(piece["word"])) not in aliases:
            ideas.phrase(piece["word"])  # PG&E is a name, not two words
        elif NON_JOINER in piece["word"] and arabic.LETTERS.search(piece["word"]):
            ideas.phrase(" ".join(joined_parts(piece["word"])))
        elif piece["word"] in EITHER:
            ideas.either()
        elif piece["word"] != WITHOUT or typed.isupper():
            ideas.run.append(designation(piece["word"]) or _ELIDED.sub("", piece["word"]))
        without = piece["word"] == WITHOUT and not typed.isupper()
    distinct = _either_way(ideas.distinct(), languages)
    pieces = tuple((piece, _only(words(piece))) for piece in typed.split())
    topic = spelled_topic(typed.strip(), distinct, _narrowed(tuple(excluded), filters), languages, pieces)
    if topic.is_listing and not topic.is_filtered and EVERYTHING not in typed.split():
        raise EmptyTopic
    return topic


def looks_like_listing(typed: str) -> bool:
    """Whether nothing but filters was typed, told without understanding any: how long its pages are, not what it is."""
    pieces = list(_PIECE.finditer(typed[:LIMIT]))
    return bool(pieces) and all(piece["key"] or piece["minus"] or piece["word"] == EVERYTHING for piece in pieces)


def without_everything(listing: str) -> str:
    """The filters of a listing as they were typed; empty where it is of all there is."""
    return " ".join(piece for piece in listing.split() if piece != EVERYTHING)


class _Ideas:
    """The ideas of what is typed, in order; OR makes one of the two that it stands between."""

    def __init__(self, aliases: Aliases, common: frozenset[str]) -> None:
        self.run: list[str] = []
        """Neighbouring words whose ideas are not told apart yet."""
        self._aliases = aliases
        self._common = common
        self._ideas: list[NamedIdea] = []
        self._joins = False

    def phrase(self, words_in_marks: str) -> None:
        """A phrase is an idea of its own."""
        self.end()
        self._put(NamedIdea(words_in_marks, (term,)) for term in _terms(words_in_marks))

    def either(self) -> None:
        """What was typed last and what comes next are one idea; at either end of the topic there is nothing to join."""
        self.end()
        self._joins = bool(self._ideas)

    def end(self) -> None:
        """The words so far are a run."""
        run, self.run = self.run, []
        self._put(_ideas(run, self._aliases, self._common))

    def distinct(self) -> tuple[NamedIdea, ...]:
        """The ideas of all that was typed, each once."""
        self.end()
        return tuple({idea.terms: idea for idea in self._ideas}.values())

    def _put(self, ideas: Iterable[NamedIdea]) -> None:
        for idea in ideas:
            self._ideas.append(_either(self._ideas.pop(), idea) if self._joins else idea)
            self._joins = False


def _either(one: NamedIdea, other: NamedIdea) -> NamedIdea:
    """One idea that any name of either names."""
    terms = tuple(dict.fromkeys((*one.terms, *other.terms)))
    longer = tuple(name for name in dict.fromkeys((*one.longer, *other.longer)) if name not in terms)
    return NamedIdea(f"{one.typed} or {other.typed}", terms, longer, (*one.respelled, *other.respelled))


def _either_way(ideas: tuple[NamedIdea, ...], languages: Languages) -> tuple[NamedIdea, ...]:
    """Neighbours that texts may have as one word: each of the two is then found in that."""
    found = list(ideas)
    for at, pair in enumerate(pairwise(ideas)):
        parts = [idea.terms[0].words[0] for idea in pair if len(idea.terms) == len(idea.terms[0].words) == 1]
        if len(parts) == len(pair) and not parts[0].isascii():
            ways = tuple(_in_one(parts, languages))
            found[at : at + 2] = (replace(idea, respelled=idea.respelled + ways) for idea in found[at : at + 2])
    return tuple(found)


def _in_one(parts: Sequence[str], languages: Languages) -> Iterator[Term]:
    from bot.analysis.written_forms import compounds

    for code in compounds.of_languages(parts[0], languages):
        if one := compounds.in_one(parts, code):
            yield Term((one,), BESIDE, code)


def _narrowed(excluded: tuple[Term, ...], filters: Mapping[str, Sequence[str]]) -> Narrowed:
    return Narrowed(
        excluded=excluded,
        outlets=tuple(filters.get("outlet", ())),
        feeds=tuple(filters.get("feed", ())),
        not_outlets=tuple(filters.get(f"{MINUS}outlet", ())),
        not_feeds=tuple(filters.get(f"{MINUS}feed", ())),
        language=next((value.casefold()[:2] for value in filters.get("lang", ())), None),
        since=next((_day(value, last=False) for value in filters.get("since", ())), None),
        until=next((_day(value, last=True) for value in filters.get("until", ())), None),
    )


def _only(folded: Sequence[str]) -> str | None:
    return folded[0] if len(folded) == 1 else None


def _terms(typed: str) -> list[Term]:
    found = tuple(phrase(typed))
    return [Term(found)] if found else []


def _common(folded: Sequence[str], languages: Languages) -> frozenset[str]:
    """The stop words of English, and of that language of the texts which more of the typed words are stop words of."""
    english = stopwords("en")
    counted = {code: len({*folded} & stopwords(code)) for code in languages if code not in (None, "en")}
    language = max(counted, key=lambda code: (counted[code], code or ""), default=None)
    asked_in = language is not None and counted[language] > max(1, len({*folded} & english))
    return english | stopwords(language) if asked_in else english


def _ideas(run: list[str], aliases: Aliases, common: frozenset[str]) -> Iterator[NamedIdea]:
    """The ideas of neighbouring words, the longest known names first; stop words count only when all are stop words."""
    folded = words(" ".join(run))
    begun = _begun(run, folded)
    shouted = " ".join(run).isupper()
    acronyms = ACRONYMS if shouted else {word for word in TYPED_SMALL if (word + MARK,) in aliases}
    folded = [word + MARK if word in acronyms else word for word in folded]
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
            size = _unnamed_pairs(folded, at, aliases, begun)
            pairs = _without_straddlers(folded, at, at + size, begun)
            if pairs:
                yield _run_of_signs(pairs)
        elif folded[at] not in common or not sparse:
            yield _word(folded[at])
        at += max(size, 1)


def _begun(run: Sequence[str], folded: Sequence[str]) -> frozenset[int]:
    """Where in the folded words each of those typed begins; nothing where they fold otherwise side by side."""
    each = [words(typed) for typed in run]
    if [word for one in each for word in one] != list(folded):
        return frozenset()
    return frozenset(accumulate(map(len, each)))


def _run_of_signs(pairs: tuple[str, ...]) -> NamedIdea:
    """The idea of letters that are written together, in a script that is cut into pairs."""
    letters = unpaired(pairs)
    return NamedIdea(letters, (Term(pairs),), respelled=tuple(Term(tuple(phrase(way))) for way in of_run(letters)))


def _word(word: str) -> NamedIdea:
    """The idea of one word without other names."""
    return NamedIdea(word, (Term((word,)),), respelled=tuple(map(Term, respellings(word))))


def _longer(terms: tuple[Term, ...], typed: list[str]) -> tuple[Term, ...]:
    """The longer names that hold one of the terms and mean something else, unless they were typed themselves."""
    return tuple(name for name in longer(terms) if not holds(tuple(typed), name.words))


def _unnamed_pairs(folded: list[str], at: int, aliases: Aliases, begun: Collection[int]) -> int:
    """How many pairs from `at` belong to one run of letters and begin no known name."""
    end = at + 1
    while end < len(folded) and _overlap(folded, end, begun):
        if any(tuple(folded[end : end + n]) in aliases for n in range(1, 8)):
            break
        end += 1
    return end - at


def _without_straddlers(folded: list[str], start: int, end: int, begun: Collection[int]) -> tuple[str, ...]:
    """The pairs less those that reach into a neighbouring name."""
    before = start > 0 and _overlap(folded, start, begun)
    after = end < len(folded) and _overlap(folded, end, begun)
    return tuple(folded[start + before : end - after])


def _overlap(folded: list[str], at: int, begun: Collection[int]) -> bool:
    """Whether the pair at `at` goes on in the run of letters of the one before; two words may meet in one letter."""
    return at not in begun and is_pair(folded[at]) and is_pair(folded[at - 1]) and folded[at - 1][-1] == folded[at][0]


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

"""How a topic's names stand in the texts of an archive: everything that looks for a topic is worked out here, once."""

import datetime as dt
import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.analysis import former_spelling, written_forms
from bot.records.topics import FORMER, AskedOutlet, CameFrom, Idea, Languages, SpelledTerm, Term, Topic
from bot.text.clean import one_line
from bot.text.outlets import typed_site
from bot.text.words import bare, marked, spelling, spellings, words


@dataclass(frozen=True, slots=True)
class NamedIdea:
    """An idea by its folded names: as typed, every term with the typed one first, and longer names that mean others.

    `respelled` are other spellings of the typed name.
    """

    typed: str
    terms: tuple[Term, ...]
    longer: tuple[Term, ...] = ()
    respelled: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What narrows a topic, as typed: terms left out, outlets and feeds, a language, the first and the last day."""

    excluded: tuple[Term, ...] = ()
    outlets: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    not_outlets: tuple[str, ...] = ()
    not_feeds: tuple[str, ...] = ()
    language: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None


def spelled_topic(
    typed: str,
    ideas: Sequence[NamedIdea],
    narrowed: Narrowed = Narrowed(),
    languages: Languages = (None,),
    pieces: tuple[tuple[str, str | None], ...] = (),
) -> Topic:
    """The topic of these ideas as it stands in texts of these languages; `pieces` as in Topic."""
    return Topic(
        typed=typed,
        ideas=tuple(_idea(idea, languages, typed if FORMER in languages else "") for idea in ideas),
        languages=languages,
        pieces=pieces,
        phrases=_phrases(ideas, languages),
        excluded=tuple(stems for term in narrowed.excluded for stems in _excluded(term, typed, languages)),
        came_from=_came_from(narrowed.outlets, narrowed.feeds),
        not_from=_came_from(narrowed.not_outlets, narrowed.not_feeds),
        language="".join(words(narrowed.language)) if narrowed.language else None,
        since=narrowed.since,
        until=narrowed.until,
    )


def _came_from(outlets: Sequence[str], feeds: Sequence[str]) -> CameFrom:
    """Outlets and feeds as they were typed; what has neither a word nor a site names nothing."""
    asked = (AskedOutlet(typed, tuple(map(bare, words(typed))), typed_site(typed)) for typed in dict.fromkeys(outlets))
    return CameFrom(
        outlets=tuple(outlet for outlet in asked if outlet.words or outlet.site),
        feeds=tuple(name for typed in dict.fromkeys(feeds) if (name := one_line(typed))),
    )


@functools.lru_cache(maxsize=2_000)
def _idea(idea: NamedIdea, languages: Languages, typed: str) -> Idea:
    """Kept: while a topic is typed the same country is spelled with every letter."""
    every = (*idea.terms, *idea.respelled)
    former = former_spelling.spelled(every, typed, languages)
    spelled = (*(_spelled(term, languages) for term in every), *_otherwise(every, languages), *former)
    distinct = dict.fromkeys(f" {stems} " for term in spelled if term.wanted for stems in term.stems)
    shortest = tuple(name.strip() for name in distinct if not any(o in name for o in distinct if o != name))
    others = (_spelled(term, languages) for term in idea.longer)
    return Idea(
        idea.typed, idea.terms[0].words, spelled, tuple(term for term in others if term.wanted), shortest,
        has_aliases=len(idea.terms) > 1, accented=_accented(idea, languages),
    )  # fmt: skip


def _excluded(term: Term, typed: str, languages: Languages) -> tuple[str, ...]:
    return (*spellings(term.words, languages), *former_spelling.spellings(term.words, typed, languages))


def _otherwise(terms: Sequence[Term], languages: Languages) -> Iterator[SpelledTerm]:
    """The terms as they stand in texts in other forms; of names of one language in texts of that language alone."""
    for term in terms:
        if term.stands_in(languages):
            yield from written_forms.forms(term, languages)


def _accented(idea: NamedIdea, languages: Languages) -> tuple[str, ...]:
    """The stems of a typed word of its own with the accents that it has.

    None while some articles are indexed as an older program did it: without accents these would seem to be meant, and
    those with others to be left out, which are all that there is once the index is whole.
    """
    if FORMER in languages or len(idea.terms) > 1 or len(idea.terms[0].words) > 1:
        return ()
    return tuple(dict.fromkeys(stem for language in languages for stem in marked(idea.terms[0].words, language)))


def _spelled(term: Term, languages: Languages) -> SpelledTerm:
    stems = tuple(spelling(term.words, language) for language in languages)
    return SpelledTerm(stems, term.weight, term.language, term.stands_in(languages), term.words, term.place)


def _phrases(ideas: Sequence[NamedIdea], languages: Languages) -> tuple[str, ...]:
    """Typed neighbours side by side, where neither has other names: "interest rates"."""
    return tuple(
        stems
        for first, second in pairwise(ideas)
        if len(first.terms) == len(second.terms) == 1
        for stems in spellings(first.terms[0].words + second.terms[0].words, languages)
    )

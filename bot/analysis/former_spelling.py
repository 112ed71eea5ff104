"""How a topic's names stand in articles that an older program indexed, while these are indexed anew."""

from collections.abc import Iterator, Mapping, Sequence

from bot.analysis.aliases import former_names
from bot.records.topics import FORMER, Languages, SpelledTerm, Term
from bot.text import former_words
from bot.text.words import words

Words = tuple[str, ...]
LONGEST_RUN = 6
"""Typed pieces of one name, at most."""


def spelled(terms: Sequence[Term], typed: str, languages: Languages) -> Iterator[SpelledTerm]:
    """The terms as the former index has them, where it has them otherwise; none where there is no such article."""
    if FORMER not in languages:
        return
    written = _written(typed)
    for term in terms:
        stems = _spellings(_former(term.words, written), languages)
        yield SpelledTerm(stems, term.weight, term.language, term.stands_in(languages), term.words, term.place)


def spellings(name: Words, typed: str, languages: Languages) -> tuple[str, ...]:
    """What is typed to be left out, as the former index has it."""
    return _spellings(_former(name, _written(typed)), languages) if FORMER in languages else ()


def _spellings(name: Words, languages: Languages) -> tuple[str, ...]:
    return tuple(former_words.spelling(name, language) for language in languages)


def _written(typed: str) -> Mapping[Words, Words]:
    """By their words now, the runs of typed pieces in their former words."""
    pieces = typed.split()
    runs = (
        " ".join(pieces[first:last])
        for first in range(len(pieces))
        for last in range(first + 1, min(len(pieces), first + LONGEST_RUN) + 1)
    )
    return {tuple(words(run)): former_words.words(run) for run in runs}


def _former(name: Words, written: Mapping[Words, Words]) -> Words:
    """The former words of a name: of what was typed, of a part of it, or of a name that the tables have."""
    if name in written:
        return written[name]
    for now, then in written.items():
        at = next((at for at in range(len(now) - len(name) + 1) if now[at : at + len(name)] == name), None)
        if at is not None and len(now) == len(then):
            return then[at : at + len(name)]
        if at is not None and len(then) == 1:  # what is two words now was one
            return then
    return former_names().get(name, name)

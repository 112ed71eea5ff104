"""What a typed topic means: ideas, what is left out, and where to look; and what an index found for it."""

import datetime as dt
from dataclasses import dataclass

Languages = tuple[str | None, ...]
"""The languages (ISO 639-1, None for unknown) of an archive's articles: those that a topic is spelled in.

FORMER is among them while some articles are indexed as an older program did it.
"""

FORMER = "former"

BEGINS = "*"
"""Stands behind a term that ends in a sign which is a word by itself: in stems it may begin a pair."""


@dataclass(frozen=True, slots=True)
class Term:
    """One way to name an idea, as a table of aliases holds it: folded words in order.

    `weight` is 1 for a name, less for an alias. A term with a `language` is looked for only in an archive that holds
    articles of that language. `place` tells that it names a country, its people or its capital.
    """

    words: tuple[str, ...]
    weight: float = 1.0
    language: str | None = None
    place: bool = False

    def stands_in(self, languages: Languages) -> bool:
        """Whether the term is looked for in texts of these languages."""
        return self.language is None or self.language in languages


@dataclass(frozen=True, slots=True)
class SpelledTerm:
    """A term as it may stand in indexed texts.

    `stems` has one entry for each of the topic's languages, in their order: the term's stems, divided by single spaces.
    `wanted` tells whether it is looked for there at all; `words`, `language` and `place` are the term's own.
    `inflected`: a form that the word has in that language alone, and that may be another word in others.
    """

    stems: tuple[str, ...]
    weight: float
    language: str | None
    wanted: bool
    words: tuple[str, ...] = ()
    place: bool = False
    inflected: bool = False


@dataclass(frozen=True, slots=True)
class Idea:
    """One thing a topic asks for: as typed, its folded words, and every term that names it, what was typed first.

    A quoted phrase has one term only. `longer` are names that hold one of the terms and mean something else: New Mexico
    is not Mexico. `shortest` are the distinct stems of the wanted terms, less those that hold another of them.
    `has_aliases`: other names are known for it, not only other spellings. `accented` are the stems of a typed word with
    its accents, where it has some.
    """

    typed: str
    words: tuple[str, ...]
    terms: tuple[SpelledTerm, ...]
    longer: tuple[SpelledTerm, ...] = ()
    shortest: tuple[str, ...] = ()
    has_aliases: bool = False
    accented: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedOutlet:
    """An outlet as it was typed: the bare folded words of its name, and the site that it names, if it is one."""

    typed: str
    words: tuple[str, ...] = ()
    site: str | None = None


@dataclass(frozen=True, slots=True)
class CameFrom:
    """Where articles came from: of any of the outlets, and by any of the feeds, where any are named.

    `feeds` are as typed, `subscriptions` what they are in the archive that is asked.
    """

    outlets: tuple[AskedOutlet, ...] = ()
    feeds: tuple[str, ...] = ()
    subscriptions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic understood, once, for an archive of these `languages`; whatever looks for it reads this and no words.

    A topic without ideas is a listing. `pieces` are what was typed between spaces, each with the folded word that it
    is, or None. `phrases` are the stems of neighbouring ideas side by side. Stems of `excluded` must not occur.
    `came_from` and `language` narrow, what came `not_from` somewhere is left out; `since` and `until` are inclusive.
    """

    typed: str
    ideas: tuple[Idea, ...]
    languages: Languages = (None,)
    pieces: tuple[tuple[str, str | None], ...] = ()
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    came_from: CameFrom = CameFrom()
    not_from: CameFrom = CameFrom()
    language: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None

    @property
    def is_listing(self) -> bool:
        """Whether nothing but filters was typed: every article that they leave is meant, the newest first."""
        return not self.ideas

    @property
    def is_filtered(self) -> bool:
        """Whether filters say by themselves which articles are meant; words to leave out do not."""
        where = self.came_from != CameFrom() or self.not_from != CameFrom()
        return where or any((self.language, self.since, self.until))

    def names_in(self, language: str | None) -> tuple[tuple[str, ...], ...]:
        """For each idea the stems of its terms as they stand in a text of this language, one of the topic's."""
        at = self._place(language)
        return tuple(tuple(term.stems[at] for term in idea.terms) for idea in self.ideas)

    def marked_in(self, language: str | None) -> tuple[str, ...]:
        """The stems that name an idea in a text of this language, those of other languages' names left out."""
        at = self._place(language)
        return tuple(term.stems[at] for idea in self.ideas for term in idea.terms if term.language in (None, language))

    def _place(self, language: str | None) -> int:
        return self.languages.index(language) if language in self.languages else 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that may answer a topic.

    `day` is its proleptic ordinal, 0 where it has none. `stems` are those of title and text in order, between single
    spaces and a bar, " title | text ", and, behind another bar, the distinct ones that are written with accents.
    `lead` tells where in them the text's opening ends.
    """

    article: int
    day: int
    stems: str
    lead: int


@dataclass(frozen=True, slots=True)
class Candidates:
    """What an index found.

    `found` counts the articles that carry all ideas up to a cap; `capped` tells that there are more. `seen` gives, for
    each idea, in how many articles it stands (up to the cap), out of `articles` in the archive.
    """

    rows: tuple[Candidate, ...]
    found: int
    capped: bool
    articles: int
    seen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """An article in the order of a topic. `covered` is the share of the topic's ideas that it carries.

    `about` tells that it is about the topic; others only mention it.
    """

    article: int
    score: float
    covered: float
    about: bool = True


@dataclass(frozen=True, slots=True)
class Covered:
    """How many articles on a topic bear a day; `sure` tells whether it is certain. Articles without a day have None."""

    day: dt.date | None
    sure: bool
    articles: int


@dataclass(frozen=True, slots=True)
class Suggested:
    """A topic that the archive can answer; `more` tells that `articles` is only as far as was counted.

    `also` is the name that it is better known under, where it is another: "Myanmar" for "Burma".
    """

    topic: str
    articles: int
    more: bool
    last: dt.date | None
    also: str | None = None

"""What a typed topic means: ideas, what is left out, and where to look; and what an index found for it."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One way to name an idea: folded words in order. `weight` is 1 for what was typed, less for an alias.

    A term with a `language` is looked for only in an archive that holds articles of that language.
    """

    words: tuple[str, ...]
    weight: float = 1.0
    language: str | None = None

    def stands_in(self, languages: tuple[str | None, ...]) -> bool:
        """Whether the term is looked for in texts of these languages."""
        return self.language is None or self.language in languages


@dataclass(frozen=True, slots=True)
class Idea:
    """One thing a topic asks for: as typed, and every term that names it. A quoted phrase has one term only.

    `longer` are names that hold one of the terms and mean something else: New Mexico is not Mexico.
    """

    typed: str
    terms: tuple[Term, ...]
    longer: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic understood. `days` are inclusive; `outlets` and `language` narrow; `excluded` terms must not occur."""

    typed: str
    ideas: tuple[Idea, ...]
    excluded: tuple[Term, ...] = ()
    outlets: tuple[str, ...] = ()
    language: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that may answer a topic.

    `day` is its proleptic ordinal, 0 where it has none. `stems` are those of title, lead and rest in order, each part
    between single spaces and bars: " title | lead | rest ".
    """

    article: int
    day: int
    stems: str


@dataclass(frozen=True, slots=True)
class Candidates:
    """What an index found.

    `found` counts the articles that carry all ideas up to a cap; `capped` tells that there are more. `seen` gives, for
    each idea, in how many articles it stands (up to the cap), out of `articles` in the archive. `languages` are the
    archive's: the ones a term is stemmed in.
    """

    rows: tuple[Candidate, ...]
    found: int
    capped: bool
    articles: int
    seen: tuple[int, ...]
    languages: tuple[str | None, ...] = (None,)


@dataclass(frozen=True, slots=True)
class Ranked:
    """An article in the order of a topic. `covered` is the share of the topic's ideas that it carries."""

    article: int
    score: float
    covered: float


@dataclass(frozen=True, slots=True)
class Covered:
    """How many articles on a topic bear a day; `sure` tells whether it is certain. Articles without a day have None."""

    day: dt.date | None
    sure: bool
    articles: int

"""Verbs of saying in all their forms: listed ones as they stand, regular ones by their language's rules of endings."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_FORMS = ("finite", "participle", "gerund", "infinitive")


@dataclass(slots=True)
class Verbs:
    """The forms of a table's verbs of saying, each with its class; `separable` has the class by form and particle."""

    finite: dict[str, str] = field(default_factory=dict)
    participle: dict[str, str] = field(default_factory=dict)
    gerund: dict[str, str] = field(default_factory=dict)
    infinitive: dict[str, str] = field(default_factory=dict)
    separable: dict[str, dict[str, str]] = field(default_factory=dict)

    def every(self) -> dict[str, str]:
        """All forms that tell a verb of saying by themselves; what is listed first holds."""
        return self.gerund | self.participle | self.finite


def verbs_of(raw: Mapping[str, Any]) -> Verbs:
    """The verbs of a table of clauses: its listed forms, then those of `regular`, `separable` and `strong` bases."""
    found = Verbs()
    for form in _FORMS:
        for kind, listed in raw.get(form, {}).items():
            _add(found, form, listed.split(), kind)
    words = raw.get("words", {})
    rules = _Rules(raw.get("rules", {}), tuple(words.get("inseparable", "").split()))
    for kind, base in _rows(raw, "regular"):
        _add(found, "infinitive", [base], kind)
        for form, inflected in rules.inflect(base).items():
            _add(found, form, inflected, kind)
    particles = sorted(words.get("particles_apart", "").split(), key=len, reverse=True)
    for kind, base in _rows(raw, "separable"):
        particle = next(word for word in particles if base.startswith(word))
        forms = rules.inflect(base[len(particle) :], stressed=True)
        _separable(found, forms["finite"], [particle], [particle + form for form in forms["participle"]], kind)
    for kind, row in _rows(raw, "strong"):
        finite, apart, participles = row.split("|")
        _separable(found, finite.split("+"), apart.split("+"), filter(None, participles.split("+")), kind)
    return found


def _rows(raw: Mapping[str, Any], part: str) -> Iterator[tuple[str, str]]:
    """The entries of a part of the table, each with its class."""
    for kind, listed in raw.get(part, {}).items():
        for entry in listed.split():
            yield kind, entry


def _add(found: Verbs, form: str, forms: Iterable[str], kind: str) -> None:
    known: dict[str, str] = getattr(found, form)
    for word in forms:
        known.setdefault(word, kind)


def _separable(found: Verbs, finite: list[str], particles: list[str], participles: Iterable[str], kind: str) -> None:
    for word in finite:
        found.separable.setdefault(word, {}).update(dict.fromkeys(particles, kind))
    _add(found, "finite", (particle + word for word in finite for particle in particles), kind)
    _add(found, "participle", participles, kind)


@dataclass(frozen=True, slots=True)
class _Rules:
    """`endings` has the forms by ending of the base, "~" standing for its stem; what stands before it is a prefix."""

    endings: Mapping[str, Mapping[str, str]]
    inseparable: tuple[str, ...]

    def inflect(self, base: str, *, stressed: bool = False) -> dict[str, list[str]]:
        """The forms of `base` by kind; a verb with a prefix of its own takes none, unless that is `stressed`."""
        ending = max((end for end in self.endings if base.endswith(end)), key=len, default="")
        stem = base.removesuffix(ending)
        prefixed = base.startswith(self.inseparable) if self.inseparable and not stressed else False
        return {form: list(self._forms(rows, stem, prefixed)) for form, rows in self.endings.get(ending, {}).items()}

    def _forms(self, rows: str, stem: str, prefixed: bool) -> Iterator[str]:
        for row in rows.split():
            before, _, after = row.partition("~")
            yield ("" if prefixed else before) + stem + after

"""A verb of saying in its sentence: its auxiliary, its particle, the pronouns that lean on it."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.analysis.quotations.words import Words

_NOT_NOUN = frozenset({"all", "both", "that", "who", "some", "many", "others", "one"})
_APART = 16  # how far a particle or participle may stand from its verb
_LEANING = 6
_GOVERNED = 5
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])


@dataclass(slots=True)
class Verb:
    """The verb at token `at`: [first, last) takes in what belongs to it, `finite` is where its finite part stands.

    `kind` is its class. `passive`: the one who says it is an agent. `gerund`: it has no subject of its own.
    """

    at: int
    kind: str
    first: int
    last: int
    finite: int
    passive: bool = False
    gerund: bool = False


class VerbReader:
    """Tells verbs of saying from nouns and participles by the words around them."""

    def __init__(self, words: Words, ends: frozenset[int]) -> None:
        """`ends` are the places where a mention ends."""
        self._words = words
        self._forms = words.lexicon.forms
        self._ends = ends

    def verb(self, at: int, first: int, last: int) -> Verb | None:
        """The verb of saying at token `at` of the sentence tokens[first:last]."""
        if not self._words.told:
            return self._plain(at, first, last)
        if not self._may_be_verb(at, first):
            return None
        return (
            self._participle(at, first, last)
            or self._finite(at, first, last)
            or self._gerund(at)
            or self._infinitive(at, first)
        )

    def _low(self, place: int) -> str:
        return self._words.tokens[place].low

    def _plain(self, at: int, first: int, last: int) -> Verb | None:
        """In a table whose forms are not told apart: English."""
        kind = "say" if self._is_phrasal(at, last) else self._words.lexicon.verbs.get(self._low(at))
        if kind is None or not self._is_plain_verb(at, first):
            return None
        gerund = self._low(at).endswith("ing")
        by = kind == "judge" and at + 1 < last and self._words.has(at + 1, "agents")  # described by X as
        passive = not gerund and (by or (at - 1 >= first and self._low(at - 1) in _BE))
        return Verb(at, kind, at, at + 1, at, passive, gerund)

    def _is_phrasal(self, at: int, last: int) -> bool:
        """Whether a small word behind the verb makes it one of saying: went on, shot back, fait valoir."""
        return at + 1 < last and self._words.lexicon.has("phrasal", f"{self._low(at)}_{self._low(at + 1)}")

    def _is_plain_verb(self, at: int, first: int) -> bool:
        """Not a noun ("his comments"), not part of a name, not an infinitive without a subject of its own."""
        token = self._words.tokens[at]
        if at == first:
            return token.low.endswith("ing") or not token.capital
        before = at - 1
        owned = self._words.is_owner(before) or (self._words.has(before, "possessives") and self._low(before) != "her")
        if token.capital or owned:
            return False
        articled = self._words.has(before, "determiners") and self._low(before) not in _NOT_NOUN
        return (not articled or at in self._ends) and not self._is_compound(at, first)

    def _is_compound(self, at: int, first: int) -> bool:
        """Whether a word without an ending stands behind "a" and a noun: no verb of one person (a court order)."""
        verbs, low = self._words.lexicon.verbs, self._low(at)
        bare = low + "s" in verbs or low + "es" in verbs
        return bare and at - 2 >= first and self._low(at - 2) in {"a", "an"} and at in self._ends

    def _may_be_verb(self, at: int, first: int) -> bool:
        """No noun: it follows no article, except in a language that writes nouns with capitals; no name."""
        token = self._words.tokens[at]
        if token.capital:
            return at == first and self._words.lexicon.has("inverts", "yes")
        if at == first or self._words.lexicon.has("nouns", "capital") or token.low in self._forms.infinitive:
            return True
        return self._is_as(at) or not self._is_noun(at)

    def _is_as(self, at: int) -> bool:
        """Whether "as" before a word, or before the pronoun that leans on it, shows a verb: comme l’explique X."""
        leaning = self._words.has(at - 1, "reflexives") and self._words.has(at - 2, "as_words")
        return leaning or self._words.has(at - 1, "as_words")

    def _is_noun(self, at: int) -> bool:
        articled = self._words.has(at - 1, "determiners") and not self._words.has(at - 1, "relatives")
        return articled or self._words.has(at - 1, "possessives", "prepositions")

    def _finite(self, at: int, first: int, last: int) -> Verb | None:
        kind, end = self._forms.finite.get(self._low(at)), at + 1
        particles = self._forms.separable.get(self._low(at), {})
        particle = self._particle(at, last, particles) if particles else 0
        if particle:
            kind = particles[self._low(particle)]
            end = at + 1 if any(map(self._words.is_quote, range(at, particle))) else particle + 1
        if self._is_phrasal(at, last):
            kind, end = "say", at + 2
        return Verb(at, kind, self._leaning(at, first), end, at) if kind else None

    def _particle(self, at: int, last: int, particles: Mapping[str, str]) -> int:
        """Where one of `particles` closes the clause that begins with the verb at `at`; 0 where none does."""
        found = 0
        for place in range(at + 1, min(at + _APART, last)):
            if self._words.is_stop(place):
                break
            found = place if self._low(place) in particles else found
        return found

    def _participle(self, at: int, first: int, last: int) -> Verb | None:
        """A participle with the auxiliary that governs it; alone it is passive, unless it is a finite form as well."""
        low = self._low(at)
        phrasal = self._is_phrasal(at, last) and low not in self._forms.finite
        kind = "say" if phrasal else self._forms.participle.get(low)
        if kind is None:
            return None
        end = at + 2 if phrasal else at + 1
        governor = self._governor_after(at, last)
        if governor:
            return Verb(at, kind, at, governor + 1, governor, self._is_passive(governor))
        governor = self._governor(at, first)
        if governor >= 0:
            passive = self._is_passive(governor) or self._words.any_has(governor + 1, at, "been")
            return Verb(at, kind, self._leaning(governor, first), end, governor, passive)
        return None if phrasal or low in self._forms.finite else Verb(at, kind, at, end, at, passive=True)

    def _governor_after(self, at: int, last: int) -> int:
        """The auxiliary behind its participle, at the end of a clause: wie sie gesagt hat; 0 where none stands."""
        closes = self._words.splits and at + 1 < last
        return at + 1 if closes and self._words.has(at + 1, "perfects", "passives", "been") else 0

    def _governor(self, at: int, first: int) -> int:
        """Where the auxiliary of the participle at `at` stands before it, else -1."""
        reach = _APART if self._words.splits else _LEANING
        for place in range(at - 1, max(first, at - reach) - 1, -1):
            if self._words.has(place, "perfects", "passives"):
                return place
            if self._words.is_stop(place) or not (self._words.splits or self._leans(place)):
                return -1
        return -1

    def _leans(self, place: int) -> bool:
        """Whether a word may stand between an auxiliary and its participle: pronouns, adverbs, not."""
        return self._words.has(place, "reflexives", "tails", "been") or self._words.is_adverb(place)

    def _is_passive(self, governor: int) -> bool:
        """Whether the auxiliary makes a passive: "ist", "fue"; not so behind "se": s’est indigné."""
        if self._words.has(governor, "been"):
            return True
        return self._words.has(governor, "passives") and not self._words.has(governor - 1, "pure_reflexives")

    def _gerund(self, at: int) -> Verb | None:
        kind = self._forms.gerund.get(self._low(at))
        return Verb(at, kind, at, at + 1, at, gerund=True) if kind else None

    def _infinitive(self, at: int, first: int) -> Verb | None:
        """An infinitive that tells: "et d’ajouter", or behind a quotation what governs it: a tenu à préciser."""
        kind = self._forms.infinitive.get(self._low(at))
        if kind is None or at == first:
            return None
        if self._words.has(at - 1, "infinitive_marks"):
            return Verb(at, kind, at - 1, at + 1, at - 1)
        place = at - 1
        while place > first and at - place < _GOVERNED and self._words.text(place).islower():
            place -= 1
        opens = place < at - 1 and self._words.is_stop(place) and self._words.is_quote(place - 1)
        return Verb(at, kind, place + 1, at + 1, place + 1) if opens else None

    def _leaning(self, at: int, first: int) -> int:
        """Where the pronouns and the "not" before a verb begin: ne l’a pas dit, se lo dijo."""
        place = at
        while (
            place > first and self._words.has(place - 1, "reflexives") and not self._words.has(place - 1, "relatives")
        ):
            place -= 1
        return place

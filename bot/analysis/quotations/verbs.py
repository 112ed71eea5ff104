"""A verb of saying in its sentence: its auxiliary, its particle, the pronouns that lean on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.analysis.lexicon import Lexicon
from bot.analysis.quotations.tokens import Token

_OWNERS = frozenset({"’s", "'s"})
_NOT_NOUN = frozenset({"all", "both", "that", "who", "some", "many", "others", "one"})
_APART = 16  # how far a particle or participle may stand from its verb
_LEANING = 6
_STOPS = frozenset({",", ";", ":", ".", "!", "?", "：", "–", "—", "-", "--", "(", ")"})
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

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon, ends: frozenset[int]) -> None:
        """`ends` are the places where a mention ends."""
        self._tokens = tokens
        self._lexicon = lexicon
        self._ends = ends
        self._told = bool(lexicon.forms.finite)
        self._endings = tuple(lexicon.words.get("adverb_endings", ())) or ("ly",)
        self._apart = lexicon.has("split_perfect", "yes")

    def verb(self, at: int, first: int, last: int) -> Verb | None:
        """The verb of saying at token `at` of the sentence tokens[first:last]."""
        if not self._told:
            return self._plain(at, first, last)
        if not self._may_be_verb(at, first):
            return None
        return self._participle(at, first, last) or self._finite(at, first, last) or self._gerund(at, first)

    def _plain(self, at: int, first: int, last: int) -> Verb | None:
        """In a table whose forms are not told apart: English."""
        kind = self._kind(at, last)
        if kind is None or not self._is_english_verb(at, first):
            return None
        passive = at - 1 >= first and self._tokens[at - 1].low in _BE and not self._tokens[at].low.endswith("ing")
        return Verb(at, kind, at, at + 1, at, passive, self._tokens[at].low.endswith("ing"))

    def _kind(self, at: int, last: int) -> str | None:
        """The class of the verb at `at`; with a small word behind it, one of saying: went on, shot back."""
        return "say" if self._is_phrasal(at, last) else self._lexicon.verbs.get(self._tokens[at].low)

    def _is_phrasal(self, at: int, last: int) -> bool:
        pair = f"{self._tokens[at].low}_{self._tokens[at + 1].low}" if at + 1 < last else ""
        return self._lexicon.has("phrasal", pair)

    def _is_english_verb(self, at: int, first: int) -> bool:
        """Not a noun ("his comments"), not part of a name, not an infinitive without a subject of its own."""
        token = self._tokens[at]
        if at == first:
            return token.low.endswith("ing") or not token.capital
        before = self._tokens[at - 1]
        if token.capital or before.low in _OWNERS or (self._has("possessives", before) and before.low != "her"):
            return False
        return not (self._has("determiners", before) and before.low not in _NOT_NOUN and at not in self._ends)

    def _has(self, group: str, token: Token) -> bool:
        return self._lexicon.has(group, token.low)

    def _may_be_verb(self, at: int, first: int) -> bool:
        """No noun: it follows no article, except in a language that writes nouns with capitals; no name."""
        token = self._tokens[at]
        if token.capital:
            return at == first and self._lexicon.has("inverts", "yes") and at + 1 < len(self._tokens)
        if at == first or self._lexicon.has("nouns", "capital"):
            return True
        before = self._tokens[at - 1]
        articled = self._has("determiners", before) and not self._has("relatives", before)
        return not (articled or self._has("possessives", before) or self._has("prepositions", before))

    def _finite(self, at: int, first: int, last: int) -> Verb | None:
        forms, low = self._lexicon.forms, self._tokens[at].low
        kind, end = forms.finite.get(low), at + 1
        if low in forms.separable:
            particle = self._particle(at, last, forms.separable[low])
            if particle:
                kind, end = forms.separable[low][self._tokens[particle].low], particle + 1
        if self._is_phrasal(at, last):
            kind, end = "say", at + 2
        return Verb(at, kind, self._leaning(at, first), end, at) if kind else None

    def _particle(self, at: int, last: int, particles: dict[str, str]) -> int:
        """Where one of `particles` closes the clause that begins with the verb at `at`; 0 where none does."""
        found = 0
        for place in range(at + 1, min(at + _APART, last)):
            token = self._tokens[place]
            if token.quote >= 0 or token.text in _STOPS:
                break
            if token.low in particles:
                found = place
        return found

    def _participle(self, at: int, first: int, last: int) -> Verb | None:
        forms, low = self._lexicon.forms, self._tokens[at].low
        kind, end = forms.participle.get(low), at + 1
        if self._is_phrasal(at, last) and low not in forms.finite:
            kind, end = "say", at + 2
        if kind is None:
            return None
        governor = self._governor_after(at, last)
        if governor:
            return Verb(at, kind, at, governor + 1, governor, self._is_passive(governor))
        governor = self._governor(at, first)
        if governor >= 0:
            split = self._apart and governor < at - 1
            passive = self._is_passive(governor) or any(self._has("been", t) for t in self._tokens[governor + 1 : at])
            return (
                Verb(at, kind, self._leaning(governor, first), end, governor, passive, gerund=False)
                if (split or not self._apart or governor == at - 1)
                else None
            )
        if low in forms.finite:
            return None
        return Verb(at, kind, at, end, at, passive=True)

    def _governor_after(self, at: int, last: int) -> int:
        """The auxiliary behind its participle, at the end of a clause: wie sie gesagt hat."""
        if not self._apart or at + 1 >= last:
            return 0
        after = self._tokens[at + 1]
        return at + 1 if any(self._has(group, after) for group in ("perfects", "passives", "been")) else 0

    def _governor(self, at: int, first: int) -> int:
        """Where the auxiliary of the participle at `at` stands before it, else -1."""
        reach = _APART if self._apart else _LEANING
        for place in range(at - 1, max(first, at - reach) - 1, -1):
            token = self._tokens[place]
            if self._has("perfects", token) or self._has("passives", token):
                return place
            if token.text in _STOPS or (token.quote >= 0 and not self._apart):
                return -1
            if not self._apart and not self._leans(place) and not self._has("been", token):
                return -1
        return -1

    def _leans(self, place: int) -> bool:
        """Whether a word may stand between an auxiliary and its participle: pronouns, adverbs, not."""
        token = self._tokens[place]
        return (
            self._has("reflexives", token)
            or self._has("adverbs", token)
            or self._has("particles_of_focus", token)
            or self._has("tails", token)
            or token.low.endswith(self._endings)
        )

    def _is_passive(self, governor: int) -> bool:
        """Whether the auxiliary makes a passive: "ist", "fue"; not so behind "se": s’est indigné."""
        if self._has("been", self._tokens[governor]):
            return True
        if not self._has("passives", self._tokens[governor]):
            return False
        return governor == 0 or not self._has("pure_reflexives", self._tokens[governor - 1])

    def _gerund(self, at: int, first: int) -> Verb | None:
        kind = self._lexicon.forms.gerund.get(self._tokens[at].low)
        return Verb(at, kind, at, at + 1, at, gerund=True) if kind else None

    def _leaning(self, at: int, first: int) -> int:
        """Where the pronouns and the "not" before a verb begin: ne l’a pas dit, se lo dijo."""
        place = at
        while place > first and self._has("reflexives", self._tokens[place - 1]) and not self._opens_clause(place - 1):
            place -= 1
        return place

    def _opens_clause(self, place: int) -> bool:
        return self._has("relatives", self._tokens[place])

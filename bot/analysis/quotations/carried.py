"""A quotation in its sentence: the verb of saying that carries it, and the words of that verb's group.

The scope of a verb ends at its clause: a comma, a colon, "but", "when" or "whether" between verb and quotation part
them, and so does another verb of saying.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.analysis.lexicon import standing_words
from bot.analysis.quotations.document import ParsedDocument
from bot.analysis.quotations.mention import Mention
from bot.analysis.quotations.tokens import Token

_SAYING = frozenset({"say", "manner", "judge"})
_STARTS = frozenset("¿¡:(")
_HARD = frozenset(";.!?()…")
_FARTHEST = 14
_GROUP = 9
_AFTER = 8
_SMALL = ("auxiliaries", "adverbs", "negators", "merely", "conditionals", "doubting", "hearsay", "clitics", "inverted",
          "habits")  # fmt: skip
_NOUN_AFTER = ("determiners", "possessives", "fakes", "satires", "claiming", "denials", "adjectives", "prepositions")


@dataclass(frozen=True, slots=True)
class Carried:
    """Quotation `number` at token `place` of the sentence tokens[first:last]."""

    scene: ParsedDocument
    number: int
    place: int
    first: int
    last: int

    def token(self, at: int) -> Token:
        """The token at a place of the sentence."""
        return self.scene.tokens[at]

    def mentions(self) -> Sequence[Mention]:
        """Who is mentioned in the sentence."""
        return self.scene.mentions(self.token(self.first).sentence)

    def low(self, at: int) -> str:
        """The word at a place, lower case; empty outside the sentence."""
        return self.scene.tokens[at].low if self.first <= at < self.last else ""

    def has(self, group: str, at: int) -> bool:
        """Whether the word at a place, what is hung on it, or it and the next word stand in a list of the language."""
        low, listed = self.low(at), self.listed(group)
        if not low or not listed:
            return False
        if low in listed or f"{low}_{self.low(at + 1)}" in listed:
            return True
        return ("'" in low or "-" in low) and not listed.isdisjoint(low.replace("'", "-").split("-"))

    def listed(self, group: str) -> frozenset[str]:
        """The words of a list of how words stand, else of the lexicon."""
        lexicon = self.scene.lexicon
        own = standing_words(lexicon.language).get(group)
        return lexicon.words.get(group, frozenset()) if own is None else own

    def negator(self, at: int) -> bool:
        """Whether the word denies: not, never, didn't; not "not only", "not much"."""
        return (self.low(at).endswith("n't") or self.has("negators", at)) and not self.has("merely", at + 1)

    def says(self, at: int) -> bool:
        """Whether a verb of saying stands there, and no noun of the same form ("the claim")."""
        lexicon = self.scene.lexicon
        if self.token(at).capital and at > self.first and self.token(at - 1).text not in _STARTS:
            return False
        if not (lexicon.verbs.get(self.low(at)) in _SAYING or self.low(at) in self.listed("speaking")):
            return False
        noun = self.low(at) in self.listed("speech_nouns") | self.listed("quoted_things")
        return not (noun and any(self.has(group, at - 1) for group in _NOUN_AFTER))

    def before(self) -> int | None:
        """The verb of saying before the quotation whose object it is."""
        for at in range(self.place - 1, max(self.first, self.place - _FARTHEST) - 1, -1):
            if self.says(at):
                return at
            if self._parts(at):
                return None
        return None

    def _parts(self, at: int) -> bool:
        """Whether what follows this word is out of the scope of a verb before it."""
        token, low, next_to = self.token(at), self.low(at), at == self.place - 1
        if token.quote >= 0:
            return not self.has("joining", at + 1)
        if token.text in _HARD or self.has("asking", at):
            return True
        if token.text in {",", ":", "–", "—", "-"}:
            return not (next_to or (token.text == "," and self.has("complements", at + 1)))
        return not self.has("complements", at) and self.scene.lexicon.has("conjunctions", low)

    def bracketed(self) -> int | None:
        """The participle or infinitive right behind the quotation that closes its clause: nie „…“ gesagt."""
        at = self.place + 1
        at += self.has("auxiliaries", at)
        return at if self.has("bracketed", at) else None

    def after(self) -> int | None:
        """The verb of saying of a clause that follows the quotation: “…,” she never said."""
        if self.token(self.place).quote >= 0 and self._closes():
            return None
        for at in range(self.place + 1, min(self.place + _AFTER, self.last)):
            if self.says(at):
                return at
            if self.token(at).text in _HARD or self.token(at).quote >= 0:
                return None
        return None

    def _closes(self) -> bool:
        """Whether the quotation ends a sentence, so that a capital behind it begins another."""
        here = self.scene.marked[self.number]
        ended = self.scene.text[here.end - 1 : here.end] in {".", "!", "?", "…"}
        return ended and self.place + 1 < self.last and self.token(self.place + 1).capital

    def group(self, verb: int) -> Iterator[int]:
        """The places before a verb, nearest first, that belong to its group: auxiliaries, adverbs, small pronouns.

        In a language that brackets its clauses, those of a participle reach back to the clause's beginning.
        """
        whole = self.has("bracketed", verb)
        for at in range(verb - 1, max(self.first, verb - (2 * _FARTHEST if whole else _GROUP)) - 1, -1):
            if self.token(at).text in {",", ":"} and not (self.says(at - 1) and self.has("joining", at + 2)):
                return
            if whole or (self.token(at).quote < 0 and self.small(at)):
                yield at
            else:
                return

    def small(self, at: int) -> bool:
        """Whether a word belongs to a verb's group: an auxiliary, an adverb, a pronoun, a verb joined by or."""
        low = self.low(at)
        if self.has("joining", at):
            return self.says(at - 1)
        if self.negator(at) or low.endswith("ly"):
            return True
        forms = {low, low.rpartition("'")[2], f"{low}_{self.low(at + 1)}", f"{self.low(at - 1)}_{low}"}
        listed = any(not self.listed(group).isdisjoint(forms) for group in _SMALL)
        return listed or (self.says(at) and self.has("joining", at + 1))

    def clause(self, verb: int) -> int:
        """Where the clause of a verb begins: behind a comma, a colon, a dash or a joining word, else the sentence."""
        for at in range(verb - 1, self.first - 1, -1):
            token = self.token(at)
            if token.text in {",", ":", ";", "–", "—", "¿"} or token.low in {
                "and",
                "but",
                "that",
                "und",
                "que",
                "dass",
            }:
                return at + 1
        return self.first

    def any(self, group: str, first: int, last: int) -> bool:
        """Whether a word of a list stands between two places."""
        return any(self.has(group, at) for at in range(max(first, self.first), min(last, self.last)))

    def any_of(self, groups: Sequence[str], first: int, last: int) -> bool:
        """Whether a word of one of some lists stands between two places."""
        return any(self.any(group, first, last) for group in groups)

    def quotes(self) -> bool:
        """Whether the sentence holds a quotation."""
        return any(self.token(at).quote >= 0 for at in range(self.first, self.last))

    def where(self, test: Callable[[int], bool], first: int, last: int) -> int | None:
        """The first place between two for which `test` holds."""
        return next((at for at in range(max(first, self.first), min(last, self.last)) if test(at)), None)

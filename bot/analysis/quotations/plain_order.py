"""Subjects where the table does not tell a verb's forms: before the verb, behind it only beside a quotation."""

from bot.analysis.quotations.clause import Clause, Sentence, joined
from bot.analysis.quotations.mention import Mention
from bot.analysis.quotations.nominals import Nominals
from bot.analysis.quotations.verbs import Verb
from bot.analysis.quotations.words import DASHES, Words

_SKIP = frozenset(["as", "quoted", "n't", "also", "both", "has", "had", "have", "to", "who"])
_ENDS = frozenset({",", ".", "(", "?", "!"})
_REACH = 3
_RELATIVES = frozenset({"ที่", "ซึ่ง"})
"""That, which: the subject is what stands before it, a shirt that says."""
_LIGHT = ("conjunctions", "auxiliaries", "adverbs", "prepositions")


class PlainOrder:
    """Finds the subjects of verbs of English."""

    def __init__(self, words: Words, nominals: Nominals) -> None:
        self._words = words
        self._nominals = nominals

    def clause(self, verb: Verb, sentence: Sentence) -> Clause | None:
        """The clause of `verb` in its sentence."""
        opens = verb.at == sentence.first and not verb.gerund
        inverted = self._words.behind_quote(verb.at, sentence.first)
        if inverted or opens or self._ends_inverted(verb.at, sentence):
            clause = self._after(verb, sentence.last, beside=inverted)
            if clause:
                return clause
        clause = self._before(verb, sentence)
        return clause or (None if inverted or verb.gerund else self._after(verb, sentence.last, beside=inverted))

    def _ends_inverted(self, at: int, sentence: Sentence) -> bool:
        """Whether ", said" and a speaker end the sentence: it was a “gift”, said the mayor."""
        quotative = self._words.has(at, "quotatives")
        if at - 1 <= sentence.first or self._words.text(at - 1) != "," or not quotative:
            return False
        place = at + 1
        while place < sentence.last and self._words.has(place, "determiners"):
            place += 1
        speaker = self._nominals.by_first.get(place) or self._nominals.by_first.get(at + 1)
        if speaker is None or speaker.kind == "pron":
            return False
        speaker = self._nominals.owned(speaker)
        return speaker.last >= sentence.last or self._words.text(speaker.last) in _ENDS

    def _after(self, verb: Verb, last: int, *, beside: bool) -> Clause | None:
        """The subject behind its verb; one of an unknown noun only `beside` a quotation."""
        start = verb.at + 1
        for place in range(start, min(start + _REACH, last)):
            subject = self._nominals.by_first.get(place) or (self._nominals.quantity(place) if beside else None)
            if subject and self._nominals.is_subject(subject):
                return self._following(verb, self._nominals.apposed(self._nominals.owned(subject), last))
            if not (self._words.is_adverb(place) or self._words.has(place, "determiners")):
                break
        described = self._nominals.unlisted_after([start], last) if beside else None
        return self._following(verb, self._nominals.apposed(described, last)) if described else None

    def _following(self, verb: Verb, subject: Mention) -> Clause:
        return Clause(verb.at, verb.kind, subject, verb.at, subject.last, "after")

    def _before(self, verb: Verb, sentence: Sentence) -> Clause | None:
        """The subject in front of its verb, right before it or across an apposition, else that of the verb before."""
        first = sentence.first
        place = verb.at - 1
        while place >= first and self._is_skipped(place):
            place -= 1
        if place < first:
            return self._joined(verb, sentence)
        if self._words.lexicon.has("unspaced", "yes"):
            return self._unparted(verb, sentence)
        if verb.gerund and self._words.text(place) == ",":
            return self._beside_main(verb, sentence)
        direct = self._nominals.heard(place) or self._nominals.by_last.get(place + 1)
        if direct and direct.first >= first and not direct.owns and not self._is_object(verb, direct):
            return self._direct(verb, self._nominals.opening_bearer(direct, first), place, first)
        described = None if verb.gerund else self._nominals.unlisted(place + 1, first)
        if described:
            return Clause(verb.at, verb.kind, described, described.first, verb.at + 1, "before")
        apposed = self._nominals.across(place, first) if self._is_closing(place) else None
        if apposed:
            return Clause(verb.at, verb.kind, apposed, apposed.first, verb.at + 1, "before")
        return self._joined(verb, sentence)

    def _is_closing(self, place: int) -> bool:
        """Whether what stands at `place` can close an apposition: a dash, a bracket or a quotation."""
        return self._words.text(place) in DASHES | {")"} or self._words.is_quote(place)

    def _is_object(self, verb: Verb, mention: Mention) -> bool:
        """Whether a participle stands behind what a preposition governs, "with" left out: with Smith saying."""
        return verb.gerund and mention.prep and self._words.tokens[mention.wide - 1].low != "with"

    def _direct(self, verb: Verb, direct: Mention, place: int, first: int) -> Clause:
        if direct.prep and direct.kind != "pron":
            direct = self._nominals.noun_before(direct, first) or direct
        reduced = verb.gerund and place == verb.at - 1 and direct.kind != "pron" and not direct.prep
        return Clause(verb.at, verb.kind, direct, direct.wide, verb.at + 1, "reduced" if reduced else "before")

    def _is_skipped(self, place: int) -> bool:
        """Whether a word belongs to the verb behind it: auxiliaries, adverbs, "as"."""
        low = self._words.tokens[place].low
        if self._words.is_quote(place) or (place + 1 in self._nominals.by_last and low != "who"):
            return False
        return low in _SKIP or self._words.has(place, "auxiliaries") or self._words.is_adverb(place)

    def _beside_main(self, verb: Verb, sentence: Sentence) -> Clause | None:
        """A participle behind a comma: whoever acts in the clause before it, not its object: urged Roe to go, saying"""
        for clause in reversed(sentence.found):
            if clause.form != "by" and clause.kind not in {"weak", "according"}:
                return Clause(verb.at, verb.kind, clause.subject, verb.at, verb.at + 1, "joined")
        acts = (m for m in self._nominals.within(sentence.first, verb.at) if self._acts(m))
        subject = next(acts, None)
        return Clause(verb.at, verb.kind, subject, verb.at, verb.at + 1, "joined") if subject else None

    def _acts(self, mention: Mention) -> bool:
        """Whether a small word that may be a verb follows a mention that nothing governs."""
        if mention.prep or mention.owns or not self._words.text(mention.last)[:1].islower():
            return False
        return not self._words.has(mention.last, "prepositions", "conjunctions", "determiners", "possessives")

    def _joined(self, verb: Verb, sentence: Sentence) -> Clause | None:
        clause = joined(verb, sentence.found)
        if clause or sentence.found:
            return clause
        before = [m for m in self._nominals.within(sentence.first, verb.at) if not m.prep and not m.owns]
        return Clause(verb.at, verb.kind, before[0], verb.at, verb.at + 1, "joined") if before else None

    def _unparted(self, verb: Verb, sentence: Sentence) -> Clause | None:
        """Thai parts no clauses by commas: the first to be named behind the last quotation, else the speaker before.

        Where what stands between may be somebody whom no table knows, it is that one.
        """
        places = range(verb.at - 1, sentence.first - 1, -1)
        quote = next((place for place in places if self._words.is_quote(place)), None)
        since = sentence.first if quote is None else quote + 1
        named = [m for m in self._nominals.within(since, verb.at) if not m.prep and not m.owns]
        if named and self._words.text(verb.at - 1) not in _RELATIVES:
            subject = named[-1] if named[-1].kind == "pron" and named[-1].last == verb.at else named[0]
            return Clause(verb.at, verb.kind, subject, subject.wide, verb.at + 1, "before")
        unknown = [place for place in range(since, verb.at) if not self._words.has(place, *_LIGHT)]
        if not unknown:
            return self._joined(verb, sentence)
        subject = self._nominals.unknown(unknown[0])
        return Clause(verb.at, verb.kind, subject, subject.first, verb.at + 1, "before")

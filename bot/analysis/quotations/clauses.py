"""Clauses of saying: the verbs of saying, "according to" and colons of a sentence, each with its subject."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from bot.analysis.lexicon import Lexicon
from bot.analysis.quotations.described import noun_phrase, noun_phrase_after
from bot.analysis.quotations.mention import Mention, before_article
from bot.analysis.quotations.tokens import Token

_MOST = 16
_COLONS = frozenset({":", "："})
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_SKIP = frozenset(["as", "quoted", "n't", "also", "both", "has", "had", "have", "to", "who"])


@dataclass(slots=True)
class Clause:
    """A way of saying at token `at`: `kind` is the verb's class, "according" or "colon"; `subject` who says it.

    [first, last) are the tokens from subject to verb, whichever comes first. `form`: before, after, joined, by.
    """

    at: int
    kind: str
    subject: Mention
    first: int
    last: int
    form: str


class Reader:
    """Finds the clauses of a text's sentences."""

    def __init__(self, text: str, tokens: Sequence[Token], mentions: Sequence[Mention], lexicon: Lexicon) -> None:
        self._text = text
        self._according_by_first: dict[str, list[list[str]]] = {}
        for phrase in lexicon.according:
            self._according_by_first.setdefault(phrase.split()[0], []).append(phrase.split())
        self._tokens = tokens
        self._lexicon = lexicon
        self._by_last = {m.last: m for m in mentions}
        self._by_wide = {m.wide: m for m in mentions} | {m.first: m for m in mentions}
        self._mentions = mentions
        self._starts = [m.first for m in mentions]

    def clauses(self, first: int, last: int) -> list[Clause]:
        """The clauses of the sentence tokens[first:last], in order."""
        found: list[Clause] = []
        saying = self._lexicon.saying
        for at in range(first, last):
            if self._tokens[at].low not in saying and self._tokens[at].text not in _COLONS:
                continue
            clause = self._clause(at, first, last, found)
            if clause:
                found.append(clause)
            if len(found) == _MOST:
                break
        return found

    def within(self, first: int, last: int) -> Sequence[Mention]:
        """The mentions that begin in tokens[first:last]."""
        return self._mentions[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def _clause(self, at: int, first: int, last: int, found: list[Clause]) -> Clause | None:
        token = self._tokens[at]
        if token.quote >= 0:
            return None
        source = self._according(at, last)
        if source:
            return Clause(at, "according", source, at, source.last, "before")
        if token.text in _COLONS and at + 1 < last and self._tokens[at + 1].quote >= 0:
            return self._colon(at, first, found)
        if self._lexicon.has("speech_nouns", token.low) and self._tokens[at - 1].low in {"’s", "'s"}:
            owner = self._by_last.get(at - 1)
            if owner is None or (at > 2 and self._tokens[owner.wide - 1].low in self._lexicon.verbs):
                return None
            return Clause(at, "noun", owner, owner.wide, at + 1, "before")
        kind = self._kind(at, last)
        if kind is None or not self._is_verb(at, first, last):
            return None
        return self._subject(at, kind, first, last, found)

    def _kind(self, at: int, last: int) -> str | None:
        """The class of the verb at `at`; with a small word behind it, one of saying: went on, shot back."""
        low = self._tokens[at].low
        if at + 1 < last and self._lexicon.has("phrasal", f"{low}_{self._tokens[at + 1].low}"):
            return "say"
        return self._lexicon.verbs.get(low)

    def _according(self, at: int, last: int) -> Mention | None:
        for words in self._according_by_first.get(self._tokens[at].low, ()):
            if [t.low for t in self._tokens[at : at + len(words)]] == words:
                after = at + len(words)
                source = next(
                    (self._by_wide[p] for p in range(after, min(after + 4, last)) if p in self._by_wide), None
                )
                return None if source and source.owns and words[0].endswith("ing") else source
        return None

    def _colon(self, at: int, first: int, found: list[Clause]) -> Clause | None:
        if any(c.form != "by" for c in found):
            return None
        subject = next((m for m in self.within(first, at) if not m.prep), None)
        return Clause(at, "colon", subject, subject.first, at + 1, "before") if subject else None

    def _is_verb(self, at: int, first: int, last: int) -> bool:
        """Not a noun ("his comments"), not part of a name, not an infinitive without a subject of its own."""
        if at == first:
            return self._tokens[at].low.endswith("ing") or not self._tokens[at].capital
        before = self._tokens[at - 1]
        lexicon = self._lexicon
        if self._tokens[at].capital:
            return False
        if before.low in {"’s", "'s"} or (lexicon.has("possessives", before.low) and before.low != "her"):
            return False
        return not (
            lexicon.has("determiners", before.low)
            and before.low not in {"all", "both", "that", "who", "some", "many", "others", "one"}
            and at not in self._by_last
        )

    def _subject(self, at: int, kind: str, first: int, last: int, found: list[Clause]) -> Clause | None:
        before = self._tokens[at - 1] if at > first else None
        participle = self._tokens[at].low.endswith("ing")
        inverted = before is not None and (
            before.quote >= 0
            or (before.text in {",", "–", "—", "-"} and at - 2 >= first and self._tokens[at - 2].quote >= 0)
        )
        if inverted or (before is None and not participle) or self._ends_inverted(at, first, last):
            clause = self._after(at, kind, last)
            if clause:
                return clause
        passive = self._passive(at, kind, first, last)
        if passive:
            return passive
        clause = self._before(at, kind, first, found)
        return clause or (None if inverted or participle else self._after(at, kind, last))

    def _ends_inverted(self, at: int, first: int, last: int) -> bool:
        """Whether ", said" and a speaker end the sentence: it was a “gift”, said the mayor."""
        if (
            at - 1 <= first
            or self._tokens[at - 1].text != ","
            or not self._lexicon.has("quotatives", self._tokens[at].low)
        ):
            return False
        place = at + 1
        while place < last and self._lexicon.has("determiners", self._tokens[place].low):
            place += 1
        speaker = self._by_wide.get(place) or self._by_wide.get(at + 1)
        if speaker is None or speaker.kind == "pron":
            return False
        speaker = self._owned(speaker)
        return speaker.last >= last or self._tokens[speaker.last].text in {",", ".", "(", "?", "!"}

    def _passive(self, at: int, kind: str, first: int, last: int) -> Clause | None:
        if at - 1 < first or self._tokens[at - 1].low not in _BE or self._tokens[at].low.endswith("ing"):
            return None
        for place in range(at + 1, min(at + 12, last)):
            if self._tokens[place].low == "by" and place + 1 in self._by_wide:
                subject = self._by_wide[place + 1]
                return Clause(at, kind, subject, at, at + 1, "by")
        return None

    def _after(self, at: int, kind: str, last: int) -> Clause | None:
        described = noun_phrase_after(self._text, self._tokens, at + 1, self._lexicon)
        for place in range(at + 1, min(at + 4, last)):
            subject = self._by_wide.get(place)
            if subject and not (subject.kind == "pron" and subject.head in {"it", "who"}):
                subject = self._apposed(self._owned(subject), last)
                return Clause(at, kind, subject, at, subject.last, "after")
            token = self._tokens[place]
            if not (
                self._lexicon.has("adverbs", token.low)
                or token.low.endswith("ly")
                or self._lexicon.has("determiners", token.low)
            ):
                break
        if described and self._tokens[at - 1].quote >= 0:
            return Clause(at, kind, described, at, described.last, "after")
        return None

    def _owned(self, subject: Mention) -> Mention:
        """said the paper’s John Smith -> John Smith"""
        return self._by_wide.get(subject.last + 1, subject) if subject.owns else subject

    def _apposed(self, subject: Mention, last: int) -> Mention:
        """said the minister, John Smith -> John Smith"""
        if subject.kind == "desc" and subject.last + 1 < last and self._tokens[subject.last].text == ",":
            name = self._by_wide.get(subject.last + 1)
            if name and name.kind == "name":
                return name
        return subject

    def _before(self, at: int, kind: str, first: int, found: list[Clause]) -> Clause | None:
        place = at - 1
        participle = self._tokens[at].low.endswith("ing")
        while place >= first and self._is_skipped(place):
            place -= 1
        if place < first:
            return self._joined(at, kind, first, found)
        direct = self._by_last.get(place + 1)
        if (
            direct
            and direct.first >= first
            and not direct.owns
            and not (participle and direct.prep and self._tokens[direct.wide - 1].low != "with")
        ):
            if direct.prep and direct.kind != "pron":
                direct = self._noun_before(direct, first) or direct
            reduced = participle and place == at - 1 and direct.kind != "pron" and not direct.prep
            return Clause(at, kind, direct, direct.wide, at + 1, "reduced" if reduced else "before")
        described = None if participle else noun_phrase(self._text, self._tokens, place + 1, self._lexicon)
        if described and described.first >= first and not described.prep:
            return Clause(at, kind, described, described.first, at + 1, "before")
        if self._tokens[place].text in {",", "–", "—", ")", "-"} or self._tokens[place].quote >= 0:
            apposed = self._across(place, first)
            if apposed:
                return Clause(at, kind, apposed, apposed.first, at + 1, "before")
        return self._joined(at, kind, first, found)

    def _is_skipped(self, place: int) -> bool:
        low = self._tokens[place].low
        if self._tokens[place].quote >= 0 or (place + 1 in self._by_last and low not in {"who"}):
            return False
        return (
            low in _SKIP
            or self._lexicon.has("auxiliaries", low)
            or self._lexicon.has("adverbs", low)
            or low.endswith("ly")
        )

    def _noun_before(self, mention: Mention, first: int) -> Mention | None:
        """The head noun of "the head of the bank": the mention just before the preposition."""
        before = self._by_last.get(before_article(self._tokens, mention.wide, self._lexicon))
        return before if before and before.first >= first else None

    def _across(self, comma: int, first: int) -> Mention | None:
        """The mention before an apposition or relative clause that ends at `comma`."""
        nested = self._by_last.get(comma)
        for place in range(comma - 1, max(first - 1, comma - 30), -1):
            token = self._tokens[place]
            if token.text in {",", "–", "—", "(", "-"}:
                mention = self._by_last.get(place)
                if mention and not mention.prep and not mention.owns and mention.first >= first:
                    named = (
                        nested is not None
                        and nested.kind == "name"
                        and mention.kind != "name"
                        and nested.wide == place + 1
                    )
                    return nested if named else mention
            if token.quote >= 0:
                return None
        return None

    def _joined(self, at: int, kind: str, first: int, found: list[Clause]) -> Clause | None:
        """A second verb of the same subject: "and added", ", adding"."""
        if found and found[-1].form != "by" and found[-1].kind != "according":
            return Clause(at, kind, found[-1].subject, at, at + 1, "joined")
        before = [m for m in self.within(first, at) if not m.prep and not m.owns]
        return Clause(at, kind, before[0], at, at + 1, "joined") if before else None

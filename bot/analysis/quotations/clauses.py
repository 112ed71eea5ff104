"""Clauses of saying: the verbs of saying, "according to" and colons of a sentence, each with its subject."""

from collections.abc import Sequence

from bot.analysis.lexicon import Lexicon
from bot.analysis.quotations.mention import Mention
from bot.analysis.quotations.sources import NOBODY, Sources
from bot.analysis.quotations.subjects import Clause, Subjects
from bot.analysis.quotations.tokens import Token
from bot.analysis.quotations.verbs import Verb, VerbReader

__all__ = ["Clause", "Reader"]

_MOST = 16
_COLONS = frozenset({":", "："})
_OWNERS = frozenset({"’s", "'s"})
_LIGHT = ("adverbs", "particles_of_focus", "reflexives", "complementisers", "it", "indirect", "months")
_LONGEST_GAP = 8
_CHAIN = 5  # how many sentences of indirect speech are gone back


class Reader:
    """Finds the clauses of a text's sentences."""

    def __init__(self, text: str, tokens: Sequence[Token], mentions: Sequence[Mention], lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._subjects = Subjects(text, tokens, mentions, lexicon)
        self._sources = Sources(tokens, lexicon, self._subjects.by_wide, self._subjects.by_last)
        self._verbs = VerbReader(tokens, lexicon, frozenset(self._subjects.by_last))
        self.within = self._subjects.within

    def clauses(self, first: int, last: int) -> list[Clause]:
        """The clauses of the sentence tokens[first:last], in order; indirect speech has the clause it goes on from."""
        found = self._read(first, last)
        if not any(clause.kind != "colon" for clause in found) and self._is_indirect(first, last):
            carried = self._carried(first, _CHAIN)
            if carried:
                found.append(Clause(first, "say", carried, first, first, "joined"))
        return found

    def _is_indirect(self, first: int, last: int) -> bool:
        """Whether a sentence is told in the mood of indirect speech (Konjunktiv I): Der Plan sei „...“."""
        if not self._lexicon.words.get("indirect"):
            return False
        return any(self._lexicon.has("indirect", token.low) for token in self._tokens[first:last])

    def _carried(self, first: int, chain: int) -> Mention | None:
        """Who speaks in the sentence before the one that begins at `first`, itself indirect speech perhaps."""
        if not first or not chain or self._tokens[first].paragraph - self._tokens[first - 1].paragraph > 1:
            return None
        start = first - 1
        while start and not self._tokens[start].opens:
            start -= 1
        spoken = [c for c in self._read(start, first) if c.kind != "weak"]
        if spoken:
            return spoken[-1].subject
        return self._carried(start, chain - 1) if self._is_indirect(start, first) else None

    def _read(self, first: int, last: int) -> list[Clause]:
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

    def _clause(self, at: int, first: int, last: int, found: list[Clause]) -> Clause | None:
        token = self._tokens[at]
        if token.quote >= 0:
            return None
        source = self._sources.source(at, first, last)
        if source:
            begin, end = min(at, source.wide), max(at + 1, source.last)
            return Clause(at, "according", source, begin, end, "before")
        if token.text in _COLONS and at + 1 < last and self._tokens[at + 1].quote >= 0:
            return self._colon(at, first, found)
        if self._lexicon.has("speech_nouns", token.low) and self._tokens[at - 1].low in _OWNERS:
            return self._owned_noun(at)
        verb = self._verbs.verb(at, first, last)
        return self._of_verb(verb, first, last, found) if verb else None

    def _owned_noun(self, at: int) -> Clause | None:
        """X’s claim that ..."""
        owner = self._subjects.by_last.get(at - 1)
        if owner is None or (at > 2 and self._tokens[owner.wide - 1].low in self._lexicon.verbs):
            return None
        return Clause(at, "noun", owner, owner.wide, at + 1, "before")

    def _of_verb(self, verb: Verb, first: int, last: int, found: list[Clause]) -> Clause | None:
        quoting = self._lexicon.has("quoting", self._tokens[verb.at].low)
        if quoting and not verb.passive:
            quoted = self._quoted(verb, first, last)
            if quoted:
                return Clause(verb.at, verb.kind, quoted, verb.at, quoted.last, "before")
        if verb.passive and not (quoting and self._lexicon.forms.finite):
            agent = self._sources.agent(verb.at, first, last)
            if agent:
                return Clause(verb.at, verb.kind, agent, verb.at, verb.at + 1, "by")
            if self._lexicon.forms.finite:
                return None
        if self._is_embedded(verb, found):
            return None
        quoted = self._quoted_as(verb, found)
        if quoted:
            found.pop()
            return Clause(verb.at, verb.kind, quoted, quoted.wide, verb.last, "before")
        clause = self._subjects.clause(verb, first, last, found)
        if clause and self._lexicon.forms.finite:
            clause.last = self._reach(clause.last, last)
        return clause

    def _quoted_as(self, verb: Verb, found: list[Clause]) -> Mention | None:
        """Whom "quoted X as saying" quotes: X says it, whoever quotes."""
        if not found or not self._lexicon.has("quoted_as", self._tokens[verb.at - 1].low) or not self._quotes(found[-1]):
            return None
        end = verb.at - 1
        quoted = self._subjects.by_last.get(end - 1 if self._tokens[end - 1].text == "," else end)
        return quoted if quoted and quoted.first > found[-1].at else None

    def _quotes(self, clause: Clause) -> bool:
        return clause.form != "by" and self._lexicon.has("quoting", self._tokens[clause.at].low)

    def _is_embedded(self, verb: Verb, found: list[Clause]) -> bool:
        """Whether a verb that need not be one of saying stands in what another says: said that they had seen ..."""
        if verb.kind not in {"think", "weak"} or not found or found[-1].kind not in {"say", "manner"}:
            return False
        told = self._tokens[found[-1].last : verb.at]
        return bool(told) and self._lexicon.has("complementisers", told[0].low) and all(t.quote < 0 for t in told)

    def _quoted(self, verb: Verb, first: int, last: int) -> Mention | None:
        """Whom a verb of quoting quotes: zitiert X mit den Worten; behind a quotation the one who quotes comes first."""
        after: list[Mention] = []
        place = verb.last
        while place < min(verb.last + _LONGEST_GAP, last) and self._tokens[place].text != ",":
            mention = self._subjects.by_wide.get(place)
            if mention and mention.head not in NOBODY and not mention.prep:
                after.append(mention)
            place = max(place + 1, mention.last if mention else 0)
        behind = self._subjects.behind_quote(verb.first, first)
        quoted = after[1:2] if behind else after[:1]
        return self._subjects.apposed(quoted[0], last) if quoted and quoted[0].kind != "body" else None

    def _reach(self, place: int, last: int) -> int:
        """Where a clause ends that has only small words before the quotation it carries: sagte, es sei „...“."""
        for step in range(place, min(place + _LONGEST_GAP, last)):
            token = self._tokens[step]
            if token.quote >= 0 or token.text in _COLONS:
                return step
            if token.text != "," and not any(self._lexicon.has(group, token.low) for group in _LIGHT):
                break
        return place

    def _colon(self, at: int, first: int, found: list[Clause]) -> Clause | None:
        if any(c.form != "by" for c in found):
            return None
        subject = next((m for m in self.within(first, at) if not m.prep and m.head not in NOBODY), None)
        if subject is None:
            return None
        apposed = self._subjects.by_last.get(at)
        if subject.kind == "desc" and apposed and apposed.kind == "name" and self._tokens[apposed.wide - 1].text == ",":
            subject = apposed
        return Clause(at, "colon", subject, subject.first, at + 1, "before")

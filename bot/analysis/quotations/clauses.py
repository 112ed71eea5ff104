"""Clauses of saying: the verbs of saying, "according to" and colons of a sentence, each with its subject."""

from collections.abc import Sequence

from bot.analysis.lexicon import Lexicon
from bot.analysis.quotations.clause import Clause, Sentence
from bot.analysis.quotations.mention import Mention
from bot.analysis.quotations.nominals import NOBODY, Nominals
from bot.analysis.quotations.plain_order import PlainOrder
from bot.analysis.quotations.quoting import Quoting
from bot.analysis.quotations.sources import Sources
from bot.analysis.quotations.subjects import Subjects
from bot.analysis.quotations.tokens import Token
from bot.analysis.quotations.verbs import Verb, VerbReader
from bot.analysis.quotations.words import COLONS, DASHES, Words

__all__ = ["Clause", "Reader"]

_MOST = 16
_CLOSING = frozenset({",", ".", "!", "?", "(", ""})
_BETWEEN = COLONS | DASHES
_LIGHT = ("adverbs", "particles_of_focus", "reflexives", "complementisers", "it", "indirect", "months")
_LONGEST_GAP = 8
_CHAIN = 5  # how many sentences of indirect speech are gone back


class Reader:
    """Finds the clauses of a text's sentences."""

    def __init__(self, text: str, tokens: Sequence[Token], mentions: Sequence[Mention], lexicon: Lexicon) -> None:
        self._words = Words(tokens, lexicon)
        self._nominals = Nominals(text, self._words, mentions)
        self._sources = Sources(self._words, self._nominals)
        self._quoting = Quoting(self._words, self._nominals)
        self._verbs = VerbReader(self._words, frozenset(self._nominals.by_last))
        order = Subjects if self._words.told else PlainOrder
        self._subjects = order(self._words, self._nominals)
        self.within = self._nominals.within

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
        return "indirect" in self._words.lexicon.words and self._words.any_has(first, last, "indirect")

    def _carried(self, first: int, chain: int) -> Mention | None:
        """Who speaks in the sentence before the one that begins at `first`, itself indirect speech perhaps."""
        tokens = self._words.tokens
        if not first or not chain or tokens[first].paragraph - tokens[first - 1].paragraph > 1:
            return None
        start = first - 1
        while start and not tokens[start].opens:
            start -= 1
        spoken = [clause for clause in self._read(start, first) if clause.kind != "weak"]
        if spoken:
            return spoken[-1].subject
        return self._carried(start, chain - 1) if self._is_indirect(start, first) else None

    def _read(self, first: int, last: int) -> list[Clause]:
        found: list[Clause] = []
        sentence = Sentence(first, last, found)
        saying = self._words.lexicon.saying
        for at in range(first, last):
            if self._words.tokens[at].low not in saying and self._words.text(at) not in COLONS:
                continue
            clause = self._clause(at, sentence)
            if clause:
                if clause.form == "quoted":
                    found.pop()
                found.append(clause)
            if len(found) == _MOST:
                break
        return found

    def _clause(self, at: int, sentence: Sentence) -> Clause | None:
        if self._words.is_quote(at):
            return None
        source = self._sources.source(at, sentence.first, sentence.last)
        if source:
            return Clause(at, "according", source, min(at, source.wide), max(at + 1, source.last), "before")
        if self._words.text(at) in COLONS:
            return self._colon(at, sentence)
        if self._words.has(at, "speech_nouns") and self._words.is_owner(at - 1):
            return self._owned_noun(at)
        verb = self._verbs.verb(at, sentence.first, sentence.last)
        return self._of_verb(verb, sentence) if verb else None

    def _owned_noun(self, at: int) -> Clause | None:
        """X’s claim that ..."""
        owner = self._nominals.by_last.get(at - 1)
        if owner is None or (at > 2 and self._words.tokens[owner.wide - 1].low in self._words.lexicon.verbs):
            return None
        return Clause(at, "noun", owner, owner.wide, at + 1, "before")

    def _of_verb(self, verb: Verb, sentence: Sentence) -> Clause | None:
        if self._quoting.is_quoting(verb) and not verb.passive:
            quoted = self._quoting.quoted(verb, sentence)
            if quoted:
                return Clause(verb.at, verb.kind, quoted, verb.at, quoted.last, "before")
        if verb.passive:
            passive = self._of_passive(verb, sentence)
            if passive or (self._words.told and not self._quoting.is_quoting(verb)):
                return passive
        if self._is_embedded(verb, sentence.found):
            return None
        quoted = self._quoting.quoted_as(verb, sentence.found)
        if quoted:
            return Clause(verb.at, verb.kind, quoted, quoted.wide, verb.last, "quoted")
        clause = self._subjects.clause(verb, sentence)
        if clause is None:
            return None
        self._trail(clause, sentence)
        return self._extended(clause, sentence) if self._words.told else clause

    def _trail(self, clause: Clause, sentence: Sentence) -> None:
        """Lead a clause that trails its sentence back to the last quotation: ... „A“ is gone, the mayor said."""
        opens = self._words.opening(clause.first, sentence.first)
        if self._words.text(opens - 1) != "," or not self._closes(clause.last, sentence.last):
            return
        place = opens - 2
        while place >= sentence.first and not self._words.is_quote(place):
            place -= 1
        if place >= sentence.first and all(other.at < place for other in sentence.found if other.kind != "weak"):
            clause.first = place + 1

    def _closes(self, place: int, last: int) -> bool:
        """Whether the sentence, or what matters of it, ends at `place`."""
        return place >= last or self._words.text(place) in _CLOSING or self._words.has(place, "prepositions")

    def _of_passive(self, verb: Verb, sentence: Sentence) -> Clause | None:
        """Was described by X as ..., wurde von X als ... bezeichnet."""
        if self._quoting.is_quoting(verb):
            return None  # X was quoted by the agency: the subject is the one who says it
        agent = self._sources.agent(verb.at, sentence.first, sentence.last)
        return Clause(verb.at, verb.kind, agent, verb.at, verb.at + 1, "by") if agent else None

    def _is_embedded(self, verb: Verb, found: Sequence[Clause]) -> bool:
        """Whether a verb that need not be one of saying stands in what another says: said that they had seen ..."""
        if verb.kind not in {"think", "weak"} or not found or found[-1].kind not in {"say", "manner"}:
            return False
        start = found[-1].last
        told = self._words.has(start, "complementisers") if start < verb.at else False
        return told and not any(self._words.is_quote(place) for place in range(start, verb.at))

    def _extended(self, clause: Clause, sentence: Sentence) -> Clause | None:
        """The clause up to the quotation that it carries or that its verb closes; none of a weak verb without one."""
        within = range(clause.subject.last, clause.last) if clause.form == "before" else ()
        opened = next(filter(self._words.is_quote, within), None)
        clause.last = self._reach(clause.last, sentence.last) if opened is None else opened
        return None if clause.kind == "weak" and not self._is_beside(clause, sentence) else clause

    def _reach(self, place: int, last: int) -> int:
        """Where a clause ends that has only small words before the quotation it carries: sagte, es sei „...“."""
        for step in range(place, min(place + _LONGEST_GAP, last)):
            if self._words.is_quote(step) or self._words.text(step) in COLONS:
                return step
            if self._words.text(step) != "," and not self._words.has(step, *_LIGHT):
                break
        return place

    def _is_beside(self, clause: Clause, sentence: Sentence) -> bool:
        """Whether a quotation stands right beside a clause, a comma or colon between them."""
        after = clause.last + (self._words.text(clause.last) in _BETWEEN)
        before = clause.first - 1 - (clause.first > 0 and self._words.text(clause.first - 1) in _BETWEEN)
        within = range(sentence.first, sentence.last)
        return any(place in within and self._words.is_quote(place) for place in (after, before))

    def _colon(self, at: int, sentence: Sentence) -> Clause | None:
        """The subject of a sentence whose colon a quotation follows; of a description the name apposed to it."""
        opens = at + 1 < sentence.last and self._words.is_quote(at + 1)
        if not opens or any(clause.form != "by" for clause in sentence.found):
            return None
        mentions = (m for m in self.within(sentence.first, at) if not m.prep and m.head not in NOBODY)
        subject = next(mentions, None)
        apposed = self._nominals.by_last.get(at)
        if subject and apposed and apposed.kind == "name" and self._words.text(apposed.wide - 1) == ",":
            labelled = subject.wide == sentence.first and subject.last == apposed.wide - 1  # Tariffs, Rossi: «...»
            subject = apposed if subject.kind == "desc" or labelled else subject
        return Clause(at, "colon", subject, subject.first, at + 1, "before") if subject else None

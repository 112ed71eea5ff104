"""The mentions of a text as parts of clauses: which can be a subject, what is apposed to what."""

from bisect import bisect_left
from collections.abc import Sequence

from bot.analysis.quotations.described import noun_phrase, noun_phrase_after
from bot.analysis.quotations.mention import UNKNOWN, Mention, before_article, is_article, mention_of
from bot.analysis.quotations.words import Words

NOBODY = frozenset({"it", "who"})
"""What a pronoun of these kinds stands for is no speaker by itself."""
_BRACKETS = frozenset({",", "–", "—", "(", "-"})
_CHAIN = 4
_APPOSED = 7
_ACROSS = 30


class Nominals:
    """The mentions of one text by where they begin (`by_first`, their role in front taken in) and end (`by_last`)."""

    def __init__(self, text: str, words: Words, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._words = words
        self._mentions = mentions
        self._starts = [m.first for m in mentions]
        self.by_last = {m.last: m for m in mentions}
        self.by_first = {m.wide: m for m in mentions} | {m.first: m for m in mentions}

    def within(self, first: int, last: int) -> Sequence[Mention]:
        """The mentions that begin in tokens[first:last]."""
        return self._mentions[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def is_subject(self, mention: Mention) -> bool:
        """Whether a mention can be a subject: no "it", nothing after a preposition, nothing in another case."""
        if mention.kind == "pron" and mention.head in NOBODY:
            return False
        return not self._words.told or not (self.governed(mention) or mention.owns or self._is_oblique(mention))

    def governed(self, mention: Mention) -> bool:
        """Whether a preposition stands before a mention, or before its possessive: in seiner Mitteilung."""
        if mention.prep:
            return True
        place = mention.wide
        if self._words.has(place - 1, "possessives"):
            place -= 1
        if place <= 0 or self._words.tokens[place].opens or not self._words.has(place - 1, "prepositions"):
            return False
        return not is_article(self._words.tokens, place - 1, mention.first, self._words.lexicon)

    def _is_oblique(self, mention: Mention) -> bool:
        """Whether the article shows that a mention is no subject: den, dem, des."""
        return self._words.has(mention.wide, "oblique") or self._words.has(mention.wide - 1, "oblique")

    def owned(self, subject: Mention) -> Mention:
        """said the paper’s John Smith -> John Smith"""
        return self.by_first.get(subject.last + 1, subject) if subject.owns else subject

    def apposed(self, subject: Mention, last: int) -> Mention:
        """said the minister, John Smith -> John Smith; a description is run to its comma: el ministro iraní, X."""
        if subject.kind != "desc":
            return subject
        comma = subject.last
        while self._words.told and comma < min(subject.last + _APPOSED, last) and self._belongs(comma):
            comma += 1
        name = self.by_first.get(comma + 1) if comma + 1 < last and self._words.text(comma) == "," else None
        return name if name and name.kind == "name" else subject

    def _belongs(self, place: int) -> bool:
        """Whether a word may belong to the description before it: no sign, no verb of saying, no conjunction."""
        if self._words.is_quote(place):
            return True
        closed = self._words.has(place, "conjunctions", "relatives")
        return (
            self._words.is_word(place) and not closed and self._words.tokens[place].low not in self._words.lexicon.verbs
        )

    def bearer(self, mention: Mention, first: int) -> Mention:
        """The name that a description before a verb is apposed to: Lars Holm, Leiter der Schule, sagte."""
        comma = mention.wide - 1
        if mention.kind != "desc" or comma <= first or self._words.text(comma) != ",":
            return mention
        name = self.by_last.get(comma)
        return name if name and name.kind == "name" and self.is_subject(name) else mention

    def opening_bearer(self, mention: Mention, first: int) -> Mention:
        """The name that opens a sentence and is apposed to by what is before its verb: Lars Holm, head of X, said."""
        begins = mention
        joined = self.by_last.get(mention.wide - 1) if self._words.has(mention.wide - 1, "conjunctions") else None
        if joined is not None and joined.kind != "name":
            begins = joined
        comma = begins.wide - 1
        head = self._words.tokens[mention.first].low
        titled = mention.kind == "desc" or bool(self._words.lexicon.person(head).kind)
        name = self.by_last.get(comma) if titled and comma > first and self._words.text(comma) == "," else None
        return name if name is not None and name.kind == "name" and name.wide == first else mention

    def ending(self, last: int, first: int) -> Mention | None:
        """The subject that ends before token `last`: of "the head of the bank" the head, of "in Rome" none."""
        mention = self.by_last.get(last)
        if mention is None:
            return self.unlisted(last, first)
        for _ in range(_CHAIN):
            if mention is None or mention.first < first:
                return None
            if self.is_subject(mention) or (mention.head == "who" and not mention.prep):
                return self.bearer(mention, first)
            mention = self.noun_before(mention, first)
        return None

    def unlisted(self, last: int, first: int) -> Mention | None:
        """A description of an unknown noun that ends before token `last`: "the lawsuit" says."""
        found = noun_phrase(self._text, self._words.tokens, last, self._words.lexicon)
        return found if found and found.first >= first and not found.prep and not self._is_oblique(found) else None

    def unknown(self, place: int) -> Mention:
        """Whoever the token at `place` is: nobody who is named."""
        return mention_of(
            self._text, self._words.tokens, place, place, place + 1, "pron", UNKNOWN, "", self._words.lexicon
        )

    def unlisted_after(self, places: Sequence[int], stop: int) -> Mention | None:
        """The first description of an unknown noun that begins at one of `places`: said "the lawsuit"."""
        for place in places if self._words.told else places[:1]:
            if self._words.told and self._words.has(place - 1, "prepositions"):
                continue
            found = noun_phrase_after(self._text, self._words.tokens, place, self._words.lexicon)
            if found and found.last <= stop and not self._is_oblique(found):
                return found
        return None

    def noun_before(self, mention: Mention, first: int) -> Mention | None:
        """The head noun of "the head of the bank": the mention just before the preposition."""
        before = self.by_last.get(before_article(self._words.tokens, mention.wide, self._words.lexicon))
        return before if before and before.first >= first else None

    def across(self, comma: int, first: int) -> Mention | None:
        """The mention before an apposition or relative clause that ends at `comma`, or the name that is apposed."""
        nested = self.by_last.get(comma)
        name = nested if nested is not None and nested.kind == "name" else None
        for place in range(comma - 1, max(first - 1, comma - _ACROSS), -1):
            if self._words.is_quote(place):
                return None
            if self._words.text(place) not in _BRACKETS:
                continue
            apposed = name if name and name.wide == place + 1 else None
            if mention := self._free(place, first):
                return apposed if apposed and (mention.kind != "name" or self._is_full(apposed)) else mention
            if apposed and self._words.told:
                return apposed  # le président iranien, Hassan Rouhani, a dit
        return None

    def _free(self, last: int, first: int) -> Mention | None:
        """The mention that ends before `last`, not before `first`, if no preposition governs it and it owns nothing."""
        mention = self.by_last.get(last)
        if mention is None or mention.prep or mention.owns or mention.first < first:
            return None
        return mention

    def _is_full(self, name: Mention) -> bool:
        """Whether a name of several words stands in apposition: el premio Nobel, Ana Ruiz, dijo."""
        return self._words.told and name.last - name.first > 1

    def antecedent(self, place: int, first: int) -> Mention | None:
        """What the relative at `place` stands for: the mention that ends there, or the last before it."""
        ending = self.ending(place, first)
        if ending is not None:
            return ending
        return next((m for m in reversed(self.within(first, place)) if self.is_subject(m)), None)

    def heard(self, place: int) -> Mention | None:
        """The object pronoun at `place` whom somebody hears, as the subject of the verb behind it: heard him shout."""
        if not self._words.has(place - 1, "perceives"):
            return None
        low = self._words.tokens[place].low
        head = next((head for head in ("he", "she", "they") if self._words.has(place, f"{head}_object")), "")
        if not head:
            return None
        token, gender = self._words.tokens[place], {"he": "m", "she": "f"}.get(head, "")
        return Mention(place, place, place + 1, "pron", low, head, token.start, token.end, token.sentence,
                       token.paragraph, gender=gender, plural=not gender)  # fmt: skip

    def quantity(self, place: int) -> Mention | None:
        """Many people without another word for them: chanted thousands."""
        if not self._words.has(place, "quantities"):
            return None
        token = self._words.tokens[place]
        return Mention(place, place, place + 1, "desc", token.text, token.low, token.start, token.end, token.sentence,
                       token.paragraph, plural=True)  # fmt: skip

    def dropped(self, at: int) -> Mention:
        """The subject that the verb at `at` leaves out, as a pronoun: whoever was spoken of last."""
        token = self._words.tokens[at]
        return Mention(at, at, at + 1, "pron", self._text[token.start : token.end], "dropped", token.start, token.end,
                       token.sentence, token.paragraph)  # fmt: skip

"""Names in a language that capitalises all its nouns: a run of capitals cut into role, body and name."""

from collections.abc import Sequence
from enum import Enum

from bot.analysis.lexicon import Lexicon
from bot.analysis.quotations.described import body_at, description_at
from bot.analysis.quotations.evidence import Evidence, after_article, is_common, is_determining, is_first_name, is_role
from bot.analysis.quotations.mention import Mention, mention_of
from bot.analysis.quotations.tokens import Token

_LONGEST = 12
_LONGEST_NAME = 5


class Kind(Enum):
    """What one capital of a run is."""

    OPENER = "opener"
    ROLE = "role"
    BODY = "body"
    NOUN = "noun"
    ORIGIN = "origin"
    FIRST = "first name"
    WORD = "word"


class Run:
    """The capitals from one token on, in one sentence, nothing between them but the particles of a name."""

    def __init__(self, text: str, tokens: Sequence[Token], at: int, lexicon: Lexicon, evidence: Evidence) -> None:
        self._text, self._tokens, self._lexicon, self._evidence = text, tokens, lexicon, evidence
        self.first = at
        self.last = at + 1
        while self.last < min(len(tokens), at + _LONGEST) and self._goes_on(self.last):
            self.last += 1
        self._kinds = [self._kind(place) for place in range(self.first, self.last)]

    def mention(self) -> tuple[Mention | None, int]:
        """The mention in this run, and the place to read on from."""
        place = self._behind(self.first, Kind.OPENER)
        role, body, first = (self._next(place, kind) for kind in (Kind.ROLE, Kind.BODY, Kind.FIRST))
        if role < first:
            return self._with_role(role if self._is_governed(place) else place, role)
        if body < first:
            mention = body_at(self._text, self._tokens, place, body, self.last, self._lexicon)
            return mention, max(mention.last, self.last)
        if first < self.last:
            while first > place and self._is(first - 1, Kind.WORD):
                first -= 1  # San Francisco, Abu Mohammed
            return self._named(first, first)
        return self._of_words(place)

    def _of_words(self, place: int) -> tuple[Mention | None, int]:
        """The name in capitals from `place` on that are no role, no body and no first name."""
        name = self._behind(place, Kind.NOUN, Kind.ORIGIN)
        if name == self.last or self._next(name, Kind.NOUN) < self.last:
            return None, self.last
        skipped = name > self.first and not self._is(name - 1, Kind.OPENER)
        if self.last - name == 1 and (skipped or not self._stands_alone(name)):
            return None, self.last
        return self._named(name, name)

    def _behind(self, place: int, *kinds: Kind) -> int:
        """The place behind all capitals of these kinds that stand at `place`."""
        while self._is(place, *kinds):
            place += 1
        return place

    def _next(self, place: int, kind: Kind) -> int:
        """Where the first capital of a kind stands from `place` on; the end of the run where none does."""
        while place < self.last and not self._is(place, kind):
            place += 1
        return place

    def _is_governed(self, place: int) -> bool:
        """Whether a preposition stands before token `place`: in Berlin (Ministerin Berger)."""
        before = self._tokens[place - 1] if place and not self._tokens[place].opens else None
        return before is not None and self._lexicon.has("locatives", before.low)

    def _goes_on(self, place: int) -> bool:
        token = self._tokens[place]
        return token.capital and not token.opens and token.quote < 0 and not self._lexicon.has("months", token.low)

    def _is(self, place: int, *kinds: Kind) -> bool:
        return place < self.last and self._kinds[place - self.first] in kinds

    def _kind(self, place: int) -> Kind:
        lexicon = self._lexicon
        low = self._tokens[place].low.strip(".")
        if self._is_opener(place, low):
            return Kind.OPENER
        if self._is_of_name(place, low):
            return Kind.FIRST if is_first_name(low, lexicon) else Kind.WORD
        if is_role(low, lexicon) or lexicon.is_person(low):
            return self._origin_or_role(place)
        if lexicon.has("bodies", low) or lexicon.is_body(low):
            return Kind.BODY
        if is_first_name(low, lexicon):
            return Kind.FIRST
        return self._word_or_noun(place, low)

    def _is_opener(self, place: int, low: str) -> bool:
        """Whether a word is capitalised only because a sentence begins with it, or goes on with it behind a colon."""
        token, lexicon = self._tokens[place], self._lexicon
        if token.opens and (lexicon.has("openers", low) or self._evidence.only_opens(low)):
            return True
        return lexicon.has("adverbs", low) and (token.opens or self._tokens[place - 1].text == ":")

    def _is_of_name(self, place: int, low: str) -> bool:
        """Whether a word belongs to a name by what stands before it, or by what the text tells of it."""
        behind_name = place > self.first and is_first_name(self._tokens[place - 1].low, self._lexicon)
        if behind_name and not self._lexicon.has("titles", low):
            return True
        return self._is_surname(low) and not after_article(self._tokens, place, self._lexicon)

    def _origin_or_role(self, place: int) -> Kind:
        """Berliner before a noun tells where from, alone who."""
        after = self._low_after(place)
        if after and self._tokens[place].low.endswith("er") and not is_role(after, self._lexicon):
            return Kind.ORIGIN if is_common(after, self._lexicon) else Kind.ROLE
        return Kind.ROLE

    def _low_after(self, place: int) -> str:
        """The capital behind `place` in lower case; empty where none goes on with the run."""
        follows = place + 1 < len(self._tokens) and self._goes_on(place + 1)
        return self._tokens[place + 1].low if follows else ""

    def _word_or_noun(self, place: int, low: str) -> Kind:
        if low.endswith("er") and len(low) > 4 and is_common(self._low_after(place), self._lexicon):
            return Kind.ORIGIN
        if self._tokens[place].text.isupper() and 1 < len(low) < 7:
            return Kind.BODY
        noun = self._is_noun(low) or self._lexicon.has("known_places", low)
        return Kind.NOUN if noun or low[0].isdigit() else Kind.WORD

    def _is_noun(self, low: str) -> bool:
        return is_common(low, self._lexicon) or low in self._evidence.nouns

    def _is_surname(self, low: str) -> bool:
        return low in self._evidence.surnames or (low.endswith("s") and low[:-1] in self._evidence.surnames)

    def _with_role(self, start: int, role: int) -> tuple[Mention | None, int]:
        name = role + 1
        while self._is(name, Kind.ROLE, Kind.ORIGIN):
            name += 1
        if name < self.last and not self._is(name, Kind.NOUN, Kind.BODY):
            return self._named(name, start)
        found = description_at(self._text, self._tokens, name - 1, self._lexicon)
        return found, max(self.last, found.last if found else 0)

    def _named(self, first: int, wide: int) -> tuple[Mention, int]:
        last = first + 1
        while last < self.last and last - first < _LONGEST_NAME and self._is(last, Kind.FIRST, Kind.WORD):
            last += 1
        if all(self._is(place, Kind.FIRST) for place in range(first, last)) or last - first == 1:
            last = self._linked(last)
        body = self._tokens[first].text.isupper() and last - first == 1 and wide == first
        gender = self._gender(wide, first)
        kind = "body" if body else "name"
        head = self._tokens[last - 1].low.strip(".")
        found = mention_of(self._text, self._tokens, wide, first, last, kind, head, gender, self._lexicon)
        return found, max(last, self.last)

    def _linked(self, last: int) -> int:
        """The end of a name whose last part stands behind "von", "van der", "bin"."""
        place = last
        while place < len(self._tokens) and self._lexicon.has("particles", self._tokens[place].low):
            place += 1
        joined = 0 < place - last <= 3 and place < len(self._tokens) and self._goes_on(place)
        if not joined or is_determining(self._tokens[last], self._lexicon):
            return last
        low = self._tokens[place].low
        return last if self._is_noun(low) or is_role(low, self._lexicon) else place + 1

    def _gender(self, wide: int, first: int) -> str:
        for token in reversed(self._tokens[wide:first]):
            for gender, group in (("m", "masculine"), ("f", "feminine")):
                if self._lexicon.has(group, token.low):
                    return gender
            if gender := self._lexicon.gender(token.low):
                return gender
        return ""

    def _stands_alone(self, place: int) -> bool:
        """Whether a single capital is a name: the text gives it a first name or role, or it says something."""
        low = self._tokens[place].low
        if self._is_surname(low):
            return True
        if after_article(self._tokens, place, self._lexicon):
            return False
        return any(self._says(beside) for beside in (place - 1, place + 1))

    def _says(self, place: int) -> bool:
        """Whether a verb of saying in the singular stands at `place`."""
        if not 0 <= place < len(self._tokens) or self._tokens[place].sentence != self._tokens[self.first].sentence:
            return False
        low = self._tokens[place].low
        if (
            any(self._lexicon.has(group, low) for group in ("after_quotes", "postposed"))
            or low in self._lexicon.according
        ):
            return True  # so X, laut X, X zufolge
        return self._lexicon.verbs.get(low, "weak") != "weak" and not low.endswith("en")

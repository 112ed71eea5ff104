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
        place = self.first
        while place < self.last and self._is(place, Kind.OPENER):
            place += 1
        role = next((p for p in range(place, self.last) if self._is(p, Kind.ROLE)), None)
        first = next((p for p in range(place, self.last) if self._is(p, Kind.FIRST)), None)
        if role is not None and (first is None or role < first):
            return self._with_role(role if self._is_governed(place) else place, role)
        body = next((p for p in range(place, self.last) if self._is(p, Kind.BODY)), None)
        if body is not None and (first is None or body < first):
            found = body_at(self._text, self._tokens, place, body, self.last, self._lexicon)
            return found, max(found.last, self.last)
        if first is not None:
            while first > place and self._is(first - 1, Kind.WORD):
                first -= 1  # San Francisco, Abu Mohammed
            return self._named(first, first)
        while place < self.last and self._is(place, Kind.NOUN, Kind.ORIGIN):
            place += 1
        if place == self.last or any(self._is(p, Kind.NOUN) for p in range(place, self.last)):
            return None, self.last
        skipped = place > self.first and not self._is(place - 1, Kind.OPENER)
        if self.last - place == 1 and (skipped or not self._stands_alone(place)):
            return None, self.last
        return self._named(place, place)

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
        token, lexicon = self._tokens[place], self._lexicon
        low = token.low.strip(".")
        if token.opens and (lexicon.has("openers", low) or self._evidence.only_opens(low)):
            return Kind.OPENER
        if lexicon.has("adverbs", low) and (token.opens or self._tokens[place - 1].text == ":"):
            return Kind.OPENER
        behind_name = place > self.first and is_first_name(self._tokens[place - 1].low, lexicon)
        if behind_name and not lexicon.has("titles", low):
            return Kind.FIRST if is_first_name(low, lexicon) else Kind.WORD
        if self._is_surname(low) and not after_article(self._tokens, place, lexicon):
            return Kind.FIRST if is_first_name(low, lexicon) else Kind.WORD
        if is_role(low, lexicon) or lexicon.is_person(low):
            return self._origin_or_role(place)
        if lexicon.has("bodies", low) or lexicon.is_body(low):
            return Kind.BODY
        if is_first_name(low, lexicon):
            return Kind.FIRST
        return self._word_or_noun(place, low)

    def _origin_or_role(self, place: int) -> Kind:
        """Berliner before a noun tells where from, alone who."""
        low = self._tokens[place].low
        follows = place + 1 < len(self._tokens) and self._goes_on(place + 1)
        after = self._tokens[place + 1].low if follows else ""
        if low.endswith("er") and after and (is_role(after, self._lexicon) or is_common(after, self._lexicon)):
            return Kind.ROLE if is_role(after, self._lexicon) else Kind.ORIGIN
        return Kind.ROLE

    def _word_or_noun(self, place: int, low: str) -> Kind:
        follows = place + 1 < len(self._tokens) and self._goes_on(place + 1)
        if follows and low.endswith("er") and len(low) > 4 and is_common(self._tokens[place + 1].low, self._lexicon):
            return Kind.ORIGIN
        if self._tokens[place].text.isupper() and 1 < len(low) < 7:
            return Kind.BODY
        noun = is_common(low, self._lexicon) or low in self._evidence.nouns or self._lexicon.has("known_places", low)
        return Kind.NOUN if noun or low[0].isdigit() else Kind.WORD

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
        if place == last or place - last > 3 or place >= len(self._tokens) or not self._goes_on(place):
            return last
        if is_determining(self._tokens[last], self._lexicon):
            return last
        low = self._tokens[place].low
        named = (
            not is_common(low, self._lexicon) and low not in self._evidence.nouns and not is_role(low, self._lexicon)
        )
        return place + 1 if named else last

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

"""Mentions of one person brought together: full name, role and gender as the text first gives them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from unicodedata import combining, normalize

from bot.analysis.lexicon import Lexicon, table
from bot.analysis.naming import BURMESE, surname
from bot.analysis.quotations.evidence import is_first_name
from bot.analysis.quotations.mention import Mention
from bot.analysis.quotations.roles import role_of
from bot.analysis.quotations.tokens import Token
from bot.records.annotations import Span

_BEARERS = 8
_NAMED = frozenset({"name", "body"})


@dataclass(slots=True)
class Person:
    """One person or body: `name` is the first longest mention; `words` the words of all its names.

    `human`: something tells that it is a person's name: a second word, a role, a gender, something that it does.
    """

    name: Mention
    words: set[str]
    kind: str
    gender: str = ""
    role: Span | None = None
    mentions: list[Mention] = field(default_factory=list)
    human: bool = True


def gather(text: str, tokens: Sequence[Token], mentions: Sequence[Mention], lexicon: Lexicon) -> list[Person]:
    """Link each name to its person (`mention.entity` is the person's place in the answer).

    A surname goes to the person spoken of most before it who bears it (relatives are given their full names), the
    nearest of equals, else to the first after it; the one with a title of the other gender is somebody else.
    """
    gathered = _People(tokens, lexicon, (mention for mention in mentions if mention.kind == "name"))
    for mention in mentions:
        if mention.kind in _NAMED and _length(mention) > 1:
            gathered.add(mention, full=True)
    for mention in mentions:
        if mention.kind in _NAMED and mention.entity < 0:
            gathered.add(mention, full=False)
    for person in gathered.people:
        person.mentions.sort(key=lambda m: m.start)
        _describe(text, tokens, person, lexicon)
    return gathered.people


def _length(mention: Mention) -> int:
    return mention.last - mention.first


def _words(tokens: Sequence[Token], mention: Mention) -> list[str]:
    return [plain(t.low) for t in tokens[mention.first : mention.last] if t.low]


_ARTICLE = re.compile(r"^(?:al|el|ad|ar|as|ash|az)-(?=\w{3})")
"""The Arabic article of a family name, as it sounds before sun letters; English newspapers leave it out when somebody
is named again: Salma al-Haddad is Haddad."""


def plain(low: str) -> str:
    """A lower-case word without full stop, accents and Arabic article: newspapers write Murátov and Muratov."""
    low = _ARTICLE.sub("", low.strip("."))
    return low if low.isascii() else "".join(c for c in normalize("NFD", low) if not combining(c))


class _People:
    """The people and bodies of one text, found by the words of their names."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon, names: Iterable[Mention]) -> None:
        self.people: list[Person] = []
        self._tokens, self._lexicon = tokens, lexicon
        self._by_word: dict[str, list[int]] = {}
        self._alone = {word for name in names if _length(name) == 1 for word in _words(tokens, name)}
        """Last names that somebody is called by alone."""

    def add(self, mention: Mention, *, full: bool) -> None:
        """Link a mention to the person who bears its name; `full` tells a name of several words from a last name."""
        words = self._bare(_words(self._tokens, mention))
        bearers = [
            number
            for number in self._by_word.get(words[-1] if full else self._bare([plain(mention.head)])[0], ())
            if self._same(words, mention, self.people[number], full=full) and self._agrees(mention, self.people[number])
        ]
        chosen = self._likeliest(bearers, words, mention)
        if chosen is None:
            chosen = len(self.people)
            self.people.append(Person(mention, set(), mention.kind))
        person = self.people[chosen]
        mention.entity = chosen
        person.mentions.append(mention)
        person.gender = person.gender or mention.gender or self._first_name_gender(mention)
        for word in set(words) - person.words:
            person.words.add(word)
            self._by_word.setdefault(word, []).append(chosen)

    def _bare(self, words: list[str]) -> list[str]:
        """The words of a name without the genitive's s of the last, where a language writes no apostrophe before it."""
        last = words[-1]
        genitive = self._lexicon.has("genitive", "s") and last.endswith("s") and last not in self._by_word
        return [*words[:-1], last[:-1]] if genitive and last[:-1] in self._by_word else words

    def _same(self, words: list[str], mention: Mention, person: Person, *, full: bool) -> bool:
        theirs = _words(self._tokens, person.name)
        if words == theirs:
            return True
        if full:
            return mention.kind != "body" and _same_full(words, theirs)
        return words[0] in person.words and person.kind == "name"

    @staticmethod
    def _agrees(mention: Mention, person: Person) -> bool:
        return not (mention.gender and person.gender and mention.gender != person.gender)

    def _first_name_gender(self, mention: Mention) -> str:
        if mention.kind == "body" or _length(mention) < 2:
            return ""
        first = self._tokens[mention.first].low
        return "m" if self._lexicon.has("male", first) else "f" if self._lexicon.has("female", first) else ""

    def _likeliest(self, bearers: Sequence[int], words: list[str], mention: Mention) -> int | None:
        """The bearer named before who fits best; else the first named after; None where two fit alike, or a part of
        their names is all that two Burmese share."""
        before = [number for number in bearers[-_BEARERS:] if self.people[number].name.start <= mention.start]
        if not before:
            return bearers[0] if bearers else None
        if len(words) == 1 and sum(map(self._is_burmese, before)) > 1:
            return None
        fits = {number: self._fit(number, words, mention) for number in before}
        ranked = sorted(before, key=lambda number: (fits[number], number), reverse=True)
        if len(ranked) > 1 and fits[ranked[0]] == fits[ranked[1]] and self._side_by_side(ranked[:2], mention):
            return None
        return ranked[0]

    def _fit(self, number: int, words: list[str], mention: Mention) -> tuple[int, ...]:
        """What speaks for a bearer, the surest first: the office named, the paragraph, the surname, how often named."""
        return (
            self._holds(number, mention),
            self._named_here(number, mention),
            self._bears(number, words),
            self._spoken_of(number, mention),
        )

    def _holds(self, number: int, mention: Mention) -> bool:
        """Whether a title in front of a name is that bearer's office: Mayor Lin is Lin Meihua, the mayor of Corval."""
        title = {self._lexicon.person(t.low).base for t in self._tokens[mention.wide : mention.first]} - {""}
        if not title:
            return False
        role = role_of(self._tokens, self.people[number].name, self._lexicon)
        name = self.people[number].name
        around = self._tokens[max(0, name.wide - 12) : name.last + 20]
        return role is not None and any(
            self._lexicon.person(t.low).base in title for t in around if role.start <= t.start < role.end
        )

    def _side_by_side(self, numbers: Sequence[int], mention: Mention) -> bool:
        """Whether two people were last named in one sentence: nothing tells which of them is meant."""
        last = [[m.sentence for m in self.people[n].mentions if m.start < mention.start] for n in numbers]
        return all(last) and last[0][-1] == last[1][-1]

    def _named_here(self, number: int, mention: Mention) -> bool:
        """Whether a person is named by more than a last name earlier in the paragraph of `mention`."""
        here = (m for m in self.people[number].mentions if m.paragraph == mention.paragraph and m.start < mention.start)
        return any(m.last - m.wide > 1 for m in here)

    def _bears(self, number: int, words: list[str]) -> int:
        """How surely one word is the last name of a person: of two Spanish surnames people are called by the first.

        In a text of another language they are known by being called so: "Ferrer said" of Lucía Ferrer Montoya. Where
        the family's name stands first, that is what people are called by.
        """
        theirs = _words(self._tokens, self.people[number].name)
        if self._is_burmese(number):
            return 1  # no part of a name is a family's: each may stand for the whole
        called = surname(theirs, self._lexicon)
        if len(theirs) > 2 and theirs[-2] in self._alone and not self._lexicon.has("surnames", "two"):
            called = theirs[-2]
        if self._is_family_first(theirs):
            called = theirs[0]
        return (words[-1] == called) + (words[-1] in theirs[1:] or called == theirs[0])

    def _is_burmese(self, number: int) -> bool:
        """Whether a form of address by age and sex stands before a name: U, Daw, Ko."""
        name = self.people[number].name
        return any(self._tokens[at].low in BURMESE for at in range(name.wide, name.first + 1))

    def _is_family_first(self, words: Sequence[str]) -> bool:
        """Whether a name of two words is written as in Hungary: Kovács Anna, whose last word is a first name, and the
        first is none (A magyar helyesírás szabályai, 156)."""
        tables = (self._lexicon, table("en"))
        first, last = (any(is_first_name(word, known) for known in tables) for word in (words[0], words[-1]))
        return len(words) == 2 and last and not first

    def _spoken_of(self, number: int, mention: Mention) -> int:
        """How often a person is mentioned before `mention`, counted to ten."""
        return sum(1 for each in self.people[number].mentions[:10] if each.start < mention.start)


def _same_full(words: list[str], theirs: list[str]) -> bool:
    """Two full names of one person: the same surname, and given names that do not contradict each other."""
    if words[-1] != theirs[-1]:
        return len(theirs) > 2 and len(words) > 1 and theirs[: len(words)] == words  # one of two surnames
    if theirs[-len(words) :] == words:
        return True  # van der Leyen
    return words[0] == theirs[0] or (words[0][0] == theirs[0][0] and 1 in {len(words[0]), len(theirs[0])})


def _describe(text: str, tokens: Sequence[Token], person: Person, lexicon: Lexicon) -> None:
    longest = [m for m in person.mentions if _length(m) > 1]
    person.name = longest[0] if longest else person.mentions[0]
    if _is_mostly_named(person.mentions):
        person.kind = "name"
    ordered = (person.name, *(m for m in person.mentions if m is not person.name))
    person.role = next(filter(None, (role_of(tokens, mention, lexicon) for mention in ordered)), None)
    if not person.gender and person.kind == "name":
        person.gender = _gender(tokens, person, lexicon)
    told = longest or person.gender or person.role
    person.human = bool(told) or any(_acts(tokens, mention, lexicon) for mention in person.mentions)


def _is_mostly_named(mentions: Sequence[Mention]) -> bool:
    """Whether more mentions read as names than as bodies; of as many, whether the first does."""
    names = sum(mention.kind == "name" for mention in mentions)
    bodies = len(mentions) - names
    return names > bodies or (names == bodies and mentions[0].kind == "name")


def _acts(tokens: Sequence[Token], mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a name says something, or opens a sentence before a verb that is no auxiliary."""
    beside = (place for place in (mention.first - 1, mention.last) if 0 <= place < len(tokens))
    if any(lexicon.verbs.get(tokens[place].low, "weak") != "weak" for place in beside):
        return True
    if mention.last >= len(tokens) or not tokens[mention.wide].opens:
        return False
    after = tokens[mention.last]
    return after.text[:1].islower() and after.low not in lexicon.outside_nouns


def _gender(tokens: Sequence[Token], person: Person, lexicon: Lexicon) -> str:
    first = tokens[person.name.first].low
    if lexicon.has("male", first):
        return "m"
    if lexicon.has("female", first):
        return "f"
    if person.role is None:
        return ""
    words = [
        t.low
        for t in tokens[max(0, person.name.wide - 12) : person.name.last + 20]
        if person.role.start <= t.start < person.role.end
    ]
    if any(lexicon.has("feminine", w) for w in words):
        return "f"
    return "m" if any(lexicon.has("masculine", w) for w in words) else ""

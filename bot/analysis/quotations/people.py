"""Mentions of one person brought together: full name, role and gender as the text first gives them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from unicodedata import combining, normalize

from bot.analysis.lexicon import Lexicon
from bot.analysis.quotations.mention import Mention
from bot.analysis.quotations.roles import role_of
from bot.analysis.quotations.tokens import Token
from bot.records.annotations import Span

_BEARERS = 8
_Same = Callable[[list[str], Sequence[Token], Mention, "Person"], bool]


@dataclass(slots=True)
class Person:
    """One person or body: `name` is the first longest mention; `words` the words of all its names."""

    name: Mention
    words: set[str]
    kind: str
    gender: str = ""
    role: Span | None = None
    mentions: list[Mention] = field(default_factory=list)


def gather(text: str, tokens: Sequence[Token], mentions: Sequence[Mention], lexicon: Lexicon) -> list[Person]:
    """Link each name to its person (`mention.entity` is the person's place in the answer).

    A surname goes to the person spoken of most before it who bears it (relatives are given their full names), the
    nearest of equals, else to the first after it; the one with a title of the other gender is somebody else.
    """
    people: list[Person] = []
    by_word: dict[str, list[int]] = {}
    full = [m for m in mentions if m.kind in {"name", "body"} and _length(m) > 1]
    for mention in full:
        _join(tokens, mention, people, by_word, _same_full)
    for mention in mentions:
        if mention.kind in {"name", "body"} and mention.entity < 0:
            _join(tokens, mention, people, by_word, _same_short)
    for person in people:
        person.mentions.sort(key=lambda m: m.start)
        _describe(text, tokens, person, lexicon)
    return people


def _length(mention: Mention) -> int:
    return mention.last - mention.first


def _words(tokens: Sequence[Token], mention: Mention) -> list[str]:
    return [plain(t.low) for t in tokens[mention.first : mention.last] if t.low]


def plain(low: str) -> str:
    """A lower-case word without full stop and accents: newspapers write Murátov and Muratov."""
    low = low.strip(".")
    return low if low.isascii() else "".join(c for c in normalize("NFD", low) if not combining(c))


def _join(
    tokens: Sequence[Token], mention: Mention, people: list[Person], by_word: dict[str, list[int]], same: _Same
) -> None:
    words = _words(tokens, mention)
    bearers = [
        number
        for number in by_word.get(plain(mention.head), ())
        if same(words, tokens, mention, people[number])
        and not (mention.gender and people[number].gender and mention.gender != people[number].gender)
    ]
    before = [number for number in bearers[-_BEARERS:] if people[number].name.start <= mention.start]
    if before:
        chosen = max(before, key=lambda number: (_spoken_of(people[number], mention), number))
    elif bearers:
        chosen = bearers[0]
    else:
        chosen = len(people)
        people.append(Person(mention, set(), mention.kind))
    person = people[chosen]
    mention.entity = chosen
    person.mentions.append(mention)
    person.gender = person.gender or mention.gender
    for word in set(words) - person.words:
        person.words.add(word)
        by_word.setdefault(word, []).append(chosen)


def _spoken_of(person: Person, mention: Mention) -> int:
    """How often a person is mentioned before `mention`, counted to ten."""
    return sum(1 for each in person.mentions[:10] if each.start < mention.start)


def _same_full(words: list[str], tokens: Sequence[Token], mention: Mention, person: Person) -> bool:
    """Two full names of one person: the same surname, and given names that do not contradict each other."""
    theirs = _words(tokens, person.name)
    if words == theirs:
        return True
    if mention.kind == "body" or words[-1] != theirs[-1]:
        return False
    if len(words) > 2 and theirs[-len(words) :] == words:
        return True  # van der Leyen
    return words[0] == theirs[0] or (words[0][0] == theirs[0][0] and 1 in {len(words[0]), len(theirs[0])})


def _same_short(words: list[str], tokens: Sequence[Token], mention: Mention, person: Person) -> bool:
    return words[0] in person.words and (person.kind == "name" or words == _words(tokens, person.name))


def _describe(text: str, tokens: Sequence[Token], person: Person, lexicon: Lexicon) -> None:
    longest = [m for m in person.mentions if _length(m) > 1]
    person.name = longest[0] if longest else person.mentions[0]
    names = sum(mention.kind == "name" for mention in person.mentions)
    bodies = len(person.mentions) - names
    if names > bodies or (names == bodies and person.mentions[0].kind == "name"):
        person.kind = "name"
    ordered = (person.name, *(m for m in person.mentions if m is not person.name))
    person.role = next(filter(None, (role_of(tokens, mention, lexicon) for mention in ordered)), None)
    if not person.gender and person.kind == "name":
        person.gender = _gender(tokens, person, lexicon)


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

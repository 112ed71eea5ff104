"""Whom a description means: the person it is beside, who holds that office, or who was described so before.

Sieves of falling precision, as in Lee et al. 2013 ("Deterministic coreference resolution based on entity-centric,
precision-ranked rules"): each may stop, and a description that none of them links stays what it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.analysis.lexicon import Lexicon
from bot.analysis.lexicon.nouns import Noun, alike
from bot.analysis.quotations.mention import Mention, is_definite
from bot.analysis.quotations.people import Person
from bot.analysis.quotations.roles import role_of
from bot.analysis.quotations.tokens import Token

_LONGEST_ROLE = 24
_FAR = 12
"""Paragraphs after which an office that two people hold is the nearer one's."""
_NEAR = 2
"""Paragraphs over which a description of no known office means the only person named."""


@dataclass(frozen=True, slots=True)
class _Office:
    """A noun that the text has put beside a person, from character `since` on."""

    noun: Noun
    of: frozenset[str]
    person: int
    since: int


def link_descriptions(
    tokens: Sequence[Token], mentions: Sequence[Mention], people: list[Person], lexicon: Lexicon
) -> None:
    """Give each description in `mentions` its person in `people`; a described human without a name is added there."""
    _Sieves(tokens, mentions, people, lexicon).link()


class _Sieves:
    def __init__(
        self, tokens: Sequence[Token], mentions: Sequence[Mention], people: list[Person], lexicon: Lexicon
    ) -> None:
        self._tokens, self._mentions, self._people, self._lexicon = tokens, mentions, people, lexicon
        self._named = len(people)
        self._by_first = {mention.wide: mention for mention in mentions}
        self._by_last = {mention.last: mention for mention in mentions}
        self._offices = list(self._held())

    def link(self) -> None:
        for mention in self._mentions:
            if mention.kind != "desc" or mention.entity >= 0:
                continue
            chosen = self._chosen(mention)
            if chosen is None:
                chosen = len(self._people)
                self._people.append(Person(mention, set(), "desc", mention.gender, None))
            mention.entity = chosen
            if chosen >= self._named:
                self._people[chosen].mentions.append(mention)

    def _held(self) -> Iterator[_Office]:
        for mention in self._mentions:
            if mention.kind != "name" or mention.entity < 0:
                continue
            role = role_of(self._tokens, mention, self._lexicon)
            if role is None:
                continue
            around = self._tokens[max(0, mention.wide - _LONGEST_ROLE) : mention.last + _LONGEST_ROLE]
            words = [token for token in around if role.start <= token.start < role.end]
            for noun, of in self._heads(words):
                yield _Office(noun, of, mention.entity, min(words[0].start, mention.start))

    def _heads(self, words: Sequence[Token]) -> Iterator[tuple[Noun, frozenset[str]]]:
        """The nouns for people that a role is made of, not those that they belong to: the lawyer (of the girl)."""
        belonging = False
        for place, token in enumerate(words):
            belonging = belonging or self._binds(token)
            if self._lexicon.has("conjunctions", token.low):
                belonging = False
            noun = self._lexicon.person(token.low)
            if noun.kind and not belonging:
                yield noun, self._complement(words[place + 1 :])

    def _binds(self, token: Token) -> bool:
        return self._lexicon.has("prepositions", token.low) or self._lexicon.has("contractions", token.low)

    def _complement(self, words: Sequence[Token]) -> frozenset[str]:
        """What an office belongs to: president (of the club), ministre (de la Justice)."""
        bound = next((place for place, token in enumerate(words) if self._binds(token)), None)
        if bound is None or bound > 1:
            return frozenset()
        named = (token.low for token in words[bound:] if token.capital)
        return frozenset(word for word in named if not self._lexicon.is_person(word))

    def _chosen(self, mention: Mention) -> int | None:
        apposed = self._apposed(mention)
        if apposed is not None:
            return apposed
        noun = self._lexicon.person(mention.head)
        if not noun.kind or mention.plural or not self._is_definite(mention):
            return self._described(mention, noun) if self._is_definite(mention) else None
        described = self._described(mention, noun)
        holders = self._holders(mention, noun)
        holder = self._nearest(mention, holders) if holders else None
        if holder is None or (described is not None and self._is_later(described, holder, mention)):
            return self._only_named(mention) if described is None and not holders else described
        return holder

    def _is_later(self, described: int, holder: int, mention: Mention) -> bool:
        """Whether somebody without a name was described so after the holder of the office was last named."""
        return self._people[described].mentions[-1].start > self._last_named(mention, holder).start

    def _apposed(self, mention: Mention) -> int | None:
        """Ana Ruiz, a nurse, said; the company's founder, John Smith, said."""
        name = None if mention.plural else self._name_after(mention) or self._name_before(mention)
        return name.entity if name else None

    def _name_after(self, mention: Mention) -> Mention | None:
        """The name without a title that a comma parts from the mention before it."""
        if mention.last + 1 >= len(self._tokens) or self._tokens[mention.last].text != ",":
            return None
        after = self._by_first.get(mention.last + 1)
        return after if after and after.kind == "name" and self._is_untitled(after) else None

    def _name_before(self, mention: Mention) -> Mention | None:
        """The name that a comma parts from the mention behind it, if no word follows that."""
        tokens = self._tokens
        if mention.first <= 1 or tokens[mention.first - 1].text != "," or tokens[mention.first].opens:
            return None
        before = self._by_last.get(mention.first - 1)
        closed = mention.last >= len(tokens) or not tokens[mention.last].text[:1].isalnum()
        return before if before and before.kind == "name" and closed else None

    def _is_untitled(self, name: Mention) -> bool:
        """Whether nothing but a courtesy title stands in front of a name."""
        return all(self._lexicon.has("honorifics", t.low) for t in self._tokens[name.wide : name.first])

    def _is_definite(self, mention: Mention) -> bool:
        return is_definite(self._tokens, mention, self._lexicon)

    def _holders(self, mention: Mention, noun: Noun) -> list[int]:
        """The people before it whose office this is, each once."""
        language, of = self._lexicon.language, self._complement(self._tokens[mention.first : mention.last])
        held = (
            office.person
            for office in self._offices
            if office.since < mention.start
            and alike(language, office.noun, noun)
            and (not of or not office.of or of & office.of)
            and self._agrees(mention, self._people[office.person])
        )
        return list(dict.fromkeys(held))

    @staticmethod
    def _agrees(mention: Mention, person: Person) -> bool:
        return not (mention.gender and person.gender and mention.gender != person.gender)

    def _nearest(self, mention: Mention, holders: Sequence[int]) -> int | None:
        """The only holder, or the one named last where the others are far."""
        if len(holders) == 1:
            return holders[0]
        named = {number: self._last_named(mention, number) for number in holders}
        ranked = sorted(holders, key=lambda number: -named[number].start)
        near, next_near = named[ranked[0]], named[ranked[1]]
        apart = near.paragraph - next_near.paragraph
        return ranked[0] if apart and mention.paragraph - near.paragraph <= 1 else None

    def _only_named(self, mention: Mention) -> int | None:
        """The only person of that gender named in this paragraph and the one before, if no more than that is said.

        A description that says whose or what of ("the mayor of Corval") is likelier somebody who is not named.
        """
        if self._complement(self._tokens[mention.first : mention.last]) or self._lexicon.is_party(mention.head):
            return None
        named: dict[int, Mention] = {}
        for each in self._mentions:
            if each.kind == "name" and each.start < mention.start and mention.paragraph - each.paragraph <= _NEAR:
                named[each.entity] = each
        fit = [number for number in named if self._is_human(number) and self._agrees(mention, self._people[number])]
        fit.sort(key=lambda number: -named[number].start)
        if not fit or not self._people[fit[0]].gender:
            return None
        if len(fit) == 1:
            return fit[0]
        apart = named[fit[0]].sentence - named[fit[1]].sentence
        beside = mention.sentence - named[fit[0]].sentence
        return fit[0] if mention.gender and beside <= 1 and apart > beside else None

    def _is_human(self, number: int) -> bool:
        person = self._people[number] if 0 <= number < self._named else None
        return person is not None and person.kind == "name" and bool(person.gender or person.role)

    def _last_named(self, mention: Mention, number: int) -> Mention:
        before = [each for each in self._people[number].mentions if each.start < mention.start]
        return before[-1] if before else self._people[number].name

    def _described(self, mention: Mention, noun: Noun) -> int | None:
        """The last described human or body of the same noun: a resident ... the resident."""
        for number in range(len(self._people) - 1, self._named - 1, -1):
            person = self._people[number]
            if person.name.plural == mention.plural and self._agrees(mention, person):
                earlier = self._lexicon.person(person.name.head)
                same = person.name.head == mention.head
                if same or (noun.kind and earlier.kind and alike(self._lexicon.language, earlier, noun)):
                    return number
        return None

"""He or she: what the pronouns beside a name say of its bearer when neither first name nor title does."""

from collections.abc import Iterator, Sequence

from bot.analysis.quotations.mention import Mention
from bot.analysis.quotations.people import Person

_BEFORE = 1
"""How many sentences before its own a pronoun is taken to look back."""


def tell(mentions: Sequence[Mention], people: Sequence[Person]) -> None:
    """Give a gender to each of `people` that has none and is alone when a he or she follows, if all such agree.

    Alone: no other person is mentioned in that paragraph from the sentence before the pronoun on.
    """
    votes: dict[int, set[str]] = {}
    for entity, gender in _followed(mentions, people):
        votes.setdefault(entity, set()).add(gender)
    for entity, genders in votes.items():
        if len(genders) == 1 and not people[entity].gender:
            people[entity].gender = genders.pop()


def _followed(mentions: Sequence[Mention], people: Sequence[Person]) -> Iterator[tuple[int, str]]:
    near: list[Mention] = []
    for mention in mentions:
        near = [m for m in near if m.paragraph == mention.paragraph and mention.sentence - m.sentence <= _BEFORE]
        if mention.kind == "pron":
            alone = {m.entity for m in near}
            if mention.gender and len(alone) == 1 and (entity := alone.pop()) >= 0 and _can_tell(people[entity]):
                yield entity, mention.gender
        elif mention.kind == "desc" or people[mention.entity].kind == "name":
            near.append(mention)


def _can_tell(person: Person) -> bool:
    return person.kind == "name" and person.human

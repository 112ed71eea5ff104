"""He or she: what the pronouns beside a name say of its bearer when neither first name nor title does."""

from collections.abc import Iterator, Sequence

from bot.analysis.lexicon import Lexicon
from bot.analysis.quotations.mention import Mention
from bot.analysis.quotations.people import Person
from bot.analysis.quotations.tokens import Token

_BEFORE = 1
"""How many sentences before its own a pronoun is taken to look back."""


def tell(tokens: Sequence[Token], mentions: Sequence[Mention], people: Sequence[Person], lexicon: Lexicon) -> None:
    """Give a gender to each of `people` that has none and is alone when a he, she, his or her follows.

    Alone: no other person is mentioned in that paragraph from the sentence before the pronoun on. The first word that
    tells decides: the next "she" behind a man is somebody else.
    """
    for entity, gender in _followed([*mentions, *_possessives(tokens, lexicon)], people):
        if not people[entity].gender:
            people[entity].gender = gender


def _possessives(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Mention]:
    """The words like "his" that tell their owner's gender, as pronouns that stand for nobody else."""
    his, hers = (lexicon.words.get(group, frozenset()) for group in ("possessives_m", "possessives_f"))
    if not his and not hers:
        return
    for at, token in enumerate(tokens):
        gender = "m" if token.low in his else "f" if token.low in hers else ""
        if gender:
            yield Mention(at, at, at + 1, "pron", token.text, "his", token.start, token.end, token.sentence,
                          token.paragraph, gender=gender)  # fmt: skip


def _followed(mentions: Sequence[Mention], people: Sequence[Person]) -> Iterator[tuple[int, str]]:
    near: list[Mention] = []
    for mention in sorted(mentions, key=lambda each: each.start):
        near = [m for m in near if m.paragraph == mention.paragraph and mention.sentence - m.sentence <= _BEFORE]
        if mention.kind == "pron":
            alone = {m.entity for m in near}
            if mention.gender and len(alone) == 1 and (entity := alone.pop()) >= 0 and _can_tell(people[entity]):
                yield entity, mention.gender
        elif mention.kind == "desc" or people[mention.entity].kind == "name":
            near.append(mention)


def _can_tell(person: Person) -> bool:
    return person.kind == "name" and person.human

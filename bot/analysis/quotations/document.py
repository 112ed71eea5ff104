"""A text read once for all its quotations: tokens, sentences, mentions, people and clauses."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.analysis.lexicon import Lexicon
from bot.analysis.quotations.clauses import Clause, Reader
from bot.analysis.quotations.genders import tell
from bot.analysis.quotations.marks import Marked
from bot.analysis.quotations.mention import Mention
from bot.analysis.quotations.mentions import find_mentions, title_case
from bot.analysis.quotations.people import Person, gather
from bot.analysis.quotations.sieves import link_descriptions
from bot.analysis.quotations.tokens import Token, tokenize
from bot.records.annotations import Span

_MAIN = 3
"""How often a text has to mention a person for it to be about that person."""


@dataclass(slots=True)
class Speaker:
    """Who said a quote: where the name and the role stand, and the person's place in `Scene.people` (-1: nobody's)."""

    at: Span
    role: Span | None
    person: int
    gender: str = ""
    plural: bool = False
    kind: str = "name"


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention as a pronoun's antecedent: its part in a clause of saying ("": none), whether it leads."""

    mention: Mention
    part: str
    lead: bool


@dataclass(slots=True)
class ParsedDocument:
    """What is known about a text before its quotations are attributed; `spoke` and whom pronouns `meant` fill up."""

    text: str
    marked: Sequence[Marked]
    lexicon: Lexicon
    tokens: list[Token]
    places: list[int]
    bounds: list[tuple[int, int]]
    openings: list[int]
    titled: set[int]
    reader: Reader
    people: list[Person]
    main: int = -1
    _clauses: dict[int, list[Clause]] = field(default_factory=dict)
    spoke: list[tuple[int, Speaker]] = field(default_factory=list)
    meant: dict[int, Speaker | None] = field(default_factory=dict)
    _antecedents: dict[int, tuple[list[Placed], list[Placed]]] = field(default_factory=dict)

    def clauses(self, sentence: int) -> list[Clause]:
        """The clauses of a sentence, read when first asked for."""
        if sentence not in self._clauses:
            self._clauses[sentence] = self.reader.clauses(*self.bounds[sentence])
        return self._clauses[sentence]

    def antecedents(self, sentence: int, *, pronouns: bool) -> list[Placed]:
        """The mentions of a sentence that a pronoun may stand for, in order; other `pronouns` only as subject or lead.

        Kept for each sentence: hundreds of pronouns of a hostile text look at the same ones.
        """
        if sentence not in self._antecedents:
            parts = {id(clause.subject): clause.kind for clause in self.clauses(sentence)}
            every = self.mentions(sentence)
            lead = next((mention for mention in every if not mention.prep and not mention.owns), None)
            placed = [Placed(mention, parts.get(id(mention), ""), mention is lead) for mention in every]
            named = [each for each in placed if each.mention.kind != "pron"]
            telling = [each for each in placed if each.mention.kind != "pron" or each.part or each.lead]
            self._antecedents[sentence] = telling, named
        return self._antecedents[sentence][0 if pronouns else 1]

    def mentions(self, sentence: int) -> Sequence[Mention]:
        """The mentions that begin in a sentence."""
        return self.reader.within(*self.bounds[sentence])

    def opening(self, sentence: int) -> int:
        """The first sentence of the paragraph that `sentence` stands in."""
        return self.openings[sentence]

    def paragraph(self, sentence: int) -> int:
        """The paragraph a sentence stands in, or -1 when there is no such sentence."""
        if not 0 <= sentence < len(self.bounds):
            return -1
        return self.tokens[self.bounds[sentence][0]].paragraph

    def speaker(self, mention: Mention) -> Speaker:
        """The person of a name with the fullest name and role; a description as the text gives it first."""
        if mention.entity < 0:
            return Speaker(Span(mention.start, mention.end), None, -1, mention.gender, mention.plural, mention.kind)
        person = self.people[mention.entity]
        name = mention if person.kind == "body" else person.name
        plural = person.kind == "desc" and mention.plural
        return Speaker(Span(name.start, name.end), person.role, mention.entity, person.gender, plural, person.kind)


def read(text: str, marked: Sequence[Marked], lexicon: Lexicon) -> ParsedDocument:
    """Read `text`, whose outermost quotations are `marked`."""
    tokens = tokenize(text, marked, lexicon)
    titled = title_case(tokens)
    mentions = find_mentions(text, tokens, lexicon, titled)
    people = gather(text, tokens, mentions, lexicon)
    link_descriptions(tokens, mentions, people, lexicon)
    tell(tokens, mentions, people, lexicon)
    starts = [place for place, token in enumerate(tokens) if token.opens]
    bounds = list(zip(starts, [*starts[1:], len(tokens)], strict=True))
    openings: list[int] = []
    for number, place in enumerate(starts):
        follows = place > 0 and tokens[place - 1].paragraph == tokens[place].paragraph
        openings.append(openings[-1] if follows else number)
    places = _places(tokens)
    reader = Reader(text, tokens, mentions, lexicon)
    return ParsedDocument(text, marked, lexicon, tokens, places, bounds, openings, titled, reader, people,
                          _most_mentioned(people))  # fmt: skip


def _most_mentioned(people: Sequence[Person]) -> int:
    """The place of the person mentioned most; -1 where nobody is mentioned three times."""
    named = [(len(person.mentions), -number) for number, person in enumerate(people) if person.kind == "name"]
    times, place = max(named, default=(0, 1))
    return -place if times >= _MAIN else -1


def _places(tokens: Sequence[Token]) -> list[int]:
    """The first token of each quotation."""
    places: list[int] = []
    for place, token in enumerate(tokens):
        if token.quote == len(places):
            places.append(place)
    return places

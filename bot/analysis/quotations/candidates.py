"""Who might have said a quotation, each candidate with features of how it stands to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.analysis.quotations.clauses import Clause
from bot.analysis.quotations.document import ParsedDocument, Speaker
from bot.analysis.quotations.features import PRONOUNS, SAYINGS, SIDES, TRAITS_OF, Named, Relation, Saying, Shape, Trait
from bot.analysis.quotations.mention import Mention, is_name
from bot.analysis.quotations.relations import relation_of, shape_of
from bot.analysis.quotations.tokens import Token
from bot.analysis.quotations.weighing import total

_COLONS = frozenset({":", "："})
_DASHES = frozenset({"–", "—", "-", "--", "―"})
_BREAKS = _DASHES | {","}
_FAR = frozenset({Relation.PRE_FAR, Relation.PRE_THAT, Relation.POST_FAR, Relation.ACCORDING_PRE})
_LONG_GAP = 12
_SINCE = 120  # tokens
_OFTEN = 3
_FARTHEST_SPEAKER = 2
_LAST = {1: Relation.LAST_PARA1, 2: Relation.LAST_PARA2}
_IN_SENTENCE = frozenset({
    Relation.LEAD_PRE, Relation.OTHER_PRE, Relation.LEAD_POST, Relation.OTHER_POST, Relation.POST_WORD, Relation.SIGNED
})  # fmt: skip
_CARRIES = frozenset(f"pre:{kind}" for kind in (Saying.SAY, Saying.MANNER, Saying.JUDGE))
_HOW = {Saying.ACCORDING: "according-to", Saying.COLON: "colon"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention, or the speaker of an earlier quotation, or nobody (both None); `features` name rows of the weights."""

    mention: Mention | None
    speaker: Speaker | None
    features: tuple[str, ...]
    how: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Asked:
    """The quotation that candidates are gathered for: its token's place, its shape, its words in lower case."""

    number: int
    place: int
    sentence: int
    shape: Shape
    words: str


def candidates(scene: ParsedDocument, number: int) -> list[Candidate]:
    """The candidates for quotation `number`, nearest kinds first; "nobody" is always among them.

    In a language without a table a label before a colon is the only other one.
    """
    asked = _asked(scene, number)
    nobody = Candidate(None, None, (Relation.NOBODY, f"{Relation.NOBODY}:{asked.shape}"), "none", Relation.NOBODY)
    if not scene.lexicon.verbs:
        return [*_labels(scene, asked), nobody]
    unique: dict[int, Candidate] = {}
    for candidate in (*_in_sentence(scene, asked), *_around(scene, asked)):
        unique.setdefault(id(candidate.mention), candidate)
    return [*unique.values(), *_earlier_speakers(scene, asked), *_most_mentioned(scene, asked), nobody]


def _asked(scene: ParsedDocument, number: int) -> Asked:
    place = scene.places[number]
    return Asked(number, place, scene.tokens[place].sentence, shape_of(scene, number), _spoken(scene, number).lower())


def _spoken(scene: ParsedDocument, number: int) -> str:
    """The words of a quotation, up to a clause of saying within its marks."""
    marked = scene.marked[number]
    return scene.text[marked.start : min(marked.end, scene.tokens[scene.places[number]].end)]


def _labels(scene: ParsedDocument, asked: Asked) -> Iterator[Candidate]:
    """“Name: «...»” where nothing else stands before the colon."""
    first = scene.bounds[asked.sentence][0]
    for mention in scene.mentions(asked.sentence):
        whole = mention.wide == first and mention.last == asked.place - 1
        if whole and scene.tokens[asked.place - 1].text in _COLONS and is_name(scene.tokens, mention):
            yield Candidate(mention, None, (Relation.COLON, *_traits(scene, mention, asked)), "colon", Relation.COLON)


def _in_sentence(scene: ParsedDocument, asked: Asked) -> Iterator[Candidate]:
    clauses = scene.clauses(asked.sentence)
    best: dict[int, tuple[float, Candidate]] = {}
    for clause in clauses:
        if clause.first <= asked.place < clause.last and clause.form != "joined":
            continue
        candidate = _of_clause(scene, clause, clauses, asked)
        score = total(candidate.features, "speaker")
        if id(clause.subject) not in best or best[id(clause.subject)][0] < score:
            best[id(clause.subject)] = (score, candidate)
    yield from _inner([candidate for _, candidate in best.values()])
    mentions = scene.mentions(asked.sentence)
    lead = next((m for m in mentions if not m.prep and not m.owns), None)
    for mention in mentions:
        if id(mention) not in best:
            yield _plain(scene, mention, _beside(scene, mention, asked, leads=mention is lead), asked)


def _inner(found: list[Candidate]) -> list[Candidate]:
    """Without the clause that reports another one, and without those further off than one right behind the quotation.

    That he heard him shout “...”, the inspector said; “...”, chanted thousands, while the mayor read.
    """
    relations = {candidate.relation for candidate in found}
    outer: set[Relation] = set()
    if any(candidate.relation == Relation.PRE_DIRECT and _CARRIES & set(candidate.features) for candidate in found):
        outer.add(Relation.POST)
    if relations & {Relation.POST, Relation.POST_INVERTED}:
        outer.add(Relation.POST_FAR)
    return [candidate for candidate in found if candidate.relation not in outer]


def _beside(scene: ParsedDocument, mention: Mention, asked: Asked, *, leads: bool) -> Relation:
    """The relation of a mention of the quotation's sentence that is no subject of saying."""
    if mention.last <= asked.place:
        return Relation.LEAD_PRE if leads else Relation.OTHER_PRE
    if scene.tokens[asked.place].opens and _is_signature(scene, mention, asked.place + 1):
        return Relation.SIGNED
    if _follows_word(scene, mention, asked.place):
        return Relation.POST_WORD
    return Relation.LEAD_POST if leads else Relation.OTHER_POST


def _is_signature(scene: ParsedDocument, mention: Mention, place: int) -> bool:
    """Whether the mention follows a dash at token `place`: “We go.” — Ama Boateng"""
    return mention.wide == place + 1 and scene.tokens[place].text in _DASHES


def _of_clause(scene: ParsedDocument, clause: Clause, clauses: list[Clause], asked: Asked) -> Candidate:
    relation, kind = relation_of(scene, clause, asked.place), SAYINGS[clause.kind]
    side = SIDES[relation]
    features: list[str] = [relation]
    low, high = sorted((clause.at, asked.place))
    if any(low < c.at < high and c.subject is not clause.subject for c in clauses):
        features.append(f"{Trait.PASSED}:{side}")
    else:
        features += (f"{side}:{kind}", f"{relation}:{asked.shape}", f"{side}:{TRAITS_OF[clause.subject.kind]}")
    if any(t.quote >= 0 for t in scene.tokens[low + 1 : high]):
        features.append(f"{Trait.OVER_QUOTE}:{side}")
    if relation in _FAR:
        features += _gap(scene, clause, asked, low, high)
    if clause.form == "joined":
        features.append(Trait.JOINED)
    elif clause.form == "reduced":
        features.append(Trait.REDUCED)
    features += _traits(scene, clause.subject, asked)
    return Candidate(clause.subject, None, tuple(features), _HOW.get(kind, "said-clause"), relation)


def _gap(scene: ParsedDocument, clause: Clause, asked: Asked, low: int, high: int) -> Iterator[str]:
    """What lies between a clause and a quotation that does not touch it."""
    if high - low > _LONG_GAP:
        yield Trait.LONG_GAP
    subject = clause.subject
    if any(low < m.first < high and m is not subject and not m.prep for m in scene.mentions(asked.sentence)):
        yield Trait.OTHER_BETWEEN


def _traits(scene: ParsedDocument, mention: Mention, asked: Asked) -> Iterator[str]:
    yield TRAITS_OF[mention.kind]
    if mention.kind == Named.PRON:
        if mention.head in PRONOUNS:
            yield PRONOUNS[mention.head]
    elif mention.head in asked.words and len(mention.head) > 3:
        yield Trait.NAMED_INSIDE
    if mention.prep:
        yield Trait.PREP
    if mention.owns:
        yield Trait.OWNS


def _standing(scene: ParsedDocument, mention: Mention, side: str) -> Iterator[str]:
    """How much the text makes of a person who is no subject of saying here."""
    yield f"{side}:{TRAITS_OF[mention.kind]}"
    if mention.entity < 0:
        return
    times = len(scene.people[mention.entity].mentions)
    if times == 1:
        yield Trait.MENTIONED_ONCE
    elif times >= _OFTEN:
        yield Trait.MENTIONED_OFTEN
    if any(speaker.person == mention.entity for _, speaker in scene.spoke[-20:]):
        yield Trait.HEARD


def _plain(scene: ParsedDocument, mention: Mention, relation: Relation, asked: Asked) -> Candidate:
    features = (
        relation,
        f"{relation}:{asked.shape}",
        *_traits(scene, mention, asked),
        *_standing(scene, mention, SIDES[relation]),
    )
    return Candidate(mention, None, features, "said-clause" if relation in _IN_SENTENCE else "continued", relation)


def _follows_word(scene: ParsedDocument, mention: Mention, place: int) -> bool:
    """Whether one word, a verb that no table lists, stands between the quotation and the mention: “No,” grunts Ida."""
    between = [token for token in scene.tokens[place + 1 : mention.wide] if token.text not in _BREAKS]
    if len(between) != 1 or not between[0].text[:1].islower():
        return False
    return between[0].low not in scene.lexicon.outside_nouns and scene.marked[scene.tokens[place].quote].closed


@dataclass(frozen=True, slots=True)
class _Near:
    """A sentence near the quotation's: the relations of its subjects of saying, its lead and its other mentions."""

    sentence: int
    clause: Relation
    lead: Relation
    other: Relation | None = None


def _around(scene: ParsedDocument, asked: Asked) -> Iterator[Candidate]:
    for near in _near(scene, asked):
        yield from _of_sentence(scene, near, asked)


def _near(scene: ParsedDocument, asked: Asked) -> Iterator[_Near]:
    """The sentences before and after within the paragraph, the last above it, and below a quotation standing alone."""
    here, paragraph = asked.sentence, scene.tokens[asked.place].paragraph
    if scene.paragraph(here - 1) == paragraph:
        yield _Near(here - 1, Relation.PREV_CLAUSE, Relation.PREV_LEAD, Relation.PREV_OTHER)
    if scene.paragraph(here + 1) == paragraph:
        yield _Near(here + 1, Relation.NEXT_CLAUSE, Relation.NEXT_LEAD)
    if scene.paragraph(here - 2) == paragraph:
        yield _Near(here - 2, Relation.FAR_CLAUSE, Relation.FAR_LEAD)
    opening = scene.opening(here)
    if opening > 0:
        colon = opening == here and scene.tokens[scene.bounds[opening - 1][1] - 1].text in _COLONS
        if colon:
            yield _Near(opening - 1, Relation.ABOVE_COLON_CLAUSE, Relation.ABOVE_COLON_LEAD)
        else:
            yield _Near(opening - 1, Relation.ABOVE_CLAUSE, Relation.ABOVE_LEAD)
    if opening == here and scene.paragraph(here + 1) == paragraph + 1 and asked.shape == Shape.ALONE:
        signed = scene.tokens[scene.bounds[here + 1][0]].text in _DASHES
        yield _Near(here + 1, Relation.BELOW_CLAUSE, Relation.SIGNED if signed else Relation.BELOW_LEAD)


def _of_sentence(scene: ParsedDocument, near: _Near, asked: Asked) -> Iterator[Candidate]:
    subjects = {id(c.subject) for c in scene.clauses(near.sentence) if c.kind != Saying.WEAK}
    leads = True
    for mention in scene.mentions(near.sentence):
        free = not mention.prep and not mention.owns
        if id(mention) in subjects:
            yield _plain(scene, mention, near.clause, asked)
        elif leads and free:
            yield _plain(scene, mention, near.lead, asked)
        elif near.other:
            yield _plain(scene, mention, near.other, asked)
        leads = leads and not free


def _earlier_speakers(scene: ParsedDocument, asked: Asked) -> Iterator[Candidate]:
    """The speaker of the last attributed quotation, at most two paragraphs above."""
    if not scene.spoke:
        return
    last, speaker = scene.spoke[-1]
    here, there = scene.tokens[asked.place], scene.tokens[scene.places[last]]
    apart = here.paragraph - there.paragraph
    if apart > _FARTHEST_SPEAKER:
        return
    same = Relation.LAST_SENTENCE if here.sentence == there.sentence else Relation.LAST_SAME
    relation = _LAST.get(apart, same)
    opens = Trait.OPENS if _opens(scene, here, asked.place, apart) else Trait.INSIDE
    features = [relation, f"{relation}:{asked.shape}", f"{relation}:{opens}", f"{Trait.LAST}:{speaker.kind}"]
    if asked.number - last > 1:
        features.append(f"{Trait.LAST}:{Trait.SKIPPED}")
    features += _since(scene, speaker, max(scene.places[last] + 1, asked.place - _SINCE), asked.place)
    yield Candidate(None, speaker, tuple(features), "continued", relation)


def _since(scene: ParsedDocument, speaker: Speaker, first: int, place: int) -> Iterator[str]:
    """Whether somebody else, or the speaker, has been the subject of anything since the speaker's last words."""
    free = [m for m in scene.reader.within(first, place) if not m.prep and not m.owns and m.kind != Named.PRON]
    if any(mention.entity != speaker.person and mention.kind != Named.BODY for mention in free):
        yield f"{Trait.LAST}:{Trait.OTHER_BETWEEN}"
    if any(mention.entity == speaker.person >= 0 for mention in free):
        yield f"{Trait.LAST}:{Trait.HEARD}"


def _most_mentioned(scene: ParsedDocument, asked: Asked) -> Iterator[Candidate]:
    """Whom the text is about: an interview or portrait names its speaker once and then no more."""
    if scene.main >= 0 and asked.shape != Shape.PART:
        speaker = scene.speaker(scene.people[scene.main].name)
        features = (Relation.MAIN, f"{Relation.MAIN}:{asked.shape}")
        yield Candidate(None, speaker, features, "continued", Relation.MAIN)


def _opens(scene: ParsedDocument, here: Token, place: int, apart: int) -> bool:
    """Whether a quotation opens its sentence, and in another paragraph than the one before the paragraph too."""
    return here.opens and (apart == 0 or scene.tokens[place - 1].paragraph != here.paragraph)

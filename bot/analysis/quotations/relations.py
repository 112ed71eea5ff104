"""How a quotation stands in its sentence, and how a clause of saying stands to a quotation."""

from bot.analysis.lexicon import Lexicon, shared
from bot.analysis.quotations.clauses import Clause
from bot.analysis.quotations.document import ParsedDocument
from bot.analysis.quotations.features import Relation, Saying, Shape
from bot.analysis.quotations.tokens import Token

_SIGNS = frozenset([",", ":", "：", "–", "—", "-", "--"])
_LIGHT_GROUPS = ("adverbs", "possessives", "complementisers", "it", "indirect", "reflexives", "particles_of_focus")
_COLONS = frozenset({":", "："})
_DASHES = frozenset({",", "–", "—", "-", "--", ";"})
_END = frozenset(".!?…,;")
_LONGEST_GAP = 7
_LONG = 9


def shape_of(scene: ParsedDocument, number: int) -> Shape:
    """The shape of quotation `number`."""
    place = scene.places[number]
    first, last = scene.bounds[scene.tokens[place].sentence]
    if all(t.quote >= 0 or not t.text[0].isalnum() for t in scene.tokens[first:last]):
        return Shape.ALONE
    inside = scene.text[scene.marked[number].start : scene.marked[number].end]
    ends = inside[-1] in _END or place + 1 == last
    whole = inside[0].isupper() and ends and " " in inside
    return Shape.FULL if whole or inside.count(" ") > _LONG else Shape.PART


def relation_of(scene: ParsedDocument, clause: Clause, place: int) -> Relation:
    """How `clause` stands to the quotation at token `place` of its sentence."""
    if clause.kind == Saying.ACCORDING:
        return Relation.ACCORDING_PRE if clause.at < place else Relation.ACCORDING_POST
    if clause.form == "by":
        return Relation.BY
    if clause.kind == Saying.COLON:
        return Relation.COLON
    if place >= clause.last or (clause.form == "joined" and place > clause.at):
        return _before(scene, clause, place)
    gap = scene.tokens[place + 1 : clause.first]
    if all(_is_passed(token, scene.lexicon) for token in gap):
        return Relation.POST_INVERTED if clause.form == "after" else Relation.POST
    return Relation.POST_FAR


def _before(scene: ParsedDocument, clause: Clause, place: int) -> Relation:
    """The relation of a clause that stands before the quotation."""
    first = scene.bounds[scene.tokens[place].sentence][0]
    if clause.form == "after" and _has_quotation(scene.tokens[first : clause.at]):
        return Relation.RESUMED
    gap = scene.tokens[clause.last : place]
    if gap and gap[-1].text in _COLONS:
        return Relation.PRE_COLON
    if len(gap) <= _LONGEST_GAP and all(_is_light(token, scene.lexicon) for token in gap):
        return Relation.PRE_DIRECT
    return (
        Relation.PRE_THAT
        if any(scene.lexicon.has("complementisers", token.low) for token in gap[:3])
        else Relation.PRE_FAR
    )


def _has_quotation(tokens: list[Token]) -> bool:
    return any(token.quote >= 0 for token in tokens)


def _is_passed(token: Token, lexicon: Lexicon) -> bool:
    """Whether a token may stand between a quotation and the clause behind it."""
    if token.text in _DASHES or token.low == "as":
        return True
    return lexicon.has("determiners", token.low) or lexicon.has("auxiliaries", token.low)


def _is_light(token: Token, lexicon: Lexicon) -> bool:
    """Whether a token may stand between a clause and the quotation it opens."""
    low = token.low
    listed = any(lexicon.has(group, low) for group in _LIGHT_GROUPS)
    return listed or low in _SIGNS or low in shared("light") or low.endswith("ly")

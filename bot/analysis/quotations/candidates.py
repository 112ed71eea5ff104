"""Who might have said a quotation, each candidate with closed-class features of how it stands to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.analysis.quotations.clauses import Clause
from bot.analysis.quotations.document import ParsedDocument, Speaker
from bot.analysis.quotations.mention import Mention
from bot.analysis.quotations.weighing import total

_LIGHT = frozenset(
    [",", ":", "–", "—", "-", "--", "that", "as", "it", "him", "her", "them", "me", "us", "so", "it's", "how"]
) | {"："}
_DASHES = frozenset({",", "–", "—", "-", "--", ";"})
_END = frozenset(".!?…,;")


@dataclass(slots=True)
class Candidate:
    """A mention, or the speaker of an earlier quotation, or nobody (both None); `features` name rows of the weights."""

    mention: Mention | None
    speaker: Speaker | None
    features: list[str]
    how: str
    relation: str


def candidates(scene: ParsedDocument, number: int) -> list[Candidate]:
    """The candidates for quotation `number`, nearest kinds first; "nobody" is always among them."""
    place = scene.places[number]
    sentence = scene.tokens[place].sentence
    shape = shape_of(scene, number)
    found = list(_in_sentence(scene, place, sentence, shape))
    seen = {id(c.mention) for c in found}
    for candidate in _around(scene, place, sentence, shape):
        if id(candidate.mention) not in seen:
            seen.add(id(candidate.mention))
            found.append(candidate)
    found += _earlier_speakers(scene, number, shape)
    found.append(Candidate(None, None, ["nobody", f"nobody:{shape}"], "none", "nobody"))
    return found


def shape_of(scene: ParsedDocument, number: int) -> str:
    """How a quotation stands in its sentence: "alone", a "full" sentence beside other words, or a "part" of one."""
    token = scene.tokens[scene.places[number]]
    first, last = scene.bounds[token.sentence]
    if all(t.quote >= 0 or not t.text[0].isalnum() for t in scene.tokens[first:last]):
        return "alone"
    inside = scene.text[scene.marked[number].start : scene.marked[number].end]
    whole = inside[0].isupper() and (inside[-1] in _END or scene.places[number] + 1 == last) and " " in inside
    return "full" if whole or inside.count(" ") > 9 else "part"


def _in_sentence(scene: ParsedDocument, place: int, sentence: int, shape: str) -> Iterator[Candidate]:
    clauses = scene.clauses(sentence)
    best: dict[int, tuple[float, Candidate]] = {}
    for clause in clauses:
        if clause.first <= place < clause.last and clause.form != "joined":
            continue
        candidate = _of_clause(scene, clause, clauses, place, shape)
        score = total(candidate.features, "speaker")
        if id(clause.subject) not in best or best[id(clause.subject)][0] < score:
            best[id(clause.subject)] = (score, candidate)
    yield from (candidate for _, candidate in best.values())
    mentions = scene.mentions(sentence)
    lead = next((m for m in mentions if not m.prep and not m.owns), None)
    for mention in mentions:
        if id(mention) not in best:
            side = "pre" if mention.last <= place else "post"
            relation = f"lead_{side}" if mention is lead else f"other_{side}"
            yield _plain(mention, relation, shape)


def _of_clause(scene: ParsedDocument, clause: Clause, clauses: list[Clause], place: int, shape: str) -> Candidate:
    relation = _relation(scene, clause, place)
    features = [relation, f"{relation.split('_')[0]}:{clause.kind}", f"{relation}:{shape}", *_traits(clause.subject)]
    low, high = sorted((clause.at, place))
    between = sum(1 for c in clauses if low < c.at < high and c.subject is not clause.subject)
    if between:
        features.append(f"passed:{relation.split('_')[0]}")
    if any(t.quote >= 0 for t in scene.tokens[low + 1 : high]):
        features.append(f"over_quote:{relation.split('_')[0]}")
    if clause.form in {"joined", "reduced"}:
        features.append(clause.form)
    how = {"according": "according-to", "colon": "colon"}.get(clause.kind, "said-clause")
    return Candidate(clause.subject, None, features, how, relation)


def _relation(scene: ParsedDocument, clause: Clause, place: int) -> str:
    tokens = scene.tokens
    if clause.kind == "according":
        return "according_pre" if clause.at < place else "according_post"
    if clause.form == "by":
        return "by"
    if clause.kind == "colon":
        return "colon"
    if place >= clause.last or (clause.form == "joined" and place > clause.at):
        gap = tokens[clause.last : place]
        if clause.form == "after" and any(
            t.quote >= 0 for t in tokens[scene.bounds[tokens[place].sentence][0] : clause.at]
        ):
            return "resumed"
        if gap and gap[-1].text in {":", "："}:
            return "pre_colon"
        if len(gap) <= 7 and all(_light(scene, t.low) for t in gap):
            return "pre_direct"
        return "pre_that" if any(t.low == "that" for t in gap[:3]) else "pre_far"
    gap = tokens[place + 1 : clause.first]
    if all(t.text in _DASHES or t.low == "as" or scene.lexicon.has("determiners", t.low) for t in gap):
        return "post_inverted" if clause.form == "after" else "post"
    return "post_far"


def _light(scene: ParsedDocument, low: str) -> bool:
    return (
        low in _LIGHT
        or scene.lexicon.has("adverbs", low)
        or low.endswith("ly")
        or scene.lexicon.has("possessives", low)
    )


def _traits(mention: Mention) -> list[str]:
    traits = [f"kind:{mention.kind}"]
    if mention.kind == "pron" and mention.head not in {"he", "she", "they"}:
        traits.append(f"pron:{mention.head}")
    if mention.prep:
        traits.append("prep")
    if mention.owns:
        traits.append("owns")
    return traits


def _plain(mention: Mention, relation: str, shape: str) -> Candidate:
    how = "said-clause" if relation in {"lead_pre", "other_pre", "lead_post", "other_post"} else "continued"
    return Candidate(mention, None, [relation, f"{relation}:{shape}", *_traits(mention)], how, relation)


def _around(scene: ParsedDocument, place: int, sentence: int, shape: str) -> Iterator[Candidate]:
    paragraph = scene.tokens[place].paragraph
    for offset, name in ((-1, "prev"), (1, "next"), (-2, "far")):
        if scene.paragraph(sentence + offset) == paragraph:
            yield from _of_sentence(scene, sentence + offset, name, shape, others=offset == -1)
    opening = scene.opening(sentence)
    above = opening - 1
    if above >= 0:
        ended = scene.tokens[scene.bounds[above][1] - 1]
        colon = ended.text in {":", "："} and opening == sentence
        yield from _of_sentence(scene, above, "above_colon" if colon else "above", shape, others=False)
    if opening == sentence and scene.paragraph(sentence + 1) == paragraph + 1 and shape == "alone":
        yield from _of_sentence(scene, sentence + 1, "below", shape, others=False)


def _of_sentence(scene: ParsedDocument, sentence: int, name: str, shape: str, *, others: bool) -> Iterator[Candidate]:
    subjects = {id(c.subject) for c in scene.clauses(sentence) if c.kind != "weak"}
    lead = True
    for mention in scene.mentions(sentence):
        if id(mention) in subjects:
            yield _plain(mention, f"{name}_clause", shape)
        elif lead and not mention.prep and not mention.owns:
            yield _plain(mention, f"{name}_lead", shape)
        elif others:
            yield _plain(mention, f"{name}_other", shape)
        lead = lead and (mention.prep or mention.owns)


def _earlier_speakers(scene: ParsedDocument, number: int, shape: str) -> Iterator[Candidate]:
    """The speaker of the last attributed quotation; where that is far, only for a quotation standing alone."""
    if not scene.spoke:
        return
    last, speaker = scene.spoke[-1]
    here, there = scene.tokens[scene.places[number]], scene.tokens[scene.places[last]]
    apart = here.paragraph - there.paragraph
    if apart > 2:
        return
    same = "last_sentence" if here.sentence == there.sentence else "last_same"
    near = f"last_para{apart}" if apart else same
    opens = (
        "opens"
        if here.opens and (apart == 0 or scene.tokens[scene.places[number] - 1].paragraph != here.paragraph)
        else "inside"
    )
    features = [near, f"{near}:{shape}", f"{near}:{opens}", f"last:{speaker.kind}"]
    if number - last > 1:
        features.append("last:skipped")
    yield Candidate(None, speaker, features, "continued", near)

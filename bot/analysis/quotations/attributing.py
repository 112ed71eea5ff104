"""The likeliest speaker of each quotation of a text, and how sure that is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from heapq import nlargest
from math import exp, log

from bot.analysis.quotations.candidates import Candidate, candidates
from bot.analysis.quotations.document import ParsedDocument, Speaker
from bot.analysis.quotations.features import SIDES, Named, Relation, Shape, Sure, Trait
from bot.analysis.quotations.mention import Mention, is_definite
from bot.analysis.quotations.pronouns import resolve
from bot.analysis.quotations.ranking import rank
from bot.analysis.quotations.relations import shape_of
from bot.analysis.quotations.weighing import total, weights

_LIKELIEST = 12
_CONTINUED = 0.98
_FARTHEST = 5.0
_USUAL = 0.7
# How much a language counts: twenty articles of each were read, and other articles of it may read otherwise.
_LANGUAGE = 0.0
_LAST = frozenset({Relation.LAST_SENTENCE, Relation.LAST_SAME, Relation.LAST_PARA1, Relation.LAST_PARA2})
_DOUBTS = (
    Trait.NAMED_INSIDE, Trait.LONG_GAP, Trait.OTHER_BETWEEN, Trait.JOINED, Trait.PREP, Trait.OWNS,
)  # fmt: skip
_DOUBTED: Mapping[str, str] = (
    {str(trait): str(trait) for trait in _DOUBTS}
    | {f"{trait}:{side}": str(trait) for trait in (Trait.PASSED, Trait.OVER_QUOTE) for side in SIDES.values()}
    | {f"{Trait.LAST}:{Trait.OTHER_BETWEEN}": str(Trait.OTHER_BETWEEN)}
)
_PERSONS = frozenset({"first", "we"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """The candidate chosen for a quotation and who that is; None: nobody the text tells.

    `share` is its part of all candidates' likelihood, `second` that of the next; `resolution` how sure it is whom a
    pronoun or an earlier speaker stands for. All run from 0 to 1. `definite`: the speaker is described as one
    already known ("the minister"), and so may be somebody whom the text names: it names one of no other gender.
    """

    speaker: Speaker | None
    how: str
    best: Candidate
    shape: Shape
    share: float
    second: float
    resolution: float
    definite: bool = False

    @property
    def certainty(self) -> float:
        """How sure the choice is before it is calibrated."""
        return self.share * self.resolution

    @property
    def is_first_person(self) -> bool:
        """Whether "I" or "we" says it."""
        mention = self.best.mention
        return mention is not None and mention.kind == Named.PRON and mention.head in _PERSONS


def attribute(scene: ParsedDocument, number: int, earlier: Mapping[int, Attribution]) -> Attribution:
    """The speaker of quotation `number`; `earlier` are the attributions of quotations before it, by number."""
    shape = shape_of(scene, number)
    if scene.marked[number].continues and scene.spoke and scene.spoke[-1][0] == number - 1:
        last = scene.spoke[-1][1]
        best = Candidate(None, last, (Relation.RESUMED,), "continued", Relation.RESUMED)
        return Attribution(last, "continued", best, shape, _CONTINUED, 0.0, _certainty(earlier.get(number - 1)))
    likeliest = nlargest(_LIKELIEST, candidates(scene, number), key=lambda c: total(c.features, "speaker"))
    pronouns: dict[int, tuple[Speaker | None, float]] = {}
    resolved = {id(c): _resolved(scene, c, pronouns) for c in likeliest}

    def key(candidate: Candidate) -> object:
        speaker = resolved[id(candidate)][0]
        if speaker is None:
            return id(candidate.mention)
        return speaker.person if speaker.person >= 0 else speaker.at

    ranked = rank(likeliest, key)
    share, best = ranked[0]
    speaker, resolution = resolved[id(best)]
    pronoun = best.mention is not None and best.mention.kind == Named.PRON
    if best.relation in _LAST:
        resolution = _certainty(earlier.get(scene.spoke[-1][0]))
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    how = "pronoun" if pronoun else best.how
    return Attribution(speaker, how, best, shape, share, second, resolution, _is_definite(scene, speaker, best.mention))


def _is_definite(scene: ParsedDocument, speaker: Speaker | None, mention: Mention | None) -> bool:
    if speaker is None or speaker.kind != Named.DESC or speaker.plural:
        return False
    described = scene.people[speaker.person].name if speaker.person >= 0 else mention
    if described is None or not is_definite(scene.tokens, described, scene.lexicon):
        return False
    named = (person for person in scene.people if person.kind == Named.NAME and person.human)
    return any(not (person.gender and speaker.gender and person.gender != speaker.gender) for person in named)


def _certainty(attribution: Attribution | None) -> float:
    return attribution.certainty if attribution else 1.0


def _resolved(
    scene: ParsedDocument, candidate: Candidate, pronouns: dict[int, tuple[Speaker | None, float]]
) -> tuple[Speaker | None, float]:
    """Who a candidate is and how sure; `pronouns` keeps those of this quotation, which several candidates may name."""
    if candidate.speaker is not None:
        return candidate.speaker, 1.0
    if candidate.mention is None:
        return None, 1.0
    if candidate.mention.kind == Named.PRON:
        known = id(candidate.mention)
        if known not in pronouns:
            pronouns[known] = resolve(scene, candidate.mention)
        return pronouns[known]
    return scene.speaker(candidate.mention), 1.0


def confidence(attribution: Attribution, language: str, company: float = 0.0) -> float:
    """How likely (0 to 1) the speaker of `attribution` is the right one, calibrated on articles it was not fitted to.

    `language` is the lexicon's: how well a language is read differs, and was measured. `company` is that of the text.
    """
    rows = weights()["sure"]
    return 1 / (
        1 + exp(-sum(rows.get(name, 0.0) * value for name, value in evidence(attribution, language, company).items()))
    )


def company(attributions: Collection[Attribution]) -> float:
    """How well a text's quotations are attributed as a whole: the certainty of all, as far as it is from the usual."""
    certain = sum(attribution.certainty for attribution in attributions if attribution.speaker is not None)
    return (certain + _USUAL) / (len(attributions) + 1) - _USUAL


def evidence(attribution: Attribution, language: str, company: float) -> dict[str, float]:
    """What the confidence is worked out from, by the name of its weight."""
    best, speaker = attribution.best, attribution.speaker
    named = best.mention.kind if best.mention is not None else Trait.LAST if speaker else "nobody"
    meant = "nobody" if speaker is None else Sure.DEFINITE if attribution.definite else speaker.kind
    return {
        Sure.BIAS: 1.0,
        Sure.SHARE: _odds(attribution.share),
        Sure.MARGIN: min(_FARTHEST, log(max(attribution.share, 1e-6) / max(attribution.second, 1e-3))),
        Sure.COMPANY: company,
        Sure.RESOLUTION: _odds(attribution.resolution) - _FARTHEST,
        f"{Sure.BY}:{SIDES[best.relation]}": 1.0,
        f"{Sure.BY}:{best.relation}": 1.0,
        f"{Sure.NAMED}:{named}": 1.0,
        f"{Sure.NAMED}:{named}:{meant}": 1.0,
        f"{Sure.SHAPE}:{attribution.shape}": 1.0,
        f"{Sure.LANGUAGE}:{language or 'none'}": _LANGUAGE,
        **dict.fromkeys((_DOUBTED[feature] for feature in best.features if feature in _DOUBTED), 1.0),
    }


def _odds(probability: float) -> float:
    """The logarithm of the odds, held within five."""
    bounded = min(max(probability, 1e-6), 1 - 1e-6)
    return min(_FARTHEST, max(-_FARTHEST, log(bounded / (1 - bounded))))

"""Fit quotations/weights.toml: python -m benchmarks.fit_quotes [--outside FOLDER] [--folds N] [--write].

Three log-linear models: speaker (softmax over candidates), speech (is it somebody's words?) and sure (is the speaker
chosen right?). Each weight is held near the guess in benchmarks/quotes_prior.toml. They learn from our own articles
and, with --outside, from that half of a folder's which may be fitted to (benchmarks/quotes_corpus.py). Only numbers are
kept.

`sure` is a calibration: it is fitted to what models say of articles of publishers that they have not seen (N folds),
and so are the figures that are printed. After any change of the candidates, mentions or lexicons run it again with
--write; with an outside folder of 200 articles it takes a minute.
"""

import argparse
import tomllib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.log_linear import Choice, fit, once
from benchmarks.quotes_corpus import KINDS, Labelled, load, load_outside, same
from bot.analysis.lexicon import lexicon_for
from bot.analysis.quotations.attributing import Attribution, attribute, company, confidence, evidence
from bot.analysis.quotations.candidates import Candidate, candidates
from bot.analysis.quotations.classifier import features, is_quotation
from bot.analysis.quotations.document import ParsedDocument, Speaker, read
from bot.analysis.quotations.extraction import GIVEN, KEPT, QUOTATION
from bot.analysis.quotations.features import Relation
from bot.analysis.quotations.marks import pair
from bot.analysis.quotations.pronouns import resolve
from bot.analysis.quotations.surroundings import Surroundings
from bot.analysis.quotations.weighing import checked, weights
from bot.records.annotations import SURE

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "bot" / "analysis" / "quotations" / "weights.toml"
SPREADS = {"speaker": 0.6, "speech": 0.6, "sure": 0.5}
_IN_CLAUSE = frozenset({
    Relation.POST, Relation.POST_INVERTED, Relation.POST_FAR, Relation.PRE_DIRECT, Relation.PRE_COLON,
    Relation.PRE_THAT, Relation.PRE_FAR, Relation.ACCORDING_PRE, Relation.ACCORDING_POST, Relation.COLON, Relation.BY,
    Relation.RESUMED,
})  # fmt: skip

_CALLED = {"description": frozenset({"desc", "body"}), "pronoun": frozenset({"pron"})}
"""The kinds of mention that what annotators call a description and a pronoun are."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled stretch as models that had not seen its article treat it."""

    attribution: Attribution
    speech: float
    label: str
    right: bool
    language: str
    article: str
    company: float

    @property
    def confidence(self) -> float:
        """How sure the speaker is."""
        return confidence(self.attribution, self.language, self.company)


class Articles:
    """Articles, each read once."""

    def __init__(self, speakers: Iterable[Labelled], kinds: Iterable[Labelled]) -> None:
        self.speakers = [(article, scene_of(article)) for article in speakers]
        self.kinds = [(article, scene_of(article)) for article in kinds]

    def without(self, publishers: set[str]) -> "Articles":
        """Those of other publishers."""
        left = Articles((), ())
        left.speakers = [pair for pair in self.speakers if pair[0].publisher not in publishers]
        left.kinds = [pair for pair in self.kinds if pair[0].publisher not in publishers]
        return left


def main() -> None:
    """Fit, say how well articles that were left out are told, and with --write store the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--outside", type=Path, help="a folder of annotated articles")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="store the weights")
    arguments = parser.parse_args()
    outside = list(load_outside(arguments.outside)) if arguments.outside else []
    articles = Articles([*load(), *outside], [*load(), *load(KINDS), *outside])
    judged = list(judge_left_out(articles, [*load(), *outside], arguments.folds))
    sure = fit_sure(judged)
    fit_models(articles)
    weights()["sure"] = checked("sure", sure)
    names = {article.name for article in outside} or {article.name for article in load()}
    report([row for row in judged if row.article in names])
    if arguments.write:
        OUT.write_text(toml(weights()), "utf-8")


def judge_left_out(articles: Articles, judged: Sequence[Labelled], folds: int) -> Iterator[Judged]:
    """Each labelled stretch of `judged`, by models fitted without its publisher."""
    for fold in range(folds):
        here = [article for article in judged if zlib.crc32(article.publisher.encode()) % folds == fold]
        fit_models(articles.without({article.publisher for article in here}))
        for article in here:
            yield from judge(article)


def fit_models(articles: Articles) -> None:
    """Fit speaker, then speech, which looks at the speaker chosen, and put them in force."""
    guess = tomllib.loads((HERE / "quotes_prior.toml").read_text("utf-8"))
    choices = [choice for article, scene in articles.speakers for choice in speaker_choices(article, scene)]
    weights()["speaker"] = checked("speaker", fit(choices, guess["speaker"], SPREADS["speaker"]))
    choices = [choice for article, scene in articles.kinds for choice in speech_choices(article, scene)]
    weights()["speech"] = checked("speech", fit(choices, guess["speech"], SPREADS["speech"]))


def fit_sure(judged: Sequence[Judged]) -> dict[str, float]:
    """The calibration, from quotations whose speaker was chosen by models that had not seen them."""
    guess = tomllib.loads((HERE / "quotes_prior.toml").read_text("utf-8"))
    rows: list[Choice] = [
        [(evidence(row.attribution, row.language, row.company), row.right), ({}, not row.right)]
        for row in judged
        if row.label != "-"
    ]
    return fit(rows, guess["sure"], SPREADS["sure"])


def scene_of(article: Labelled) -> ParsedDocument:
    """The article read as the extractor reads it."""
    return read(article.text, pair(article.text), lexicon_for(None, article.text))


def speaker_choices(article: Labelled, scene: ParsedDocument) -> Iterator[Choice]:
    """A choice for each labelled quotation: its candidates' features, and which are the labelled speaker."""
    scene.spoke.clear()
    scene.meant.clear()
    for number, marked in enumerate(scene.marked):
        label = article.labels.get(marked.outer_end)
        if label is None or label == "-" or marked.continues:
            continue
        offered = candidates(scene, number)
        speakers = [who(scene, c) for c in offered]
        hits = [_is_hit(scene, c, s, label) for c, s in zip(offered, speakers, strict=True)]
        hits = _with_mention(offered, hits, article.named.get(marked.outer_end, ""))
        if any(hits):
            yield _without_echoes(offered, hits)
            told = next((s for s, hit in zip(speakers, hits, strict=True) if hit and s), None)
            if told:
                scene.spoke.append((number, told))


def _without_echoes(offered: list[Candidate], hits: list[bool]) -> Choice:
    """Where a clause of the sentence names the speaker, earlier mentions of the same person teach nothing."""
    named = [hit and c.relation in _IN_CLAUSE for c, hit in zip(offered, hits, strict=True)]
    rows = zip(offered, hits, named, strict=True)
    return [(once(c.features), hit) for c, hit, clause in rows if not hit or clause or not any(named)]


def _with_mention(offered: list[Candidate], hits: list[bool], named: str) -> list[bool]:
    """The hits, and the only description or pronoun in a clause where the annotator says that one names the speaker.

    Whom it means may have been missed: that is no fault of the choice.
    """
    kinds = _CALLED.get(named, frozenset())
    clauses = [c.relation in _IN_CLAUSE and c.mention is not None and c.mention.kind in kinds for c in offered]
    told = any(hit and c.relation in _IN_CLAUSE for c, hit in zip(offered, hits, strict=True))
    if told or sum(clauses) != 1:
        return hits
    return [hit or clause for hit, clause in zip(hits, clauses, strict=True)]


def _is_hit(scene: ParsedDocument, candidate: Candidate, speaker: Speaker | None, label: str) -> bool:
    if speaker is None:
        return label == "?" and candidate.relation == Relation.NOBODY
    return same(scene.text[speaker.at.start : speaker.at.end], label)


def who(scene: ParsedDocument, candidate: Candidate) -> Speaker | None:
    """The person a candidate stands for."""
    if candidate.mention is None:
        return candidate.speaker
    return (
        resolve(scene, candidate.mention)[0] if candidate.mention.kind == "pron" else scene.speaker(candidate.mention)
    )


def speech_choices(article: Labelled, scene: ParsedDocument) -> Iterator[Choice]:
    """A yes/no choice for each labelled marked stretch: is it a quotation?"""
    surroundings = Surroundings(scene)
    for number, attribution in _attributed(scene, surroundings):
        label = article.labels.get(scene.marked[number].outer_end)
        if label is not None:
            row = features(scene, surroundings, number, attribution.best)
            yield [(once(row), label != "-"), ({}, label == "-")]


def _attributed(scene: ParsedDocument, surroundings: Surroundings) -> Iterator[tuple[int, Attribution]]:
    scene.spoke.clear()
    scene.meant.clear()
    attributions: dict[int, Attribution] = {}
    for number in range(len(scene.marked)):
        attribution = attributions[number] = attribute(scene, number, attributions)
        speech = is_quotation(scene, surroundings, number, attribution.best)
        yield number, attribution
        if speech >= QUOTATION and attribution.speaker and attribution.certainty >= KEPT:
            scene.spoke.append((number, attribution.speaker))


def judge(article: Labelled) -> Iterator[Judged]:
    """The labelled stretches of an article under the weights in force."""
    scene = scene_of(article)
    surroundings = Surroundings(scene)
    attributed = dict(_attributed(scene, surroundings))
    speech = {n: is_quotation(scene, surroundings, n, attribution.best) for n, attribution in attributed.items()}
    whole = company([attributed[number] for number in attributed if speech[number] >= QUOTATION])
    for number, attribution in attributed.items():
        label = article.labels.get(scene.marked[number].outer_end)
        if label is not None:
            speaker = attribution.speaker
            named = scene.text[speaker.at.start : speaker.at.end] if speaker else None
            right = label == "?" if named is None else same(named, label)
            yield Judged(attribution, speech[number], label, right, scene.lexicon.language, article.name, whole)


def report(judged: Sequence[Judged]) -> None:
    """Print how well the stretches that were left out are told."""
    spoken = [row for row in judged if row.speech >= QUOTATION]
    quotes = [row for row in spoken if row.label != "-"]
    units = len(spoken) + sum(row.label != "-" for row in judged)
    _print("found F1", 2 * len(quotes), units)
    _report_given(quotes, units)
    _report_sure(spoken, len(quotes))
    named = [row for row in judged if row.label not in "-?"]
    _print("likeliest is right", sum(row.right for row in named), len(named))


def _report_given(quotes: Sequence[Judged], units: int) -> None:
    given = [row for row in quotes if row.attribution.speaker and row.confidence >= GIVEN]
    right = sum(row.right for row in given)
    nobodys = sum(row.label == "?" for row in quotes)
    wrongly = sum(row.label == "?" for row in given)
    _print("joint F1", 2 * (right + nobodys - wrongly), units)
    _print("given", len(given) - wrongly, len(quotes) - nobodys)
    _print("right of the given", right, len(given) - wrongly)


def _report_sure(spoken: Sequence[Judged], quotes: int) -> None:
    """Marked words that are no quote and have a sure speaker count as wrong."""
    given = [row for row in spoken if row.attribution.speaker and row.confidence >= GIVEN]
    sure = [row for row in given if row.confidence * row.speech >= SURE]
    _print("sure", sum(row.label != "-" for row in sure), quotes)
    _print("right of the sure", sum(row.right and row.label != "-" for row in sure), len(sure))


def _print(name: str, part: int, whole: int) -> None:
    print(f"{name:20} {part / max(1, whole):.1%} of {whole}")


def toml(models: dict[str, dict[str, float]]) -> str:
    """The weights as TOML."""
    lines = ["# Fitted by benchmarks/fit_quotes.py; do not edit by hand."]
    for model, rows in models.items():
        lines += ["", f"[{model}]", *(f'"{name}" = {value}' for name, value in rows.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()

"""Fit the weights of quotations/weights.toml on our own articles: python -m benchmarks.fit_quotes [--write [kind]].

Two log-linear models, speaker (softmax over candidates) and kind (logistic), by full-batch Adagrad; a Gaussian prior of
width SPREAD holds each weight near the guess in benchmarks/quotes_prior.toml, since the corpus is small.
"""

import argparse
import tomllib
from collections import defaultdict
from math import exp
from pathlib import Path

from benchmarks.quotes_corpus import KINDS, Labelled, load, same
from bot.analysis.lexicon import lexicon_for
from bot.analysis.quotations import weighing
from bot.analysis.quotations.candidates import Candidate, candidates
from bot.analysis.quotations.classifier import features
from bot.analysis.quotations.document import ParsedDocument, Speaker, read
from bot.analysis.quotations.extraction import attribute
from bot.analysis.quotations.marks import pair
from bot.analysis.quotations.pronouns import resolve

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "bot" / "analysis" / "quotations" / "weights.toml"
SPREAD = 0.7
ROUNDS = 300
_CLAUSES = ("post", "pre_d", "pre_c", "pre_t", "pre_f", "according", "colon", "by", "resumed")
Choice = list[tuple[list[str], bool]]


def main() -> None:
    """Fit, say how well the corpus is told apart, and with --write store the weights, of both or of kinds alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", nargs="?", const="both", choices=("both", "kind"), help="store both models, or one")
    write = parser.parse_args().write
    prior = tomllib.loads((HERE / "quotes_prior.toml").read_text("utf-8"))
    choices: list[Choice] = []
    for article in load():
        choices += speaker_choices(article)
    speaker = fit(choices, prior["speaker"])
    kinds = [choice for article in (*load(), *load(KINDS)) for choice in kind_choices(article)]
    kind = fit(kinds, prior["kind"])
    print(f"speaker: {right(choices, speaker):.1%} of {len(choices)}; kind: {right(kinds, kind):.1%} of {len(kinds)}")
    if write:
        kept = speaker if write == "both" else tomllib.loads(OUT.read_text("utf-8"))["speaker"]
        OUT.write_text(toml({"speaker": kept, "kind": kind}), "utf-8")
        weighing.weights.cache_clear()


def scene_of(article: Labelled) -> ParsedDocument:
    """The article read as the extractor reads it."""
    return read(article.text, pair(article.text), lexicon_for(None, article.text))


def speaker_choices(article: Labelled) -> list[Choice]:
    """A choice for each labelled quotation: its candidates' features, and which are the labelled speaker."""
    scene = scene_of(article)
    found: list[Choice] = []
    for number, marked in enumerate(scene.marked):
        label = article.labels.get(marked.outer_end)
        if label is None or label == "-" or marked.continues:
            continue
        offered = candidates(scene, number)
        speakers = [who(scene, c) for c in offered]
        hits = [_hit(scene, c, s, label) for c, s in zip(offered, speakers, strict=True)]
        if any(hits):
            found.append(_without_echoes(offered, hits))
            said = next((s for s, hit in zip(speakers, hits, strict=True) if hit and s), None)
            if said:
                scene.spoke.append((number, said))
    return found


def _without_echoes(offered: list[Candidate], hits: list[bool]) -> Choice:
    """Where a clause of the sentence names the speaker, earlier mentions of the same person teach nothing."""
    named = [hit and c.relation.startswith(_CLAUSES) for c, hit in zip(offered, hits, strict=True)]
    rows = zip(offered, hits, named, strict=True)
    return [(c.features, hit) for c, hit, clause in rows if not hit or clause or not any(named)]


def _hit(scene: ParsedDocument, candidate: Candidate, speaker: Speaker | None, label: str) -> bool:
    if speaker is None:
        return label == "?" and candidate.relation == "nobody"
    return same(scene.text[speaker.at.start : speaker.at.end], label)


def who(scene: ParsedDocument, candidate: Candidate) -> Speaker | None:
    """The person a candidate stands for."""
    if candidate.mention is None:
        return candidate.speaker
    return (
        resolve(scene, candidate.mention)[0] if candidate.mention.kind == "pron" else scene.speaker(candidate.mention)
    )


def kind_choices(article: Labelled) -> list[Choice]:
    """A yes/no choice for each labelled marked stretch: is it a quotation?"""
    scene = scene_of(article)
    found: list[Choice] = []
    for number, marked in enumerate(scene.marked):
        label = article.labels.get(marked.outer_end)
        speaker, _, confidence, best = attribute(scene, number)
        if speaker and confidence > 0.5 and label != "-":
            scene.spoke.append((number, speaker))
        if label is not None:
            found.append([(features(scene, number, best), label != "-"), ([], label == "-")])
    return found


def fit(choices: list[Choice], prior: dict[str, float]) -> dict[str, float]:
    """The weights that make the right candidates likeliest, near `prior`."""
    weights: dict[str, float] = defaultdict(float, prior)
    squares: dict[str, float] = defaultdict(lambda: 1e-6)
    for _ in range(ROUNDS):
        gradient: dict[str, float] = defaultdict(float)
        for name in list(weights):
            gradient[name] = (prior.get(name, 0.0) - weights[name]) / SPREAD**2
        for choice in choices:
            for pull, names in _pulls(choice, weights):
                for name in names:
                    gradient[name] += pull
        for name, slope in gradient.items():
            squares[name] += slope * slope
            weights[name] += 0.3 * slope / squares[name] ** 0.5
    return {name: round(value, 2) for name, value in sorted(weights.items()) if abs(value) >= 0.005}


def _pulls(choice: Choice, weights: dict[str, float]) -> list[tuple[float, list[str]]]:
    scores = [exp(min(30.0, sum(weights[n] for n in names))) for names, _ in choice]
    whole, good = sum(scores), sum(s for s, (_, hit) in zip(scores, choice, strict=True) if hit)
    return [((s / good if hit else 0.0) - s / whole, names) for s, (names, hit) in zip(scores, choice, strict=True)]


def right(choices: list[Choice], weights: dict[str, float]) -> float:
    """The share of choices whose best candidate is a right one."""
    best = [max(choice, key=lambda row: sum(weights.get(n, 0.0) for n in row[0]))[1] for choice in choices]
    return sum(best) / max(1, len(best))


def toml(parts: dict[str, dict[str, float]]) -> str:
    """The weights as TOML."""
    lines = ["# Fitted by benchmarks/fit_quotes.py on tests/data/quotes; do not edit by hand."]
    for part, rows in parts.items():
        lines += ["", f"[{part}]", *(f'"{name}" = {value}' for name, value in rows.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()

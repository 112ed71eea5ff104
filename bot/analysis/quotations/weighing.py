"""The weights of the log-linear models, fitted on our own corpus (benchmarks/fit_quotes.py)."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The weights by part ("speaker", "kind") and feature; a feature without a row weighs nothing."""
    raw = tomllib.loads(files("bot.analysis.quotations").joinpath("weights.toml").read_text("utf-8"))
    return {part: {name: float(value) for name, value in rows.items()} for part, rows in raw.items()}


def total(features: Sequence[str], part: str) -> float:
    """The sum of the weights of `features`."""
    rows = weights()[part]
    return sum(rows.get(name, 0.0) for name in features)

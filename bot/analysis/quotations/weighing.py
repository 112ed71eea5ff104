"""The weights of the log-linear models, fitted by benchmarks/fit_quotes.py."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from bot.analysis.quotations.features import SPEAKER_PARTS, SPEECH_PARTS, SURE_PARTS

PARTS: Mapping[str, frozenset[str]] = {"speaker": SPEAKER_PARTS, "speech": SPEECH_PARTS, "sure": SURE_PARTS}
"""The models, each with the parts that its features are made of."""


@cache
def weights() -> dict[str, dict[str, float]]:
    """The weights by model and feature; a feature without a row weighs nothing, a row of no feature is an error."""
    raw = tomllib.loads(files("bot.analysis.quotations").joinpath("weights.toml").read_text("utf-8"))
    return {model: checked(model, raw[model]) for model in PARTS}


def checked(model: str, rows: Mapping[str, object]) -> dict[str, float]:
    """The rows of a model as numbers. ValueError: names the first row that no feature can be called."""
    for name in rows:
        unknown = [part for part in name.split(":") if part not in PARTS[model]]
        if unknown:
            raise ValueError(f"weights.toml, [{model}]: {name!r} is no feature; features.py has no {unknown[0]!r}")
    return {name: float(str(value)) for name, value in rows.items()}


def total(features: Iterable[str], model: str) -> float:
    """The sum of the weights of `features`."""
    rows = weights()[model]
    return sum(rows.get(name, 0.0) for name in features)

"""A small log-linear model: the weights that make the right one of several rows likeliest, held near a guess.

Fitted by L-BFGS (Nocedal and Wright, Numerical Optimization, algorithm 7.5) in plain Python; a thousand choices of ten
rows take some seconds.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import exp, log

Row = Mapping[str, float]
Choice = list[tuple[Row, bool]]
_MEMORY = 8
_ROUNDS = 80
_NEAR = 1e-4


def once(names: Iterable[str]) -> Row:
    """Features that are there or not, as a row."""
    return dict.fromkeys(names, 1.0)


def fit(choices: Sequence[Choice], guess: Mapping[str, float], spread: float) -> dict[str, float]:
    """The weights under which the rows marked right are likeliest.

    A Gaussian prior of width `spread` holds each weight near `guess` (0 where it has none). Rounded to 0.01; those that
    round to nothing are left out.
    """
    names = sorted({name for choice in choices for row, _ in choice for name in row} | guess.keys())
    place = {name: number for number, name in enumerate(names)}
    start = [guess.get(name, 0.0) for name in names]
    compiled = [
        [([(place[name], value) for name, value in row.items()], hit) for row, hit in choice] for choice in choices
    ]
    weights = _minimum(_Loss(compiled, start, spread), start)
    return {name: round(w, 2) for name, w in zip(names, weights, strict=True) if abs(w) >= 0.005}


class _Loss:
    """The negative logarithm of the likelihood and its slope."""

    def __init__(
        self, choices: list[list[tuple[list[tuple[int, float]], bool]]], guess: list[float], spread: float
    ) -> None:
        self._choices, self._guess, self._pull = choices, guess, 1 / spread**2

    def __call__(self, weights: list[float]) -> tuple[float, list[float]]:
        slope = [self._pull * (w - g) for w, g in zip(weights, self._guess, strict=True)]
        loss = sum((w - g) ** 2 for w, g in zip(weights, self._guess, strict=True)) * self._pull / 2
        for choice in self._choices:
            scores = [sum(weights[n] * value for n, value in row) for row, _ in choice]
            top = max(scores)
            shares = [exp(score - top) for score in scores]
            whole = sum(shares)
            good = sum(share for share, (_, hit) in zip(shares, choice, strict=True) if hit) or 1e-12
            loss += log(whole / good)
            for share, (row, hit) in zip(shares, choice, strict=True):
                push = share / whole - (share / good if hit else 0.0)
                if abs(push) > 1e-9:
                    for n, value in row:
                        slope[n] += push * value
        return loss, slope


def _minimum(loss: _Loss, start: list[float]) -> list[float]:
    weights = start
    value, slope = loss(weights)
    steps: list[tuple[list[float], list[float]]] = []
    for _ in range(_ROUNDS):
        direction = _direction(slope, steps)
        downhill = _dot(direction, slope)
        length = 1.0 if steps else 1.0 / max(1.0, _dot(slope, slope) ** 0.5)
        while True:
            there = [w + length * d for w, d in zip(weights, direction, strict=True)]
            value_there, slope_there = loss(there)
            if value_there <= value + 1e-4 * length * downhill or length < 1e-8:
                break
            length /= 2
        step = [a - b for a, b in zip(there, weights, strict=True)]
        change = [a - b for a, b in zip(slope_there, slope, strict=True)]
        gain, value, weights, slope = value - value_there, value_there, there, slope_there
        if _dot(step, change) > 1e-10:
            steps = [*steps[1 - _MEMORY :], (step, change)]
        if gain < _NEAR * max(1.0, abs(value)) * 0.1:
            break
    return weights


def _direction(slope: list[float], steps: list[tuple[list[float], list[float]]]) -> list[float]:
    """Where to go: the slope bent by the curvature that the last steps have shown."""
    bent = [-s for s in slope]
    parts: list[float] = []
    for step, change in reversed(steps):
        part = _dot(step, bent) / _dot(step, change)
        parts.append(part)
        bent = [b - part * c for b, c in zip(bent, change, strict=True)]
    if steps:
        step, change = steps[-1]
        scale = _dot(step, change) / _dot(change, change)
        bent = [scale * b for b in bent]
    for (step, change), part in zip(steps, reversed(parts), strict=True):
        back = part - _dot(change, bent) / _dot(step, change)
        bent = [b + back * s for b, s in zip(bent, step, strict=True)]
    return bent


def _dot(a: Sequence[float], b: Sequence[float]) -> float:
    return sum(x * y for x, y in zip(a, b, strict=True))

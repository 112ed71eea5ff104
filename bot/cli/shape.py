"""How a record's row differs from its fields."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Shape:
    """`names`: other keys for fields. `without`: fields that have no key. `flat`: records whose keys join the row.

    `added`: keys that are worked out, by a function whose return annotation is the type of the value; one of a field's
    own name takes its place.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    flat: frozenset[str] = frozenset()
    added: Mapping[str, Callable[[Any], object]] = field(default_factory=dict)

"""Addresses as text: the one place that takes them apart, and that knows one error for what cannot be.

`reading/fetch/target` judges the address that is to be opened; it reads it once more, as what will be connected to.
"""

from bot.text.urls.keys import exact, key, keys, outlet, tell_apart
from bot.text.urls.parts import LONGEST, joined, split, typed, web
from bot.text.urls.secrets import is_secret, shown

__all__ = [
    "LONGEST",
    "exact",
    "is_secret",
    "joined",
    "key",
    "keys",
    "outlet",
    "shown",
    "split",
    "tell_apart",
    "typed",
    "web",
]

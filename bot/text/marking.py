"""Marks for sentences that are translated later than they are written: in tables, constants and rooms without a reader.

The extractor (`python -m docs.messages`) finds a sentence where it stands inside the call that translates it, or inside
one of these, under gettext's usual names.
"""


def N_(sentence: str) -> str:
    """The sentence itself."""
    return sentence


def NN_(singular: str, plural: str) -> tuple[str, str]:
    """A sentence for one and for many."""
    return singular, plural

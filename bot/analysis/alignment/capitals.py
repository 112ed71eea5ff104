"""A quote all in capitals, whose letters do not tell which small ones they stand for.

Greek capitals bear no accents, and Turkish ones without the dot may be typed for either i (Triantafyllidis 1941, 65;
Unicode, SpecialCasing).
"""

from collections.abc import Sequence

from bot.analysis.alignment.worded import Worded
from bot.text.wording import Word
from bot.text.words import bare


def lettered(asked: Sequence[Word], source: Worded) -> list[Word]:
    """The words of such a quote, each as the source has it in small letters; one that is not there stays as it is."""
    there = set(source.forms)
    unknown = {word.form for word in asked} - there
    if not unknown:
        return list(asked)
    known = {_in_capitals(form): form for form in sorted(there, reverse=True) if not form.isascii()}
    return [
        word._replace(form=known.get(_in_capitals(word.form), word.form)) if word.form in unknown else word
        for word in asked
    ]


def _in_capitals(form: str) -> str:
    """What two words have in common that are the same in capitals."""
    plain = form.replace("ı", "i")
    return (
        bare(plain).replace("ς", "σ")
        if "\u0370" <= plain[:1] <= "\u03ff" or "\u1f00" <= plain[:1] <= "\u1fff"
        else plain
    )

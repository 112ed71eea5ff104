"""Whether a sentence's subject stands in the one before: "The latter ...", "The company said ...", "..., he said"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bot.languages import every, listed

_NAMED = re.compile(r"(?<!^)(?<![.!?:“\"«„] )\b[A-ZÀ-Þ]\w+ [A-ZÀ-Þ]\w+")
_OUTER = re.compile(r"^[\s“”\"„«»‘’'(\[—–-]+")
_QUOTED = re.compile(r"[“\"„«»‘][^“”\"„«»]+[”\"“«»’][.!?,]?")
"""Words without whose they are."""

_NONE = "(?!)"
"""What matches nothing: a list that a language leaves out."""

_NONE = "(?!)"
"""What matches nothing: a list that a language leaves out."""

_MORE = (
    "of", "from", "in", "at", "who", "that", "which", "where", "for", "on", "to", "behind", "de", "des", "du", "von",
    "der", "aus", "que", "qui", "di", "del", "della", "da", "do", "van",
)  # fmt: skip
"""What follows a noun that says which one is meant: "the company behind the ferry"."""


@dataclass(frozen=True, slots=True)
class _Forms:
    begins: re.Pattern[str]
    bare: re.Pattern[str]
    saying: re.Pattern[str]
    ends: re.Pattern[str]
    links: re.Pattern[str]


def hangs(sentence: str, language: str | None) -> bool:
    """Whether a reader needs the sentence before. Languages without a table are never told to hang."""
    forms = _tables().get(language or "en")
    if forms is None:
        return False
    if _QUOTED.fullmatch(sentence):
        return True
    bare = _OUTER.sub("", sentence)
    opens = forms.begins.match(bare) or forms.bare.match(bare)
    return bool(opens or forms.ends.search(bare)) or _by_pronoun(sentence, forms)


def leads_away(sentence: str, language: str | None) -> bool:
    """Whether a sentence tells a reader of the page where to go: its last word stands for a link."""
    forms = _tables().get(language or "en")
    return forms is not None and forms.links.search(sentence) is not None


def _by_pronoun(sentence: str, forms: _Forms) -> bool:
    """Whether the words' only speaker is a pronoun: nobody is named before it."""
    said = forms.saying.search(sentence)
    return said is not None and not _NAMED.search(sentence[: said.start()])


@cache
def _tables() -> dict[str, _Forms]:
    raw = every("sentences").items()
    return {language: _forms(table["hanging"]) for language, table in raw if "hanging" in table}


def _forms(table: Mapping[str, str]) -> _Forms:
    openers = sorted(filter(None, map(str.strip, table.get("openers", "").split(","))), key=len, reverse=True)
    nouns = "|".join(map(re.escape, table.get("nouns", "").split()))
    more = "|".join(sorted(listed("sentences", "hanging", "more")))
    bare = rf"(?:{table.get('article') or _NONE}) (?:{nouns or _NONE}) (?!(?:{more or _NONE})\b)\w"
    ends = table.get("ends", "").replace(" ", "|")
    return _Forms(
        re.compile(rf"(?:{'|'.join(map(re.escape, openers)) or _NONE})\b", re.IGNORECASE),
        re.compile(bare, re.IGNORECASE),
        re.compile(rf"\b(?:{table.get('saying') or _NONE})"),
        re.compile(rf"(?<![,:] )\b(?:{ends or _NONE})[.!]$"),
        re.compile(rf"\b(?:{table.get('links') or _NONE})[.!]$"),
    )

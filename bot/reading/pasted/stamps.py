"""The line above a post on any site or messenger: a name and a time and nothing else, on one line or on two."""

import re

from bot.reading.phrases import any_of, patterns
from bot.records.reading import Hints
from bot.text import dates

_LONGEST = 80
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\b\.?)?", re.IGNORECASE)
_AGE = re.compile(
    rf"(?i)(?<!\w)(?:{any_of('pasted', 'ago')})\s\d{{1,3}}\s\w{{1,8}}\.?|"
    rf"(?<!\w)\d{{1,3}}\s?(?:{patterns('pasted', 'ages')})\b\.?(?: (?:{any_of('pasted', 'ago_behind')}))?"
)
_DAY = re.compile(
    rf"(?i)(?<!\w)(?:{patterns('pasted', 'days')})\b(?: (?:{any_of('pasted', 'at')}))?|"
    rf"(?<!\w)(?:{any_of('pasted', 'months')})[a-z]{{0,6}}\.? \d{{1,2}}\b(?!:)"
)
_EDGES = r"[\s—–\-•·|,.\[\]()»#]*"
_GLUE = re.compile(rf"(?i)^{_EDGES}(?:(?:{any_of('pasted', 'beside_stamp')})\b{_EDGES})*$")
_NAME = re.compile(r"^[^\W_]?[\w .'’@/_-]{1,40}$")
_SEPARATORS = " —–-•·|,[("
_MOST_WORDS = 5


def author_and_day(line: str, hints: Hints) -> tuple[str, dates.Mention | None] | None:
    """The name before a time ("" where the line is the time alone), and the day; None for any other line."""
    if len(line) > _LONGEST or not any(map(str.isdigit, line)):
        return None
    mention = next(iter(dates.find(line, hints.date_order, hints.today, hints.language)), None)
    rest = line.replace(mention.text, "\0", 1) if mention else line
    for form in (_DAY, _AGE, _CLOCK):
        rest = form.sub("\0", rest)
    name, *after = rest.split("\0")
    if not after or not all(_GLUE.match(piece) for piece in after):
        return None
    name = name.strip(_SEPARATORS).removeprefix("u/")
    return (name, mention) if not name or is_name(name) else None


def is_name(text: str) -> bool:
    """Whether a line may be a poster's name: few words, no mark that ends a sentence."""
    return bool(_NAME.match(text)) and len(text.split()) <= _MOST_WORDS and any(map(str.isalpha, text))

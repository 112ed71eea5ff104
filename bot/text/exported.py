"""The three forms in which articles are exported, written and read: JSON lines, a CSV table, Markdown.

A row is an article's values by the names of COLUMNS. What is read is what was written, letter for letter.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping

from bot.text.clean import HIDDEN
from bot.text.markdown import escaped, unescaped

COLUMNS = (
    "article", "title", "byline", "outlet", "published", "url", "language", "words", "text", "sure", "genre", "posts",
    "outlet_label",
)  # fmt: skip
"""`published` is an ISO day and `sure` whether it is; `posts` of a thread: {"author", "published", "start", "end",
"quoted": [{"whom", "text"}]}, offsets in `text`. In a CSV they are one cell of JSON, and None is an empty cell.
`outlet_label` is what the desk said of the outlet; it says nothing to an archive that reads it back."""
ACTING_IN_SHEETS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
LONGEST_CELL = 4_000_000
"""Letters; the standard library's own limit is less than a stored text may have."""
_FACTS = "<!-- copydesk "
_BLOCK = re.compile(rf"(?m)^{re.escape(_FACTS)}(\{{.*\}}) -->$")
_END = "\n\n---\n\n"
_IN_COMMENT = (("--", "\\u002d\\u002d"), ("<", "\\u003c"), (">", "\\u003e"))
_NUMBERS, _JSON = ("article", "words"), ("sure", "posts")


def csv_head() -> str:
    """The first line of a table."""
    return _csv_line(COLUMNS)


def csv_row(row: Mapping[str, object]) -> str:
    """A line of the table. Words are quoted, also for a spreadsheet that parts cells at semicolons."""
    cells = (json.dumps(row[name]) if name in _JSON and row[name] is not None else row[name] for name in COLUMNS)
    return _csv_line(tuple(tame(cell) if isinstance(cell, str) else cell for cell in cells))


def json_line(row: Mapping[str, object]) -> str:
    """A line of JSON lines."""
    return json.dumps({name: row[name] for name in COLUMNS}, ensure_ascii=False) + "\n"


def markdown_block(row: Mapping[str, object], heading: str) -> str:
    """An article to read: its facts in a comment that no reader of Markdown shows, `heading`, its text, a rule."""
    facts = json.dumps({name: row[name] for name in COLUMNS if name != "text"})
    for mark, letters in _IN_COMMENT:
        facts = facts.replace(mark, letters)
    return f"{_FACTS}{facts} -->\n{heading}\n\n{escaped(str(row['text']))}{_END}"


def from_json_lines(text: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Each line that holds anything, and its row. Raises ValueError, RecursionError."""
    for line in text.split("\n"):
        if line.strip():
            row = json.loads(line)
            if not isinstance(row, dict):
                raise ValueError("a line is no object")
            yield line, row


def from_csv(text: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Each line of a table as a table of its own, and its row. Raises ValueError, csv.Error."""
    csv.field_size_limit(LONGEST_CELL)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    names = [name.strip() for name in next(lines)]
    for cells in lines:
        if len(cells) > len(names):
            raise ValueError("a row is longer than its head")
        if any(cells):
            row = {name: untamed(cell) for name, cell in zip(names, cells, strict=False)}
            yield _csv_line(names) + _csv_line(cells), {name: _value(name, cell) for name, cell in row.items()}


def from_markdown(text: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Each article's block, and its row. Raises ValueError, RecursionError."""
    text = text.replace("\r\n", "\n")
    starts = list(_BLOCK.finditer(text))
    for start, after in zip(starts, [*(match.start() for match in starts[1:]), len(text)], strict=True):
        row = json.loads(start[1])
        parts = text[start.end() : after].lstrip("\n").removesuffix(_END).removesuffix("\n\n---").split("\n\n", 2)
        facts = any(row.get(name) for name in ("outlet", "published", "url"))
        yield text[start.start() : after], row | {"text": unescaped("\n\n".join(parts[2 if facts else 1 :]))}


def is_table(text: str) -> bool:
    """Whether a text begins with the head of an exported table, also as a spreadsheet saves it."""
    head = text[:500].splitlines()[:1]
    names = [name.strip(' "') for name in head[0].split(_delimiter(text))] if head else []
    return {"article", "title", "text"} <= set(names)


def is_markdown(text: str) -> bool:
    """Whether a text begins with an exported article's facts."""
    return text.startswith(_FACTS)


def tame(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula with an apostrophe before it (OWASP, CSV injection).

    Spreadsheets overlook what is unseen before the sign, and take its full-width form for it. One that has such an
    apostrophe gets another, so that `untamed` knows its own.
    """
    return f"'{cell}" if _acts(cell.lstrip("'")) else cell


def untamed(cell: str) -> str:
    """What was tamed."""
    return cell[1:] if cell.startswith("'") and _acts(cell.lstrip("'")) else cell


def _acts(cell: str) -> bool:
    shown = next((sign for sign in HIDDEN.sub("", cell) if sign.isprintable() and not sign.isspace()), "")
    return shown in ACTING_IN_SHEETS or cell[:1] in ("\t", "\r", "\n") if cell else False


def _value(name: str, cell: str) -> object:
    if not cell:
        return None
    return json.loads(cell) if name in _JSON else int(cell) if name in _NUMBERS else cell


def _delimiter(text: str) -> str:
    head = text[:500].split("\n", 1)[0]
    return max((",", ";", "\t"), key=head.count)


def _csv_line(cells: tuple[object, ...] | list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_NONNUMERIC).writerow(cells)
    return out.getvalue()

"""Print `docs/json.md`: what `--json` answers, a table for each record, made of the records' types.

Usage, from the top of the checkout: `python -m docs.json_schema > docs/json.md`.
"""

import datetime as dt
import inspect
import sys
from collections.abc import Iterator, Mapping
from types import NoneType, UnionType
from typing import Any, Literal, NewType, Union, get_args, get_origin

from bot.archive.upkeep import Swept
from bot.cli.as_json import SCHEMA, columns, is_record
from bot.cli.feed_shapes import (
    FeedAdding,
    FeedList,
    FeedsExported,
    FeedsImported,
    FeedsPolled,
    FeedsRemoved,
    FeedSteered,
)
from bot.cli.receipts import ItemDone, Joined, Stopped
from bot.cli.shapes import ArchiveList
from bot.cli.verb_group import every_verb, typed_name
from bot.records.answers import Tally
from bot.records.subscriptions import FeedCheck

ANSWERS: Mapping[str, type] = {
    **{typed_name(verb): record for verb, record in every_verb().items()},
    "sweep --confirm": Swept,
    "reread --originals": Tally,
    "archives": ArchiveList,
    "archives join": Joined,
    "feed add": FeedAdding,
    "feed list": FeedList,
    "feed pause": FeedSteered,
    "feed resume": FeedSteered,
    "feed remove": FeedSteered,
    "feed look": FeedSteered,
    "feed check": FeedCheck,
    "feed poll": FeedsPolled,
    "feed import": FeedsImported,
    "feed unimport": FeedsRemoved,
    "feed export": FeedsExported,
    "ingest` and `copydesk reread`, for each item, on standard error": ItemDone,
    "ingest`, after Ctrl-C, on standard error": Stopped,
}
"""The record that each verb answers with. The modules of `bot.cli.verbs` name them; more are here only."""
PLAIN: Mapping[object, str] = {
    str: "string", int: "integer", float: "number", bool: "boolean", dt.date: "day", dt.datetime: "moment",
    NoneType: "null",
}  # fmt: skip
HEAD = f"""# What `--json` answers

Made of the records' types by `python -m docs.json_schema > docs/json.md`.

Every verb with `--json`, before it or after it, prints one JSON object (`read` one for each article that it finds,
`run` a line for each thing that happens; the lines of `pipe` are JSON anyway). At its top stands `schema`, {SCHEMA}
today: the number grows when a key goes, is renamed, or changes its type; new keys may come without that. Every key
is always there. A *day* is YYYY-MM-DD, a *moment* ISO 8601 with its offset. `article` is always the article's
number, as `copydesk show` takes it, and `version` that of one of its texts. An excerpt is flat: `text`, `article`,
`version`, `start` and `end`, and `text` is `copydesk show`'s `text[start:end]`, counted in code points. Ids of
Discord are strings, since they do not fit a JavaScript number. What is refused or fails is an object too:
`schema`, `error`, `facts`, `sentence` and `hint` ([errors.md](errors.md) has the codes); its sentence is on standard
error as well. `export -` has the articles on standard output, and so its answer on standard error.

| verb | answer |
| --- | --- |
"""


def document() -> str:
    """The whole page."""
    verbs = "".join(
        f"| `copydesk {verb}{'' if '`' in verb else '`'} | {_link(kind)} |\n" for verb, kind in ANSWERS.items()
    )
    return HEAD + verbs + "".join(_section(kind) for kind in _reached())


def _reached() -> list[type[Any]]:
    """Every record of an answer: the answers first, each followed by what stands in it."""
    ordered: dict[type[Any], None] = {}

    def visit(kind: type[Any]) -> None:
        if kind in ordered:
            return
        ordered[kind] = None
        for column in columns(kind):
            for inner in _records(column.hint):
                visit(inner)

    for kind in ANSWERS.values():
        visit(kind)
    return list(ordered)


def _records(hint: Any) -> Iterator[type[Any]]:
    if is_record(hint):
        yield hint
    for part in get_args(hint):
        yield from _records(part)


def _section(kind: type[Any]) -> str:
    about = " ".join((inspect.getdoc(kind) or "").split("\n\n")[0].split())
    rows = "".join(f"| `{column.key}` | {_words(column.hint)} |\n" for column in columns(kind))
    return f"\n## {kind.__name__}\n\n{about}\n\n| key | value |\n| --- | --- |\n{rows}"


def _link(kind: type[Any]) -> str:
    return f"[{kind.__name__}](#{kind.__name__.lower()})"


def _words(hint: Any) -> str:
    """A type in words. Raises KeyError for one that has no word yet."""
    if isinstance(hint, NewType):
        return _words(hint.__supertype__)
    if is_record(hint):
        return _link(hint)
    parts = get_args(hint)
    if get_origin(hint) is Literal:
        return " or ".join(f'`"{value}"`' for value in parts)
    if get_origin(hint) in (Union, UnionType):
        return " or ".join(_words(part) for part in parts)
    if get_origin(hint) is tuple:
        if parts[-1] is Ellipsis:
            return f"list of {_words(parts[0])}"
        return f"pair of {' and '.join(_words(part) for part in parts)}"
    return PLAIN[hint]


if __name__ == "__main__":
    sys.stdout.write(document())

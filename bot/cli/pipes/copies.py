"""`copydesk pipe copies`: {"op":"add","id","title","body"} rows, {"op":"commit"}; then {"id","cluster"} for each."""

import json
from collections.abc import Callable, Iterable

from bot.analysis import copies


def run(lines: Iterable[str], out: Callable[[dict[str, object]], None]) -> None:
    """Answer the commit with {"ok": true} and the end of input with every document's copy group."""
    ids: list[object] = []
    texts: list[str] = []
    for line in lines:
        row = json.loads(line)
        if row["op"] == "commit":
            out({"ok": True})
        else:
            ids.append(row["id"])
            texts.append(row["body"])
    heads = copies.group([copies.fingerprint(text) for text in texts], texts.__getitem__)
    for number, head in enumerate(heads):
        out({"id": ids[number], "cluster": ids[head]})

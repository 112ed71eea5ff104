"""A line that cannot be answered is answered with its error, and the pipe goes on."""

import json
from pathlib import Path

import pytest

from bot.cli.pipe import VERBS
from tests.cli.terminal import Terminal

GOOD = {
    "quotes": {"id": "good", "text": "“We will wait,” said Mara Fenn."},
    "pages": {"id": "good", "html": "<p>nothing</p>"},
    "paste": {"id": "good", "text": "A note\n\nThe ferry of Sample Bay was painted."},
    "briefs": {
        "id": "good", "query": "ferry", "max_words": 50, "documents": [{"title": "t", "text": "The ferry sank."}]
    },
    "verify": {"id": "good", "op": "verify", "quote": "The ferry sank"},
    "search": {"id": "good", "op": "search", "query": "ferry", "k": 5},
    "copies": {"id": "good", "op": "add", "title": "t", "body": "The ferry sank."},
}  # fmt: skip
BAD = (
    b"not json", b"[]", b"7", b"null", b'{"id": "b1"}', b"\xff\xfe", b"[" * 9_000,
    b'{"id": "b2", "text": 7, "op": "verify"}',
    b'{"id": "b3", "html": null, "op": "add"}', b'{"id": "b4", "op": "search", "query": "x", "k": "many"}', b"",
    b'{"id": "b5", "documents": 3, "query": "x", "max_words": 1, "op": "archive", "date": "never"}',
    b'{"id": "b6", "op": "add", "body": {"x": 1}, "documents": [1], "query": 1, "max_words": 1}', b'{"id": NaN}',
    b'{"id": "b7", "text": "\\ud800 x", "html": "\\ud800", "url": "http://[::1", "op": "verify", "quote": "\\ud800"}',
)  # fmt: skip


@pytest.mark.parametrize("verb", VERBS)
def test_a_bad_line_ends_no_pipe(tmp_path: Path, verb: str) -> None:
    lines = [*BAD, json.dumps(GOOD[verb]).encode()]
    printed = Terminal(tmp_path).run("pipe", verb, given=b"\n".join(lines) + b"\n")
    assert (printed.code, printed.err) == (0, "")
    rows = [json.loads(line) for line in printed.out.splitlines()]
    (good,) = (row for row in rows if row.get("id") == "good")
    assert "error" not in good or good["error"] == "NoArticle"
    refused = [row for row in rows if "error" in row]
    assert len(refused) >= 6
    assert all(row["sentence"] for row in refused)
    assert "Unexpected" not in {row["error"] for row in refused}

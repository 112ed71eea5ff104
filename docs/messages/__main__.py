"""The messages of every language, for translators and for CI.

Usage, from the top of the checkout:

    python -m docs.messages report [--summary] [LANGUAGE ...]   what is missing, doubtful, no longer said, or wrong
    python -m docs.messages update [LANGUAGE ...]               bring bot/languages/LANGUAGE/messages.po up to the code
    python -m docs.messages template [FILE]                     write every sentence to FILE (messages.pot)

`report` ends with status 1 where something is wrong. `update` also begins a language whose folder has no messages yet.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.languages import language
from bot.languages.messages import ENGLISH, messages, spoken
from docs.messages.extraction import template
from docs.messages.report import Report, report
from docs.messages.update import updated, written

LANGUAGES = Path("bot/languages")
COLUMNS = ("missing", "fuzzy", "obsolete", "refused", "wrong")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what is asked for; gives the status to end with."""
    parser = argparse.ArgumentParser("python -m docs.messages", description="The messages of every language.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    asked = verbs.add_parser("report", help="what is missing, doubtful, no longer said, or wrong")
    asked.add_argument("--summary", action="store_true", help="the figures and what is wrong alone")
    for verb in (asked, verbs.add_parser("update", help="bring the languages' files up to the code")):
        verb.add_argument("languages", nargs="*", metavar="LANGUAGE", help="all that have messages, if none is named")
    kept = verbs.add_parser("template", help="write every sentence to a file")
    kept.add_argument("file", nargs="?", type=Path, default=Path("messages.pot"))
    given = parser.parse_args(arguments)
    if given.verb == "template":
        return _template(given.file)
    chosen = given.languages or [code for code in spoken() if code != ENGLISH]
    unknown = [code for code in chosen if language(code) is None]
    if unknown:
        parser.error(f"no folder {LANGUAGES / unknown[0]} with a language.toml")
    return _report(chosen, summary=given.summary) if given.verb == "report" else _update(chosen)


def _report(codes: Sequence[str], *, summary: bool) -> int:
    every = template()
    reports = [report(messages(code) or b"", code, every) for code in codes]
    _say("".join(f"{head:>10}" for head in ("language", "messages", *COLUMNS)))
    for each in reports:
        _say("".join(f"{cell:>10}" for cell in (each.language, each.said, *map(len, _columns(each)))))
    for each in reports:
        for name, lines in zip(COLUMNS, _columns(each), strict=True):
            if lines and (not summary or name in ("refused", "wrong")):
                _say(f"\n{each.language}, {name}:", *(f"  {line}" for line in lines))
    return 1 if any(each.wrong for each in reports) else 0


def _columns(one: Report) -> list[tuple[str, ...]]:
    return [getattr(one, name) for name in COLUMNS]


def _update(codes: Sequence[str]) -> int:
    every = template()
    for code in codes:
        (LANGUAGES / code / "messages.po").write_bytes(updated(messages(code), code, every))
        _say(f"{LANGUAGES / code / 'messages.po'} is up to the code")
    return 0


def _template(file: Path) -> int:
    file.write_bytes(written(template(), {}, places=True))
    _say(f"{file} holds every sentence")
    return 0


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))


if __name__ == "__main__":
    sys.exit(main())

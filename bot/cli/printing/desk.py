"""What the desk's own verbs answer on a terminal: changes of an article, the audit, a server's settings."""

import json
from dataclasses import fields

from rich.console import Console

from bot.cli.printing.safe import plain, titled
from bot.cli.receipts import AuditPage
from bot.desk.changes import Changes
from bot.records.settings import ServerSettings

SIGNS = {"gone": ("-", "red"), "new": ("+", "green")}


def changes(console: Console, answer: Changes) -> None:
    """What went and came, a row each, and what of it we posted."""
    if answer.before is None:
        console.print("There is one version; nothing has changed since it was stored.")
    else:
        titled(console, f"Version {answer.before.number} to version {answer.after.number}")
    for change, words in answer.runs:
        if change in SIGNS and words.strip():
            sign, style = SIGNS[change]
            for line in words.strip().splitlines():
                console.print(plain(f"{sign} {line}"), style=style)
    for posted in answer.posted:
        if not posted.stands:
            console.print(plain(f"Posted in channel {posted.channel}, and no longer there: “{posted.text}”"))


def audit(console: Console, answer: AuditPage, page: int) -> None:
    """A row for each thing that was done, newest first, with what was before and after."""
    for row in answer.rows:
        article = f" article {row.article}" if row.article is not None else ""
        detail = f"  {json.dumps(row.detail, ensure_ascii=False, default=str)}" if row.detail else ""
        console.print(plain(f"{row.at:%Y-%m-%d %H:%M} UTC  {row.actor.name}  {row.action}{article}{detail}"))
    if not answer.rows:
        console.print("Nothing that fits is in the audit.")
    if answer.more:
        console.print(f"More: --page {page + 1}", style="dim")


def settings(console: Console, answer: ServerSettings) -> None:
    """A row for each setting, as it is set."""
    for field in fields(answer):
        console.print(plain(f"{field.name}={_typed(getattr(answer, field.name))}"))


def _typed(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        groups = all(isinstance(item, tuple) for item in value)
        return "; ".join(map(_typed, value)) if groups and value else ", ".join(map(str, value))
    return "" if value is None else str(value)

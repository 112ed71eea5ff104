"""`changes`: how an article's text changed between two versions, and which words we posted no longer stand."""

import difflib
import re
from dataclasses import dataclass
from typing import Literal

from bot.archive import answers, articles
from bot.desk.resources import Desk
from bot.records.archive import PostedCut, Version

WORDS = re.compile(r"\s+|\S+")
Change = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference of the two newest versions (or one version alone), word by word, and the posted words."""

    versions: int
    before: Version | None
    after: Version
    runs: tuple[tuple[Change, str], ...]
    posted: tuple[PostedCut, ...]


async def changes(desk: Desk, archive_id: int, article_id: int) -> Changes:
    """Compare an article's two newest versions. Raises NoSuchArticle."""
    async with desk.store.reading() as r:
        every = sorted(await articles.versions(r, archive_id, article_id), key=lambda version: version.number)
        posted = await answers.of_article(r, archive_id, article_id)
    after = every[-1]
    before = every[-2] if len(every) > 1 else None
    return Changes(len(every), before, after, difference(before.text, after.text) if before else (), posted)


def difference(before: str, after: str) -> tuple[tuple[Change, str], ...]:
    """Runs of words that stayed, went or came. Joining "same" and "new" gives `after`; "same" and "gone", `before`."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    runs: list[tuple[Change, str]] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(("same", "".join(old[a:b])))
            continue
        if b > a:
            runs.append(("gone", "".join(old[a:b])))
        if d > c:
            runs.append(("new", "".join(new[c:d])))
    return tuple(runs)

"""The desk's own answers: changes, statistics."""

import re
from collections.abc import Iterator, Sequence

from bot.analysis.differences import Run
from bot.chat import escape
from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.chat.rendering import components
from bot.chat.rendering.card import Card
from bot.chat.rendering.feeds import listing
from bot.desk.changes import Changes
from bot.records.archive import PostedExcerpt, Stats
from bot.records.subscriptions import FeedToday

CONTEXT = 60
"""Letters shown of an unchanged run on either side of a change."""
LONG = 600
"""Letters from which a stretch of changes ends at the next unchanged run, so that several fit on a card."""


def changes(_: Translator, answer: Changes, article: int) -> Card:
    """What went struck through, what came in bold; then which posted words no longer stand."""
    card = Card("desk", _("Changes of article {id}", id=Markdown(str(article))))
    if answer.damaged:
        card.add(
            _.ngettext(
                answer.damaged,
                "{number} older version is damaged in the database and left out; the bot's log says which.",
                "{number} older versions are damaged in the database and left out; the bot's log says which.",
            )
        )
    if answer.before is None and answer.damaged:
        card.add(_("No older version is left to compare with."))
    elif answer.before is None:
        card.add(_("There is one version; nothing has changed since it was stored."))
    else:
        card.add(_("From version {old} to version {new}:", old=answer.before.number, new=answer.after.number))
        if answer.coarse:
            card.add(_("Too much changed to show all of it word by word: whole paragraphs stand as gone and new."))
        omitted = 0
        for stretch in _stretches(answer.runs):
            # What cannot fit is not rendered.
            omitted += _size(stretch) > card.left or not card.add(_block(stretch))
        if omitted:
            card.add(_.ngettext(omitted, "{number} more change.", "{number} more changes."))
    _add_posted(_, card, answer.posted)
    return card


def _add_posted(_: Translator, card: Card, posted: Sequence[PostedExcerpt]) -> None:
    """Which posted words no longer stand, or that all do."""
    fallen = [cut for cut in posted if not cut.stands]
    if fallen:
        card.rule()
        card.add(_("**Posted here and no longer in the article:**"))
        omitted = sum(len(cut.text) > card.left or not card.add(_fallen(_, cut)) for cut in fallen)
        if omitted:
            card.add(_.ngettext(omitted, "{number} more.", "{number} more."))
    elif posted:
        card.add(_("Everything that was posted from it still stands."))


def _fallen(_: Translator, cut: PostedExcerpt) -> Markdown:
    link = f"https://discord.com/channels/{cut.server}/{cut.channel}/{cut.message}"
    return Markdown(f"{escape.block(cut.text)}\n{escape.link(_('the message'), link)}")


def _stretches(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs of each change, with a little of what stands round it; changes close together are one."""
    stretch: list[Run] = []
    before, length = "", 0
    for kind, text in runs:
        if kind != "same":
            stretch, length = stretch or [("same", before)], length + len(text)
            stretch.append((kind, text))
        elif stretch and len(text) <= 2 * CONTEXT and length < LONG:
            stretch.append((kind, text))
            length += len(text)
        else:
            if stretch:
                yield [*stretch, (kind, _head(text))]
            before, stretch, length = _tail(text), [], 0
    if stretch:
        yield stretch


def _size(stretch: Sequence[Run]) -> int:
    """How many characters it has at least when it is rendered: none is taken away but white space."""
    return sum(len("".join(text.split())) for _, text in stretch)


def _block(stretch: Sequence[Run]) -> Markdown:
    block, last = "", "same"
    for kind, text in stretch:
        if "same" not in (kind, last) and block[-1:].strip():
            block += " "
        block += _inline(text) if kind == "same" else _marked(kind, text)
        last = kind
    return Markdown("> " + block.strip())


def _head(text: str) -> str:
    """The whole words that a run begins with."""
    return text if len(text) <= CONTEXT else text[:CONTEXT].rpartition(" ")[0]


def _tail(text: str) -> str:
    """The whole words that a run ends with."""
    return text if len(text) <= CONTEXT else text[-CONTEXT:].partition(" ")[2]


def _inline(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", escape.text(text))


def _marked(kind: str, text: str) -> str:
    core = text.strip()
    if not core:
        return " "
    mark = "~~" if kind == "gone" else "**"
    ahead, behind = " " if text[0].isspace() else "", " " if text[-1].isspace() else ""
    return f"{ahead}{mark}{_inline(core)}{mark}{behind}"


def stats(_: Translator, answer: Stats, new: Sequence[FeedToday] = ()) -> Card:
    """What the archive holds, and what came in by its feeds today."""
    card = Card("desk", _("This archive"))
    card.add(
        _.ngettext(answer.articles, "**{number}** article", "**{number}** articles"),
        _.ngettext(answer.versions, "**{number}** version", "**{number}** versions"),
        _.ngettext(answer.quotes, "**{number}** quote", "**{number}** quotes"),
        _.ngettext(answer.words, "**{number}** word", "**{number}** words"),
        _.ngettext(answer.trashed, "**{number}** in the trash", "**{number}** in the trash"),
    )
    if not answer.articles:
        card.add(components.nothing_yet(_))
    if new:
        card.add(*listing.new_today(_, new))
    if answer.since and answer.until:
        card.add(_("Published from {since} to {until}.", since=answer.since, until=answer.until))
    for title, rows in ((_("**Outlets**"), answer.outlets), (_("**Languages**"), answer.languages)):
        if rows:
            lines = [Markdown(f"{escape.line(name)}: {_.number(many)}") for name, many in rows]
            card.add(title, *lines)
    if answer.to_reread:
        card.note(
            _.ngettext(
                answer.to_reread,
                "{number} article was read by an older engine; its quotes are read again in the background.",
                "{number} articles were read by an older engine; their quotes are read again in the background.",
            )
        )
    return card

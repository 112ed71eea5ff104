"""The audit as sentences, day by day in the server's own time zone."""

import itertools
from zoneinfo import ZoneInfo

from bot.chat import escape, limits
from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.chat.rendering import components
from bot.chat.rendering.card import Card
from bot.records.archive import Change
from bot.text.marking import N_

DONE = {
    "add": N_("added article {id}"),
    "new version": N_("added a new version of article {id}"),
    "edit": N_("corrected article {id}"),
    "link": N_("linked article {id} to another"),
    "unlink": N_("took a link of article {id} back"),
    "note": N_("put a note on article {id}"),
    "remove": N_("put article {id} into the trash"),
    "restore": N_("took article {id} out of the trash"),
    "purge": N_("deleted article {id} after its days in the trash"),
    "correct speaker": N_("set a speaker in article {id}"),
    "report speaker": N_("says that a speaker in article {id} is wrong"),
    "merge people": N_("made one speaker of two: {people}"),
    "split people": N_("made two speakers of one: {people}"),
    "undo merge": N_("took a merge of speakers back"),
    "undo split": N_("took a split of speakers back"),
    "label outlet": N_("put a label on {outlet}"),
    "unlabel outlet": N_("took the label of {outlet} away"),
    "block outlet": N_("blocked {outlet}"),
    "unblock outlet": N_("took the block of {outlet} back"),
    "add feed": N_("follows {feed}"),
    "change feed": N_("changed how {feed} is followed"),
    "pause feed": N_("paused {feed}"),
    "resume feed": N_("resumed {feed}"),
    "remove feed": N_("follows {feed} no more"),
    "setting": N_("changed a setting: {setting}"),
    "join": N_("joined another archive"),
    "purge archive": N_("deleted the whole archive"),
}
"""What each action is in words; one that is not here is shown by its name."""


def audit(_: Translator, rows: tuple[Change, ...], time_zone: str) -> Card:
    """Who did what when, newest first."""
    card = Card("desk", _("Who did what"))
    if not rows:
        card.empty = True
        card.add(_("Nothing that fits is in the audit. Leave an option out to see more."))
    zone = ZoneInfo(time_zone)
    for day, of_day in itertools.groupby(rows, key=lambda row: row.at.astimezone(zone).date()):
        lines = [_line(_, row, f"{row.at.astimezone(zone):%H:%M}") for row in of_day]
        card.add(Markdown(f"**{_.day(day)}**"), *lines)
    return card


def _line(_: Translator, row: Change, hour: str) -> Markdown:
    sentence = DONE.get(row.action)
    people = " · ".join(str(row.detail[name]) for name in ("person", "other") if row.detail.get(name))
    done = (
        _(
            sentence,
            id=Markdown(str(row.article)),
            people=limits.shorten(people, 2 * components.NAME),
            setting=str(row.detail.get("name", "")),
            outlet=limits.shorten(str(row.detail.get("outlet", "")), components.NAME),
            feed=limits.shorten(str(row.detail.get("name", "")), components.NAME),
        )
        if sentence
        else escape.line(row.action)
    )
    who = escape.line(limits.shorten(row.actor.name, components.NAME)) if row.actor.name else _("Somebody forgotten")
    return Markdown(f"{hour} **{who}** {done}")

"""The panel of a server's settings: each with a line that explains it and the control that changes it at once."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from bot.chat import escape, limits, time_zones
from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.chat.rendering.card import Button, Card, Choice
from bot.chat.server_view import ServerView
from bot.languages.messages import spoken
from bot.records.settings import ServerSettings
from bot.text.marking import N_

ORDERS = {"DMY": "day, month, year", "MDY": "month, day, year", "YMD": "year, month, day"}
NAMES: dict[str, str] = {
    "language": N_("Language"),
    "time_zone": N_("Time zone"),
    "date_order": N_("Order of numeric dates"),
    "desk_roles": N_("Desk roles"),
    "log_channel": N_("Log channel"),
    "public": N_("Answers are public"),
    "personal": N_("Members may ask from elsewhere"),
    "grace_days": N_("Days until a left server is purged"),
    "aliases": N_("Words that mean the same"),
}
"""Every setting in the order of the panel, as people call it."""
PLACES = {name: place for place, name in enumerate(NAMES)}
"""The number that names a setting in the id of its control, doubled: a switch adds what it turns to."""
READERS, ANY, OTHER = "each reader's own", "any", "other"
GROUPS, ROOM = 5, 5
"""Groups of aliases that the panel names; components kept free for its last row (its buttons and the footer)."""
Act = Callable[[str, int], str]


def panel(
    _: Translator, chosen: ServerSettings, view: ServerView, changed: tuple[str, ...], action: Act, now: dt.datetime
) -> Card:
    """Every setting; `changed` are those that were just changed, for the line of receipt. `action` makes the ids."""
    card = Card("done" if changed else "desk", _("Settings of this server"), room=ROOM)
    if done := [f"{_(NAMES[name])}: {value_of(_, chosen, name)}" for name in changed if name in NAMES]:
        card.add(_("**Changed** {what}", what=Markdown("; ".join(done))))
    _menus(_, card, chosen, view, lambda name: action("set", 2 * PLACES[name]), now)
    for name in ("public", "personal"):
        on = bool(getattr(chosen, name))
        label = _.gettext("Turn off") if on else _.gettext("Turn on")
        card.section(_line(_, chosen, name), Button(label, action=action("set", 2 * PLACES[name] + (not on))))
    for name in ("grace_days", "aliases"):
        card.section(_line(_, chosen, name), Button(_.gettext("Change"), action=action("set", 2 * PLACES[name])))
    card.buttons(
        Button(_.gettext("Share this archive"), action=action("manage", 0)),
        Button(_.gettext("Join another archive"), action=action("manage", 1)),
        Button(_.gettext("Delete everything…"), action=action("manage", 2)),
    )
    return card


def _menus(
    _: Translator, card: Card, chosen: ServerSettings, view: ServerView, act: Callable[[str], str], now: dt.datetime
) -> None:
    languages = ((_.gettext(READERS), ANY), *((each.own, code) for code, each in spoken().items()))
    zones = time_zones.offered(_.language, chosen.time_zone, now)
    zones = (*zones[: limits.SELECT_OPTIONS - 1], (_.gettext("Another time zone…"), OTHER))
    orders = tuple((_.gettext(said), code) for code, said in ORDERS.items())
    menus: dict[str, tuple[tuple[tuple[str, str], ...], str]] = {
        "language": (languages, chosen.language or ANY),
        "time_zone": (zones, chosen.time_zone),
        "date_order": (orders, chosen.date_order),
    }
    for name, (options, value) in menus.items():
        choice = Choice(_.gettext(NAMES[name]), act(name), options, chosen=(value,))
        card.menu(_line(_, chosen, name), choice)
    role_menu = Choice(_.gettext(NAMES["desk_roles"]), act("desk_roles"), kind="roles", chosen=view.roles, least=0)
    card.menu(_roles(_, chosen, view), role_menu)
    here = (chosen.log_channel,) if chosen.log_channel and view.log_there else ()
    log_name = _.gettext(NAMES["log_channel"])
    log_menu = Choice(log_name, act("log_channel"), kind="channels", chosen=here, least=0, most=1)
    card.menu(_log(_, chosen, view), log_menu)


def value_of(_: Translator, chosen: ServerSettings, name: str) -> Markdown:
    """A setting's value in words."""
    value: Any = getattr(chosen, name)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name == "language":
        return Markdown(spoken()[value].own) if value in spoken() else _(READERS)
    if name == "date_order":
        return _(ORDERS.get(value, ORDERS["DMY"]))
    if name == "desk_roles":
        return Markdown(", ".join(f"<@&{role}>" for role in value[: limits.SELECT_OPTIONS])) if value else _("none")
    if name == "log_channel":
        return Markdown(f"<#{value}>") if value else _("none")
    if name == "aliases":
        return _groups(_, value)
    return Markdown(_.number(value)) if isinstance(value, int) else escape.line(str(value))


def _groups(_: Translator, groups: tuple[tuple[str, ...], ...]) -> Markdown:
    if not groups:
        return _("none")
    said = [escape.line(limits.shorten(", ".join(group), 120)) for group in groups[:GROUPS]]
    more = len(groups) - len(said)
    said += [_.ngettext(more, "{number} more group of aliases.", "{number} more groups of aliases.")] if more else []
    return Markdown("; ".join(said))


def _line(_: Translator, chosen: ServerSettings, name: str) -> Markdown:
    """A setting, its value, and what it is for."""
    explained = {
        "language": _("In which the bot answers."),
        "time_zone": _("Where a day begins and ends, also “yesterday” and “last week”."),
        "date_order": _("How 03/04/25 is read."),
        "desk_roles": _("Roles that may do the desk's work, beside whoever may manage messages."),
        "log_channel": _("Where the bot says what went wrong and how feeds are, and passes on “Wrong speaker?”."),
        "public": _("Briefs, quotes, sources and timelines are for everybody, unless somebody asks with private."),
        "personal": _("With the bot installed for themselves, on other servers and in direct messages."),
        "grace_days": _("The archive is deleted so long after the bot was removed from this server."),
        "aliases": _("Who asks for one of them finds the others too."),
    }[name]
    return Markdown(f"**{_(NAMES[name])}**: {value_of(_, chosen, name)}\n-# {explained}")


def _roles(_: Translator, chosen: ServerSettings, view: ServerView) -> Markdown:
    line = _line(_, chosen, "desk_roles")
    if not view.roles_gone:
        return line
    gone = _.ngettext(
        view.roles_gone,
        "{number} of them is not on this server any more, and goes with the next choice.",
        "{number} of them are not on this server any more, and go with the next choice.",
    )
    return Markdown(f"{line}\n-# **{gone}**")


def _log(_: Translator, chosen: ServerSettings, view: ServerView) -> Markdown:
    line = _line(_, chosen, "log_channel")
    if chosen.log_channel and not view.log_there:
        return Markdown(f"{line}\n-# **{_('This channel is not there any more: choose another.')}**")
    if view.log_lacks is not None:
        return Markdown(f"{line}\n-# **{_.error(view.log_lacks)}**")
    return line

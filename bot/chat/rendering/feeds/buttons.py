"""The buttons of one feed. They name it by its number and belong to no asking, so that they go on in a log channel."""

import discord

from bot.chat.i18n import Translator
from bot.chat.rendering.card import Button, persistent
from bot.records.subscriptions import Subscription


def tools(_: Translator, subscription: Subscription) -> tuple[Button, ...]:
    """*Try now*, *Pause* or *Resume*, *Remove*."""
    number = subscription.number
    on_or_off = (
        Button(_.gettext("Resume"), action=persistent("feedresume", number))
        if subscription.paused
        else Button(_.gettext("Pause"), action=persistent("feedpause", number))
    )
    return (
        Button(_.gettext("Try now"), action=persistent("feednow", number), off=subscription.paused),
        on_or_off,
        Button(_.gettext("Remove"), action=persistent("feedremove", number), style=discord.ButtonStyle.danger),
    )


def check(_: Translator, subscription: Subscription) -> Button:
    """*Check*: what a look would bring."""
    return Button(_.gettext("Check"), action=persistent("feedcheck", subscription.number))


def opening(_: Translator, subscription: Subscription) -> Button:
    """*Open the feed*."""
    return Button(_.gettext("Open the feed"), action=persistent("feedopen", subscription.number))


def to_list(_: Translator) -> Button:
    """*Open the list*."""
    return Button(_.gettext("Open the list"), action=persistent("feedlist"))

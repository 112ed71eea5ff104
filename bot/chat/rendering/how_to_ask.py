"""The query language on one page: what may be typed as a topic, each operator with an example."""

from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.chat.registered import CommandIds
from bot.chat.rendering.card import Card

ROWS = (
    ("Myanmar Russia", "about both, under any of their names"),
    ('"interest rates"', "these words side by side"),
    ('storm OR "high water"', "about either of the two; in capitals"),
    ("storm | flood", "the same, shorter"),
    ("ferry NOT fire", "without this word or phrase; in capitals"),
    ("ferry -fire", "the same, shorter"),
    ('outlet:"The Example"', "of this outlet only"),
    ("lang:fr", "in this language only, by its two letters"),
    ("since:March until:yesterday", "from the first and up to the last of these days"),
)
"""Examples with what they mean; a test holds that they use every operator of `bot.analysis.topics`."""
DAYS = "`2025-03-20` `2025-03` `March` `Monday` `yesterday` `last week` `7d` `2 weeks ago`"


def card(_: Translator, commands: CommandIds) -> Card:
    """The page."""
    card = Card("desk", _("How to ask"))
    card.add(_("In {command} and wherever else a topic is asked:", command=commands.mention("/brief")))
    card.add(*(Markdown(f"`{_.gettext(example)}`\n-# {_.gettext(meaning)}") for example, meaning in ROWS))
    card.add(Markdown(_.gettext("Days are typed as you say them:") + f"\n{_.gettext(DAYS)}"))
    return card

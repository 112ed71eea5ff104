"""The query language on one page: what may be typed as a topic, each operator with an example."""

from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.chat.registered import CommandIds
from bot.chat.rendering.card import Card
from bot.text.marking import N_

ROWS = (
    (N_("Myanmar Russia"), N_("about both, under any of their names")),
    (N_('"interest rates"'), N_("these words side by side")),
    (N_('storm OR "high water"'), N_("about either of the two; in capitals")),
    (N_("storm | flood"), N_("the same, shorter")),
    (N_("ferry NOT fire"), N_("without this word or phrase; in capitals")),
    (N_("ferry -fire"), N_("the same, shorter")),
    (N_('outlet:"The Example" outlet:example.org'), N_("of these outlets only, by name or site")),
    (N_('feed:"Harbor Post"'), N_("only what came in by this feed")),
    (N_("*"), N_("lists what came in, as filters do")),
    (N_("lang:fr"), N_("in this language only, by its two letters")),
    (N_("since:March until:yesterday"), N_("only within these days")),
)
"""Examples with what they mean; a test holds that they use every operator of `bot.analysis.topics`."""
DAYS = N_("`2025-03-20` `2025-03` `March` `Monday` `yesterday` `last week` `7d` `2 weeks ago`")


def card(_: Translator, commands: CommandIds) -> Card:
    """The page."""
    card = Card("desk", _("How to ask"))
    card.add(_("In {command} and wherever else a topic is asked:", command=commands.mention("/brief")))
    card.add(*(Markdown(f"`{_.gettext(example)}`\n-# {_.gettext(meaning)}") for example, meaning in ROWS))
    card.add(Markdown(_.gettext("Days are typed as you say them:") + f"\n{_.gettext(DAYS)}"))
    return card

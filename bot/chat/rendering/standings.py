"""Who said a quote, in words: flatly where that is sure, else what the article says of the words."""

from bot.chat import escape
from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.pages.phrases import LAID_TO, NOBODYS
from bot.records.annotations import Standing
from bot.records.answers import QuoteExcerpt
from bot.text.marking import N_

SHORT: dict[Standing, str] = {
    "denied": N_("denied"), "disputed": N_("disputed"), "supposed": N_("supposed"), "told": N_("told by others"),
}  # fmt: skip


def who_said(_: Translator, quote: QuoteExcerpt) -> Markdown:
    """The speaker in bold, with what the article says of the words and whether the speaker is sure."""
    name = quote.ascribed_to or quote.speaker
    shown = Markdown(f"**{escape.line(name)}**") if name else None
    if quote.standing != "said":
        words = _(LAID_TO[quote.standing], name=shown) if shown else _(NOBODYS[quote.standing])
        return words if quote.standing != "told" or quote.sure else Markdown(f"{words} ({_('not sure')})")
    if shown is None:
        return _("*unattributed*")
    return shown if quote.sure else _("not sure: the article may mean {name}", name=shown)


def label(_: Translator, quote: QuoteExcerpt) -> str:
    """The same for a menu, where there is room for a name: plain text."""
    if quote.standing != "said":
        return _.gettext(SHORT[quote.standing])
    if quote.speaker is None:
        return _.gettext("unattributed")
    return quote.speaker if quote.sure else f"{quote.speaker} ({_.gettext('not sure')})"

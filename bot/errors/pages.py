"""Why a page that was handed on cannot be checked."""

from bot.errors.tree import Refused


class NotAPage(Refused):
    template = (
        "This file is no page of ours, or no longer one that can be read; give the HTML file as it was handed on."
    )

"""Every feature, in the order of /help: the client and the tests take all they know from here."""

from bot.chat.actions import article_edits, did_you_mean, overflow, pages, posting, purge, wrong_speaker
from bot.chat.commands import (
    archive,
    audit,
    brief,
    export,
    forget,
    hello,
    help,
    ingest,
    last,
    links,
    quotes,
    search,
    seen,
    settings,
    sources,
    speaker,
    timeline,
    verify,
    who,
)
from bot.chat.verb import Verbs

TOLD_OF = tuple(
    module.FEATURE
    for module in (
        brief, quotes, sources, search, timeline, verify, who, seen, last, forget,
        ingest, archive, links, speaker, export, audit, settings,
        pages, posting, did_you_mean, overflow, wrong_speaker, article_edits, purge, hello,
    )
)  # fmt: skip
FEATURES = (*TOLD_OF, help.feature(TOLD_OF))
VERBS = Verbs(verb for feature in FEATURES for verb in feature.verbs)

"""Every feature, in the order of /help: the client and the tests take all they know from here."""

from bot.chat.actions import (
    archive_sharing,
    article_edits,
    did_you_mean,
    feed_tools,
    merging,
    outlet_marks,
    overflow,
    page,
    pages,
    posting,
    purge,
    settings_panel,
    wrong_speaker,
)
from bot.chat.commands import (
    archive,
    audit,
    brief,
    export,
    feed,
    feed_add,
    feed_lists,
    forget,
    hello,
    help,
    ingest,
    last,
    links,
    outlet,
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
        ingest, feed_add, feed_lists, feed, archive, links, outlet, speaker, export, audit, settings,
        pages, page, posting, did_you_mean, overflow, wrong_speaker, merging, article_edits,
        outlet_marks, feed_tools, settings_panel, archive_sharing, purge, hello,
    )
)  # fmt: skip
FEATURES = (*TOLD_OF, help.feature(TOLD_OF))
VERBS = Verbs(verb for feature in FEATURES for verb in feature.verbs)

"""What of feeds waits for a press: candidates for *Follow*, a list of feeds for *Import*, a check's pages."""

from dataclasses import dataclass, field

from bot.chat.member_cache import MemberCache
from bot.chat.refusals import FeedListGone, PreviewGone
from bot.records.subscriptions import Candidate, FeedCheck

ITEM_BYTES = 1_000
"""About what a feed's item takes with its address and title."""


def _candidates(found: tuple[Candidate, ...]) -> int:
    return sum(ITEM_BYTES * (1 + len(candidate.items)) for candidate in found)


def _check(check: FeedCheck) -> int:
    return ITEM_BYTES * (1 + len(check.items))


@dataclass(frozen=True, slots=True)
class FeedCache:
    """By the token of their asking: what an address was found to offer, the bytes of an OPML file, a dry run."""

    candidates: MemberCache[tuple[Candidate, ...]] = field(
        default_factory=lambda: MemberCache(_candidates, PreviewGone)
    )
    lists: MemberCache[bytes] = field(default_factory=lambda: MemberCache(len, FeedListGone))
    checks: MemberCache[FeedCheck] = field(default_factory=lambda: MemberCache(_check, PreviewGone))

"""`page`: what a page tells beside its answer: each excerpt's surroundings, hashes, and what is only mentioned."""

from collections.abc import Iterable, Mapping, Sequence

from bot.analysis.text_fragment_link import link
from bot.archive import articles
from bot.archive.store import Connection
from bot.desk.resources import Desk
from bot.records.annotations import Span
from bot.records.answers import Excerpt
from bot.records.archive import AnnotatedArticle
from bot.records.ids import ArchiveId
from bot.records.pages import PageFacts, Place, Surroundings
from bot.records.texts import part

ROUND = 900
"""Characters shown on each side of an excerpt: with it some 2 kB, which is a passage and not somebody's article."""
LARGEST_SHARE = 0.6
"""Of an article's text, at most so much is shown round all its excerpts together."""
MOST_NAMED = 50
LONGEST_ADDRESS = 2_000


async def page(desk: Desk, archive_id: ArchiveId, cuts: Sequence[Excerpt], named: Sequence[int] = ()) -> PageFacts:
    """The surroundings of `cuts` in their articles' newest texts, and the articles of the ids `named` (the first 50).

    A cut whose article was changed or removed meanwhile has none.
    """

    def work(conn: Connection) -> PageFacts:
        ids = list(dict.fromkeys(cut.article for cut in cuts))
        cited = {marked.article.id: marked for marked in articles.marked(conn, archive_id, ids, only_live=True)}
        current = [cut for cut in cuts if cut.article in cited and cited[cut.article].version.id == cut.version]
        return PageFacts(
            made_at=desk.now(),
            around=_around(current, cited),
            hashes={marked.version.id: marked.version.sha256 for marked in cited.values()},
            titled=articles.some(conn, archive_id, list(named)[:MOST_NAMED]),
        )

    return await desk.store.read(work)


def _around(cuts: Iterable[Excerpt], cited: Mapping[int, AnnotatedArticle]) -> dict[Place, Surroundings]:
    """Each excerpt's surroundings, until its article has shown its share: a page hands nobody's article on."""
    around: dict[Place, Surroundings] = {}
    shown: dict[int, int] = {}
    for cut in cuts:
        marked = cited[cut.article]
        room = int(len(marked.version.text) * LARGEST_SHARE) - shown.get(cut.article, 0)
        stretch = _stretch(marked, cut, max(0, min(ROUND, (room - (cut.end - cut.start)) // 2)))
        shown[cut.article] = shown.get(cut.article, 0) + stretch.end - stretch.start
        if stretch.before or stretch.after:
            around[Place.of(cut)] = stretch
    return around


def _stretch(marked: AnnotatedArticle, cut: Excerpt, room: int) -> Surroundings:
    """Whole sentences on both sides of the excerpt, at most `room` characters each."""
    text, passages = marked.version.text, marked.passages
    near = [passages[number] for number in passages.touching(max(0, cut.start - room), min(len(text), cut.end + room))]
    start = min((span.start for span in near if cut.start - room <= span.start <= cut.start), default=cut.start)
    end = max((span.end for span in near if cut.end <= span.end <= cut.end + room), default=cut.end)
    address = marked.article.url
    opened = link(address, text, Span(cut.start, cut.end), LONGEST_ADDRESS) if address else None
    return Surroundings(start, end, part(text, start, cut.start), part(text, cut.end, end), opened)

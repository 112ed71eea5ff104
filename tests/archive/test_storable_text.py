"""Any text there is can be stored and comes back; what no store keeps becomes U+FFFD, one for one."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.archive import articles
from bot.archive.servers import audit
from bot.archive.store import Store
from bot.archive.store.storable_text import sha256, to_storable
from bot.records.annotations import Annotations, Fingerprint, Quote
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.passages import Passage, Passages
from bot.records.reading import Field
from tests.archive.samples import NOW, draft

LETTERS = st.one_of(
    st.text(max_size=60),
    st.text(st.characters(categories=["Cs", "Cc", "Cf", "Lo", "So", "Mn"]), max_size=40),
    st.sampled_from(
        [
            "\0",
            "\ud83d",
            "\udc00a",
            "شرق‏ \u202eabc\u202c",
            "👩‍👩‍👧‍👦🇲🇲",
            "'; DROP TABLE articles; --",
            "ปลา",
            "\r\n\x0b\u2028",
        ]
    ),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(LETTERS, min_size=1, max_size=6), title=LETTERS, name=LETTERS)
async def test_any_text_comes_back(store: Store, local: ArchiveId, pieces: list[str], title: str, name: str) -> None:
    text = "a" + "".join(pieces)
    whole = Passage(0, len(text), 0)
    said = Quote(0, len(text), name or None, title or None, "post", 0.5)
    async with store.writing() as conn:
        receipt = await conn.run_sync(
            articles.add,
            local,
            draft(1, text, title=Field(title, "page"), key=None, outlet=name, url=title),
            Annotations("en", Passages.of([whole]), (said,), Fingerprint(), ""),
            Actor("discord", "1", name),
            NOW,
        )
    async with store.reading() as conn:
        shown = await conn.run_sync(articles.get, local, receipt.article)
        await conn.run_sync(audit.changes, local)
    assert shown.version.text == to_storable(text)
    assert len(shown.version.text) == len(text)
    assert shown.version.sha256 == sha256(to_storable(text))
    assert shown.article.title.value is not None
    assert shown.quotes[0].end == len(text)

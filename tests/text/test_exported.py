"""What an export writes is read back letter for letter, whatever stands in it."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.text import exported
from bot.text.clean import clean, one_line
from tests.hostile import lines, texts

words = lines().map(one_line).filter(bool)
signs = st.text(st.sampled_from("'=+-@\t ,;\"\\&#<>*_`.)1x\n"), min_size=1, max_size=12)
articles = (
    st.one_of(texts(), signs, st.lists(st.one_of(words, signs), min_size=1).map("\n\n".join)).map(clean).filter(bool)
)
posts = st.lists(
    st.fixed_dictionaries(
        {
            "author": st.none() | words,
            "published": st.none() | st.dates().map(str),
            "start": st.integers(0, 9),
            "end": st.integers(9, 99),
            "quoted": st.lists(st.fixed_dictionaries({"whom": st.none() | words, "text": words}), max_size=2),
        }
    ),
    min_size=1,
    max_size=3,
)
rows = st.fixed_dictionaries(
    {
        "article": st.integers(1, 2**40),
        "title": st.none() | words | signs.map(one_line).filter(bool),
        "byline": st.none() | words,
        "outlet": st.none() | words,
        "published": st.none() | st.dates().map(str),
        "url": st.none() | st.just("https://p.example/a(b)--c?d=<e>"),
        "language": st.none() | st.just("de"),
        "words": st.integers(0, 10**6),
        "text": articles,
        "sure": st.none() | st.booleans(),
        "genre": st.none() | st.just("satire"),
        "posts": st.none() | posts,
        "outlet_label": st.none() | words,
    }
)
Row = dict[str, object]


def markdown(row: Row) -> str:
    """A block with a heading as an export writes it."""
    facts = " ".join(str(row[name]) for name in ("outlet", "published", "url") if row[name])
    return exported.markdown_block(row, f"# {row['title'] or 'Untitled'}\n\n{facts}".rstrip())


WAYS: dict[str, tuple[Callable[[list[Row]], str], Callable[[str], Iterator[tuple[str, Row]]]]] = {
    "JSON lines": (lambda given: "".join(map(exported.json_line, given)), exported.from_json_lines),
    "CSV": (lambda given: exported.csv_head() + "".join(map(exported.csv_row, given)), exported.from_csv),
    "Markdown": (lambda given: "".join(map(markdown, given)), exported.from_markdown),
}


@pytest.mark.parametrize("form", WAYS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(given=st.lists(rows, min_size=1, max_size=3))
@example(
    given=[dict.fromkeys(exported.COLUMNS) | {"article": 1, "words": 1, "text": "'=1\n\n---\n\n<!-- copydesk {} -->"}]
)
def test_what_is_written_is_read_back(form: str, given: list[Row]) -> None:
    write, read = WAYS[form]
    written = write(given)
    assert [row for _, row in read(written)] == given
    assert all([row for _, row in read(source)] == [row] for source, row in read(written)), "a row alone is an export"


@given(st.one_of(texts(), signs))
def test_a_cell_is_tamed_and_untamed(cell: str) -> None:
    assert exported.untamed(exported.tame(cell)) == cell


def test_a_table_that_a_spreadsheet_saved_anew_is_read() -> None:
    text = 'article;title;text;published;words\r\n1;The lock;"Boats wait;\nall of them.";2025-05-05;5\r\n'
    assert exported.is_table(text)
    ((_, row),) = exported.from_csv(text)
    assert row == {
        "article": 1, "title": "The lock", "text": "Boats wait;\nall of them.", "published": "2025-05-05", "words": 5,
    }  # fmt: skip

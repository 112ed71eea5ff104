"""`copydesk timeline`: the chart as bars of text, as JSON and as a picture in a file."""

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.terminal import Terminal


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A terminal whose archive has three dated articles and one without a day."""
    terminal = Terminal(tmp_path_factory.mktemp("timeline"))
    for number, day in enumerate(("1 March 2024", "4 March 2024", "5 March 2024"), 1):
        page = (
            f"<html><head><title>Ferry {number}</title><meta property='article:published_time' "
            f"content='2024-03-0{day[0]}T08:00:00Z'></head><body><article><h1>Ferry {number}</h1>"
            + "".join(f"<p>The ferry of Sample Bay sailed for the {number}th time with {n} cars.</p>" for n in range(9))
            + "</article></body></html>"
        )
        (terminal.folder / f"{number}.html").write_text(page)
    (terminal.folder / "4.txt").write_text("The ferry of Sample Bay was painted.\n\nNobody knows when.")
    stored = terminal.run("ingest", *(str(path) for path in sorted(terminal.folder.glob("?.*"))))
    assert stored.code == 0
    return terminal


def test_the_chart_is_text_and_json(terminal: Terminal) -> None:
    printed = terminal.run("timeline", "ferry").out
    assert "Articles by day, 3 articles" in printed
    assert "2024-03-04 ████████████ 1" in printed
    assert "1 more without a sure date:" in printed
    row = terminal.run("timeline", "ferry", "--json").json
    assert row["chart"]["unit"] == "day"
    assert [bar["articles"] for bar in row["chart"]["bars"]] == [1, 0, 0, 1, 1]
    assert row["without_day"] == len(row["unsure"]) == 1


def test_the_picture_is_written(terminal: Terminal) -> None:
    done = terminal.run("timeline", "ferry", "--chart", "ferry.png")
    assert (done.code, done.err.strip()) == (0, "Chart written to ferry.png.")
    image = Image.open(io.BytesIO((terminal.folder / "ferry.png").read_bytes()))
    assert (image.format, image.width) == ("PNG", 800)


def test_what_cannot_be_drawn_or_written_is_said(terminal: Terminal) -> None:
    nothing = terminal.run("timeline", "zeppelin", "--chart", "none.png")
    assert nothing.code == 1
    assert "fewer than two days" in nothing.err
    assert not Path(terminal.folder, "none.png").exists()
    nowhere = terminal.run("timeline", "ferry", "--chart", "no/where.png")
    assert nowhere.code == 1
    assert "no/where.png cannot be written" in nowhere.err


def test_a_chart_takes_no_files_place_unasked(terminal: Terminal) -> None:
    place = terminal.folder / "older.png"
    place.write_text("older")
    printed = terminal.run("timeline", "ferry", "--chart", place.name)
    assert "older.png is there already" in " ".join(printed.err.split())
    assert (printed.code, place.read_text()) == (1, "older")
    assert terminal.run("timeline", "ferry", "--chart", place.name, "--force").code == 0
    assert place.read_bytes().startswith(b"\x89PNG")


def test_where_no_day_is_sure_there_are_no_more_of_them(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.run("ingest", "-", given="The ferry of Sample Bay was painted.\n\nNobody knows when.")
    assert "1 article without a sure date:" in terminal.run("timeline", "ferry").out

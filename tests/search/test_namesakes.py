"""A topic is answered from the articles that mean it, however its words are written: `namesakes.toml`."""

import json
import random
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.terminal import Terminal

TABLE = tomllib.loads(Path(__file__).with_name("namesakes.toml").read_text(encoding="utf-8"))
FILLING = (
    "pier", "tower", "clerk", "wagon", "lamp", "garden", "museum", "bridge", "orchard", "teacher", "kettle", "winter",
)  # fmt: skip


def page(name: str, article: dict[str, str]) -> dict[str, str]:
    """The article as a page; no two share their last paragraph, so that none is another's copy."""
    rest = " ".join(random.Random(name).choices(FILLING, k=40))
    head = f"<title>{article['title']}</title><meta property='article:published_time' content='2026-03-04'>"
    body = f"<article><h1>{article['title']}</h1><p>{article['text']}</p><p>Later {rest}.</p></article>"
    html = f"<html lang='en'><head>{head}</head><body>{body}</body></html>"
    return {"op": "add", "id": name, "url": f"https://velm.example/{name}", "html": html}


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The names of the articles that each topic of the table is answered from."""
    asked = [{"op": "sources", "topic": topic} for topic in TABLE["topics"]]
    rows = [{"op": "new", "today": "2026-03-10"}, *(page(*named) for named in TABLE["article"].items()), *asked]
    printed = Terminal(tmp_path_factory.mktemp("namesakes")).run("pipe", "desk", given="\n".join(map(json.dumps, rows)))
    answers: list[dict[str, Any]] = list(map(json.loads, printed.out.splitlines()))
    added = answers[1 : 1 + len(TABLE["article"])]
    names = {answer["article"]: name for answer, name in zip(added, TABLE["article"], strict=True)}
    return {
        topic: {names[source["article"]] for source in answer["sources"]}
        for topic, answer in zip(TABLE["topics"], answers[1 + len(added) :], strict=True)
    }


@pytest.mark.parametrize("topic", TABLE["topics"])
def test_only_what_means_it_answers(sources: dict[str, set[str]], topic: str) -> None:
    assert sources[topic] == set(TABLE["topics"][topic])


def test_a_search_says_which_hits_only_mention(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    for name in ("china", "chinap"):
        (tmp_path / f"{name}.html").write_text(page(name, TABLE["article"][name])["html"])
        assert terminal.run("ingest", f"{name}.html").code == 0
    hits = terminal.run("search", "China", "--json").json["hits"]
    assert {hit["title"]: hit["about"] for hit in hits} == {
        "China halts coal imports": True,
        "How to mend broken china": False,
    }

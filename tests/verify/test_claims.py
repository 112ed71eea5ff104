"""A claim stands beside its correction or denial, in briefs and timelines, and only a correction is taken for one."""

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bot.desk.brief import brief
from bot.desk.timeline import timeline
from tests.verify.conftest import Newsdesk

TABLE = tomllib.loads(Path(__file__).with_name("corrections.toml").read_text("utf-8"))
REST = "9431 7720 5512."  # words of no language and of no weight


@pytest.mark.parametrize("case", TABLE["corrected"], ids=lambda case: case["beside"][:20])
async def test_a_claim_stands_beside_what_corrects_it(news: Newsdesk, case: dict[str, Any]) -> None:
    await news.add(f"{case['claim']}\n\n{REST}", "2031-03-03", language=case["language"])
    await news.add(f"{case['beside']}\n\n{REST}", "2031-03-04", title=case["title"], language=case["language"])
    shown = [str(cut.text) for cut in (await brief(news.desk, news.archive, "Falk")).sentences]
    assert case["beside"] in shown
    assert case["claim"] not in shown or {case["claim"], case["beside"]} in list(map(set, pairwise(shown)))
    days = (await timeline(news.desk, news.archive, "Falk")).days
    first = [cut.text for cut in (days[0].sentence, *days[0].beside)]
    assert first == [case["claim"], case["beside"]]
    assert not days[1].beside


@pytest.mark.parametrize("case", TABLE["plain"], ids=lambda case: case["text"][:20])
async def test_what_looks_like_a_correction_is_none(news: Newsdesk, case: dict[str, Any]) -> None:
    await news.add(case["text"], "2031-03-03", language=case["language"])
    answer = await brief(news.desk, news.archive, "Falk")
    assert not any("correction" in warning for warning in answer.warnings)


async def test_of_one_day_the_later_figure_stands(news: Newsdesk) -> None:
    early = "A ferry fire at Brann killed 12 people on Monday, the harbour police said."
    late = "The toll of the ferry fire at Brann rose to 19 people on Monday, the harbour police said."
    await news.add(f"{early}\n\n{REST}", "2031-03-03", title="Fire kills 12")
    await news.add(f"{late}\n\n{REST}", "2031-03-03", title="Toll of the fire rises")
    (day,) = (await timeline(news.desk, news.archive, "ferry fire Brann")).days
    assert day.sentence.text == late
    shown = [str(cut.text) for cut in (await brief(news.desk, news.archive, "ferry fire Brann")).sentences]
    assert late in shown
    assert early not in shown


async def test_a_day_is_told_by_what_no_earlier_day_told(news: Newsdesk) -> None:
    fire = "A ferry fire closed the harbour of Brann on Monday, the police said."
    toll = "The number of the hurt rose to 19 people on Tuesday."
    await news.add(f"{fire}\n\n{REST}", "2031-03-03", title="Ferry fire at Brann")
    await news.add(f"{fire} {toll}\n\n{REST} 1", "2031-03-04", title="More hurt in ferry fire at Brann")
    days = (await timeline(news.desk, news.archive, "ferry fire Brann")).days
    assert [day.sentence.text for day in days] == [fire, toll]


async def test_a_day_that_a_text_tells_of_has_its_own_line(news: Newsdesk) -> None:
    opened = "The harbour of Brann opened again on Tuesday."
    burnt = "On 3 March 2031 a ferry burnt in the harbour of Brann and 19 people were hurt."
    await news.add(f"{opened} {burnt}\n\n{REST}", "2031-03-11", title="Harbour of Brann opens again")
    days = (await timeline(news.desk, news.archive, "Brann")).days
    assert [(day.day.isoformat(), day.sentence.text) for day in days] == [("2031-03-03", burnt), ("2031-03-11", opened)]


async def test_a_claim_without_room_for_its_correction_is_left_out(news: Newsdesk) -> None:
    """A short brief has sixty words."""
    claim = "Jorun Falk took a bribe from a builder of the Brann tunnel, " + "the board and its lawyers said, " * 4
    correction = "Correction: Jorun Falk took no bribe from a builder of the Brann tunnel, " + "said the clerk, " * 9
    await news.add(claim + "on Monday.", "2031-03-03")
    await news.add(correction + "and the board.", "2031-03-04", title="Correction")
    shown = " ".join(cut.text for cut in (await brief(news.desk, news.archive, "Falk", length="short")).sentences)
    assert "took a bribe" not in shown or "took no bribe" in shown
    assert len(shown.split()) <= 60

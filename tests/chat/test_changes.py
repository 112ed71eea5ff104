"""`/archive changes` over whole versions: what changed is shown, what does not fit is counted, nobody waits for it."""

from benchmarks.loop_lag import lag
from tests.chat.conftest import Newsroom
from tests.discord import Answer, Upload

ADDRESS = "https://paper.example/harbour"


async def stored(news: Newsroom, text: str) -> Answer:
    file = Upload("harbour.txt", f"The harbour\n\n{text}".encode(), "text/plain")
    preview = await news.discord.run("/ingest file", as_=news.discord.owner, file=file, url=ADDRESS)
    return await news.discord.click(preview, "Save", as_=news.discord.owner)


def prose(words: int, changed: int) -> str:
    said = [f"word{n * 7919 % 997}" if n % 10 or not changed else f"other{n}" for n in range(words)]
    return "\n\n".join(" ".join(said[n : n + 50]).capitalize() + "." for n in range(0, words, 50))


async def test_what_went_and_came_is_marked(news: Newsroom) -> None:
    await stored(news, "The harbour opens on Monday, said the master of the port. Everybody is glad about that.")
    await stored(news, "The harbour opens on Friday, said the master of the port. Everybody is glad about that.")
    shown = (await news.discord.run("/archive changes", as_=news.discord.owner, article=1)).text
    assert "opens on Monday, Friday, said" in shown
    assert "master" in shown


async def test_every_tenth_of_four_thousand_words_is_compared_while_others_are_answered(news: Newsroom) -> None:
    """It held the loop for 197 s."""
    await stored(news, prose(4_000, changed=False))
    await stored(news, prose(4_000, changed=True))
    late: list[float] = []
    async with lag(late):
        answer = await news.discord.run("/archive changes", as_=news.discord.owner, article=1)
    assert "more changes" in answer.text
    assert "Word0 Other0 word" in answer.text
    assert max(late) < 1_000

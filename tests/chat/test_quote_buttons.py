"""*Show context* and *Wrong speaker?* under an answer's quotes."""

from tests.chat.conftest import Newsroom
from tests.discord import Answer, Member

BEFORE = "The ferry of Quillhaven lay at the quay."
AFTER = "Nobody answered."
WATCHED = "Bert Example, who had sailed it for years, watched from the wall until the evening."
TEXT = f"{BEFORE} “The ferry is full,” said Anna Example, the harbour master. {AFTER}\n\n{WATCHED}"


async def _quotes(news: Newsroom, as_: Member | None = None) -> Answer:
    if "Nothing found" in (await news.discord.run("/search", topic="ferry")).text:
        form = await news.discord.run("/ingest text")
        preview = await news.discord.submit(
            form, {"Title": "The ferry", "Source link": "https://example.org/ferry", "Text": TEXT}
        )
        await news.discord.click(preview, "Save")
    return await news.discord.run("/quotes", topic="ferry", as_=as_)


async def _name(news: Newsroom, answer: Answer, name: str, as_: Member) -> Answer:
    wrong = await news.discord.click(answer, "Wrong speaker?", as_=as_)
    label = next(iter(wrong.selects[0].options))
    form = await news.discord.select(wrong, label, as_=as_)
    return await news.discord.submit(form, {"Who said it?": name}, as_=as_)


async def test_context_shows_the_sentences_round_a_quote(news: Newsroom) -> None:
    shown = await news.discord.click(await _quotes(news), "Show context")
    assert shown.ephemeral
    for sentence in (BEFORE, "“The ferry is full,” said Anna Example, the harbour master.", AFTER):
        assert sentence in shown.text
    assert "Bert" not in shown.text


async def test_no_sentence_of_the_context_stands_there_twice(news: Newsroom) -> None:
    text = (
        "The crane of Quillhaven stood idle. “The crane is old,” said Anna Example. “It will not fall,” said Bert "
        "Example. Nobody believed it. The wind rose that night. The harbour was closed. “The crane stands,” said Carl "
        "Example at noon. It stood."
    )
    form = await news.discord.run("/ingest text")
    await news.discord.click(await news.discord.submit(form, {"Title": "The crane", "Text": text}), "Save")
    asked = await news.discord.run("/quotes", topic="crane")
    shown = await news.discord.click(asked, "Show context")
    for sentence in (
        "“The crane is old,” said",
        "“It will not fall,” said",
        "Nobody believed it",
        "“The crane stands,”",
    ):
        assert shown.text.count(sentence) == 1, shown.text
    for name in ("Anna", "Bert", "Carl"):
        assert f"speaker: {name} Example" in shown.text
    assert "3 quotes" in shown.text
    assert "wind" not in shown.text


async def test_the_desk_sets_a_speaker_at_once(news: Newsroom) -> None:
    said = await _name(news, await _quotes(news), "bert  example", news.discord.owner)
    assert "Before: Anna Example. Now: Bert Example." in said.text
    assert "— Bert Example" in (await _quotes(news)).text.replace("**", "")
    assert "The ferry is full" in (await news.discord.run("/quotes", speaker="Bert Example")).text
    assert "set a speaker in article 1" in (await news.discord.run("/audit")).text


MILL = (
    "The tide mill of Quillhaven opened in May. Visitors came by boat and by the coast road all summer. The council of "
    "the town meets about it in June. “Nobody asked us about the noise at night,” said Anna Example, who lives beside "
    "the mill. “We count every visitor of the mill twice,” said Bert Example, the miller. “The wheel of the mill turns "
    "for nobody,” said Carl Example. The mill lost its roof in a storm that the oldest people still tell of."
)


async def test_a_speaker_is_set_right_from_wherever_the_quote_is_shown(news: Newsroom) -> None:
    form = await news.discord.run("/ingest text")
    await news.discord.click(await news.discord.submit(form, {"Title": "The tide mill", "Text": MILL}), "Save")
    brief = await news.discord.run("/brief", topic="tide mill Quillhaven", length="short")
    wrong = await news.discord.click(brief, "Wrong speaker?")
    assert "Nobody asked us about the noise at night" in wrong.text
    assert len(wrong.selects[0].options) == 3
    who = await news.discord.run("/who", name="Carl Example")
    said = await _name(news, who, "Bert Example", news.discord.owner)
    assert "Before: Carl Example. Now: Bert Example." in said.text


async def _choose(news: Newsroom, choice: str) -> Answer:
    wrong = await news.discord.click(await _quotes(news), "Wrong speaker?")
    form = await news.discord.select(wrong, next(iter(wrong.selects[0].options)))
    return await news.discord.submit(form, {"Or something else?": choice})


async def test_a_correction_says_that_it_is_kept_and_can_be_taken_back(news: Newsroom) -> None:
    told = await _name(news, await _quotes(news), "Bert Example", news.discord.owner)
    assert "1 quote of this chain changed. Kept for later versions." in told.text
    back = await news.discord.click(told, "Take it back")
    assert "Before: Bert Example. Now: Anna Example." in back.text
    assert "Taken back" in back.text
    assert "As it was before that." in back.text
    assert "— Anna Example" in (await _quotes(news)).text.replace("**", "")


async def test_what_is_not_a_quote_is_in_no_answer_until_that_is_taken_back(news: Newsroom) -> None:
    told = await _choose(news, "These words are not a quote")
    assert "Now: These words are not a quote." in told.text
    assert "The ferry is full" not in (await news.discord.run("/quotes", topic="ferry")).text
    await news.discord.click(told, "Take it back")
    assert "The ferry is full" in (await _quotes(news)).text


async def test_the_desk_gives_a_quote_another_standing(news: Newsroom) -> None:
    await _choose(news, "Denied: it was never said")
    assert "the article says Anna Example never said it" in (await _quotes(news)).text.replace("**", "")
    await _choose(news, "It was said")
    assert "— Anna Example" in (await _quotes(news)).text.replace("**", "")


async def test_nobody_is_known(news: Newsroom) -> None:
    told = await _choose(news, "Nobody is known to have said it")
    assert "Before: Anna Example. Now: nobody." in told.text
    assert "unattributed" in (await _quotes(news)).text


async def test_a_speaker_must_stand_in_the_article(news: Newsroom) -> None:
    said = await _name(news, await _quotes(news), "Carl Example", news.discord.owner)
    assert "Carl Example does not stand in this article" in said.text
    assert "Anna Example" in (await _quotes(news)).text


async def test_an_empty_name_leaves_the_quote_unattributed(news: Newsroom) -> None:
    await _name(news, await _quotes(news), "", news.discord.owner)
    assert "unattributed" in (await _quotes(news)).text


async def test_anybody_else_reports_and_the_desk_decides_in_the_log_channel(news: Newsroom) -> None:
    discord = news.discord
    await discord.run("/settings", log_channel=discord.server.channel)
    reader = discord.member("Reader")
    said = await _name(news, await _quotes(news, reader), "Bert Example", reader)
    assert "The desk was told" in said.text
    assert "Anna Example" in (await _quotes(news)).text
    sent = discord.server.channel.messages.values()
    report = next(message for message in sent if "Set this speaker" in str(message.components))
    refused = await discord.click(report, "Set this speaker", as_=reader)
    assert "You may not do this here" in refused.text
    done = await discord.click(report, "Set this speaker", as_=discord.moderator())
    assert "Now: Bert Example." in done.text
    assert "Bert Example" in (await _quotes(news)).text


async def test_a_forged_choice_gets_the_words_of_one_that_is_gone(news: Newsroom) -> None:
    discord = news.discord
    wrong = await discord.click(await _quotes(news), "Wrong speaker?")
    forged = {"component_type": 3, "custom_id": wrong.selects[0].custom_id, "values": ["1:1:0:5' OR 1"]}
    assert "This answer is not here any more" in (await discord.press(wrong, forged)).text
    elsewhere = {**forged, "values": ["999:999:0:5"]}
    form = await discord.press(wrong, elsewhere)
    said = await discord.submit(form, {"Who said it?": "Anna Example"})
    assert "There is no article 999 in this archive" in said.text


async def test_what_is_too_long_for_a_message_is_read_whole_in_pages(news: Newsroom) -> None:
    discord = news.discord
    speech = " ".join(f"The {word}{word} of the harbour stands open to everybody who sails." for word in LETTERS)
    form = await discord.run("/ingest text")
    text = f"Anna Example spoke for an hour in Quillhaven.\n\n“{speech}” said Anna Example, the harbour master."
    await discord.click(await discord.submit(form, {"Title": "A speech", "Text": text}), "Save")
    asked = await discord.run("/quotes", topic="harbour")
    assert "1 passage is too long for this message." in asked.text
    pages = [await discord.click(asked, "Read what is left out", as_=discord.member("Reader"))]
    assert pages[0].ephemeral
    assert "— Anna Example, the harbour master" in pages[0].text
    read = [_passage(pages[0])]
    while "More" in pages[0].labels:
        await discord.click(pages[0], "More", as_=pages[0].interaction.member)
        read.append(_passage(pages[0]))
    assert len(read) == 2
    assert "".join(read).replace(" ", "") == speech.replace(" ", "")


LETTERS = [f"{a}{b}" for a in "abcdefghij" for b in "klmnop"]


def _passage(answer: Answer) -> str:
    return answer.text.split("\n")[1]

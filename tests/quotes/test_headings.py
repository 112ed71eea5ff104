"""A heading's quote takes the speaker of the same words in the body."""

from bot.analysis.quotations.extraction import extract


def test_the_body_names_the_speaker_of_a_heading() -> None:
    text = (
        "“The harbour is ours”\n\nThe council met on Monday in Velm.\n\n"
        "“The harbour is ours and will stay so,” said Ama Boateng, the mayor."
    )
    heading, body = extract(text, None)
    assert (heading.speaker, heading.role, heading.how) == ("Ama Boateng", "the mayor", "headline")
    assert heading.confidence < body.confidence


def test_other_words_are_not_taken_for_the_same() -> None:
    text = (
        "“The harbour is lost”\n\nThe council met on Monday in Velm.\n\n"
        "“The harbour is ours and will stay so,” said Ama Boateng, the mayor."
    )
    assert extract(text, None)[0].speaker is None

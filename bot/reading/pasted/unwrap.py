"""Lines broken at a width (mail, terminals, typescripts) put together into paragraphs again."""

from itertools import pairwise

_NARROWEST, _WIDEST = 40, 100  # letters; RFC 3676 names 66 to 78 as usual
_FEWEST = 3  # breaks; so many that fill the width are no chance
_SHARE = 0.75  # of the breaks inside blocks
_LONGEST_BLOCK = 12  # lines; a longer one is several paragraphs without a blank line between them
_CLOSING, _ENDS = "\"'”’»)]", frozenset(".!?…:")


def joined(text: str) -> str:
    """`text` with the breaks taken out that only a width made; unchanged where its lines fill no width.

    A break is the width's when the next line's first word would not have fitted: how every program breaks lines.
    """
    blocks = [block.split("\n") for block in text.split("\n\n")]
    inner = [pair for block in blocks for pair in pairwise(block)]
    width = max((len(line) for block in blocks for line in block if " " in line), default=0)
    full = sum(_fills(line, after, width) for line, after in inner)
    if not _NARROWEST <= width <= _WIDEST or full < _FEWEST or full < _SHARE * len(inner):
        return text
    return "\n\n".join(_join(block, width) for block in blocks)


def _fills(line: str, after: str, width: int) -> bool:
    return len(line) + 1 + len(after.split(" ", 1)[0]) > width


def _join(block: list[str], width: int) -> str:
    text = block[0]
    for line, after in pairwise(block):
        several = len(block) > _LONGEST_BLOCK and line.rstrip(_CLOSING)[-1:] in _ENDS
        text += (" " if _fills(line, after, width) and not several else "\n") + after
    return text

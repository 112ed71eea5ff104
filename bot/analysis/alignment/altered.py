"""Altered quotes: the stretch of the source that most of the words come from, and the difference word for word."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import Match, SequenceMatcher

from bot.analysis.alignment.joined import BOUNDARY
from bot.analysis.alignment.worded import Worded
from bot.errors.asking import TooRepetitive
from bot.records.verification import Alignment, DiffPart
from bot.text.folding import as_typed
from bot.text.wording import Word
from bot.text.words import bare

FEWEST_WORDS = 3
ENOUGH = 0.55  # measured: changed quotes score .6 and more, quotes of other articles on the same matter under .5
SHORT_WORD = 0.4  # the weight of a word of up to three letters, most of which are grammar
MOST_VOTES = 200_000
"""Pairs of one word in the quote and in the text that have a say where the stretch is: 0.1 s. The rarest come first."""
MOST_PAIRS = 60_000
"""Pairs of the same word in the quote and in the stretch. English has under 20,000 in a quote of 4,000 characters;
difflib's time grows with their number times that of the runs: "a b" against "a b" for 2 kB, 500,000 pairs, took 8 s."""
MARKED_ONE_IN = 20  # words with other letters than ASCII's: English has one in a hundred, Turkish one in three
STRAY = 3  # a matched run at the edge is chance when the gap before it is more than this many times its length


def altered(quote: str, asked: Sequence[Word], source: Worded) -> Alignment | None:
    """The best stretch of `source` for the words `asked` of `quote`; None where too little of it agrees.

    Words agree as they are written; where too few do, without what is left out in typing: tones, hamza, nukta.
    Raises TooRepetitive where more than MOST_PAIRS of their words are the same.
    """
    run = [word.form for word in asked]
    if len(run) < FEWEST_WORDS or not source.forms:
        return None
    found = _stretch(run, source.forms)
    if found is None and (_marked(run) or _marked(source.forms)):
        found = _stretch(list(map(_typed, run)), list(map(_typed, source.forms)))
    if found is None:
        return None
    first, score, blocks = found
    begin, end = _widened(source, first, run, blocks)
    same = [part for block in blocks for part in _same(block, run, source, first)]
    diff = tuple(_diff(quote, asked, source, first, same, begin, end))
    return Alignment("altered", (source.span(begin, end),), min(score, 0.999), diff)


def _stretch(run: Sequence[str], forms: Sequence[str]) -> tuple[int, float, list[Match]] | None:
    """Where the stretch begins, how much agrees, and which words; None where that is too little."""
    first, last = _window(run, forms)
    stretch = forms[first:last]
    asked_often, often = Counter(run), Counter(stretch)
    if sum(count * often[form] for form, count in asked_often.items()) > MOST_PAIRS:
        raise TooRepetitive
    blocks = _without_strays(SequenceMatcher(None, run, stretch, autojunk=False).get_matching_blocks())
    score = _score(run, stretch, blocks)
    return None if score < ENOUGH else (first, score, blocks)


def _marked(forms: Sequence[str]) -> bool:
    """Whether a language with marks is written: a name in an English text makes none of it."""
    return sum(not form.isascii() for form in forms) * MARKED_ONE_IN > len(forms)


def _typed(form: str) -> str:
    """A form as it may be typed without marks."""
    return form if form.isascii() else bare(as_typed(form))


def _same(block: Match, run: Sequence[str], source: Worded, first: int) -> Iterable[Match]:
    """Of words that agree, the runs that are written alike."""
    start = 0
    for at in range(block.size + 1):
        if at < block.size and run[block.a + at] == source.forms[first + block.b + at]:
            continue
        if at > start:
            yield Match(block.a + start, block.b + start, at - start)
        start = at + 1


def _widened(source: Worded, first: int, run: Sequence[str], blocks: Sequence[Match]) -> tuple[int, int]:
    """The matched words, and for each changed word at an edge of the quote the source's word in its place."""
    begin, end = first + blocks[0].b, first + blocks[-1].b + blocks[-1].size
    for _ in range(blocks[0].a):
        if begin == 0 or BOUNDARY.search(source.between(begin - 1, begin)):
            break
        begin -= 1
    for _ in range(len(run) - blocks[-1].a - blocks[-1].size):
        if end >= len(source.forms) or BOUNDARY.search(source.between(end - 1, end)):
            break
        end += 1
    return begin, end


def _window(run: Sequence[str], forms: Sequence[str]) -> tuple[int, int]:
    """The words of the source round the diagonal with most votes; rare words have the greater say."""
    wanted: dict[str, list[int]] = {}
    for place, form in enumerate(run):
        wanted.setdefault(form, []).append(place)
    hits = [(number, form) for number, form in enumerate(forms) if form in wanted]
    common = Counter(form for _, form in hits)
    votes: Counter[int] = Counter()
    telling = _telling({form: count * len(wanted[form]) for form, count in common.items()})
    for number, form in hits:
        for place in wanted[form] if form in telling else ():
            share = _weight(form) / (common[form] * len(wanted[form]))
            votes[(number - place) // 8] += share  # type: ignore[assignment]
            votes[(number - place) // 8 + 1] += share  # type: ignore[assignment]
    start = max(votes, key=votes.__getitem__, default=0) * 8
    slack = len(run) // 2 + 12
    return max(0, start - slack), min(len(forms), start + len(run) + slack)


def _telling(pairs: Mapping[str, int]) -> set[str]:
    """The forms with the fewest pairs, as many as MOST_VOTES has room for; the others have next to no say."""
    left, telling = MOST_VOTES, set()
    for form in sorted(pairs, key=pairs.__getitem__):
        left -= pairs[form]
        if left < 0:
            break
        telling.add(form)
    return telling


def _without_strays(found: Sequence[Match]) -> list[Match]:
    blocks = [block for block in found if block.size]
    while len(blocks) > 1 and _apart(blocks[0], blocks[1]) > STRAY * blocks[0].size:
        blocks.pop(0)
    while len(blocks) > 1 and _apart(blocks[-2], blocks[-1]) > STRAY * blocks[-1].size:
        blocks.pop()
    return blocks


def _apart(one: Match, other: Match) -> int:
    return other.b - one.b - one.size


def _score(run: Sequence[str], stretch: Sequence[str], blocks: Sequence[Match]) -> float:
    if not blocks:
        return 0.0
    kept = sum(_weight(form) for block in blocks for form in run[block.a : block.a + block.size])
    used = stretch[blocks[0].b : blocks[-1].b + blocks[-1].size]
    left_out = sum(map(_weight, used)) - kept
    return kept / (sum(map(_weight, run)) + 0.25 * left_out)


def _weight(form: str) -> float:
    return SHORT_WORD if len(form) <= 3 and form.isalpha() and form.isascii() else 1.0


def _diff(
    quote: str,
    asked: Sequence[Word],
    source: Worded,
    first: int,
    blocks: Sequence[Match],
    begin: int,
    end: int,
) -> Iterable[DiffPart]:
    """Runs of words in the order of the source, from its word `begin` up to `end`."""
    at, in_quote = begin, 0
    for block in (*blocks, Match(len(asked), end - first, 0)):
        if first + block.b > at:
            yield DiffPart("source", _stood(source, at, first + block.b))
        if block.a > in_quote:
            yield DiffPart("quote", _cut(quote, asked[in_quote : block.a]))
        at, in_quote = first + block.b + block.size, block.a + block.size
        if block.size:
            yield DiffPart("both", _stood(source, first + block.b, at))


def _stood(source: Worded, first: int, last: int) -> str:
    return source.text[source.starts[first] : source.ends[last - 1]]


def _cut(text: str, run: Sequence[Word]) -> str:
    return text[run[0].start : run[-1].end]

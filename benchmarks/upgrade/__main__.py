"""An older program's archive upgraded by this one while it answers: `python -m benchmarks.upgrade OLDER --help`.

1. OLDER, a tree of the program that wrote another index, makes an archive of mixed articles and answers all topics.
2. A copy is opened with this program, which upgrades its schema, and asked before anything is indexed anew.
3. It is opened as the bot opens it, indexes anew in the background and answers all the while. It is killed (SIGKILL)
   several times, and started again; then it is asked in turns with the background at work and at rest; then left alone.
4. Once all is done it is asked again, and each answer of the way is judged: it is to hold whatever both indexes find.
5. Its index must be the one that storing each article now would write, and, with --reference, byte for byte the one
   that `copydesk reread` makes of another copy at once.

Printed are the speed beside questions and without, briefs with the background at work and at rest, in turns, the
index's size. Exit code 1 where an answer or the index was wrong.
"""

import argparse
import asyncio
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.processes import cpu_seconds
from benchmarks.upgrade import index_rows
from benchmarks.upgrade.judge import Judge, load
from benchmarks.upgrade.place import Place
from benchmarks.upgrade.rounds import Upgraded, in_turns, killed, left_alone
from benchmarks.upgrade.topics import topics
from bot.app import open_desk
from bot.archive.store import Store
from bot.config import Config
from bot.desk import reindex

HERE = Path(__file__).parent
TREE = HERE.parents[1]
ALL_COMPARED = 5_000
"""Up to so many articles each row is compared with what storing the article would write, of more a part."""


def in_tree(tree: Path, script: str, *arguments: str) -> None:
    """Run one of the scripts beside this with a tree's program."""
    command = [sys.executable, str(HERE / script), *arguments]
    subprocess.run(command, cwd=tree, env={"PYTHONPATH": str(tree), "PATH": "/usr/bin:/bin"}, check=True)


async def at_once(database: str) -> None:
    """Index everything anew as `copydesk reread` does."""
    async with open_desk(Config(database=database)) as desk:
        began, used = time.perf_counter(), cpu_seconds()
        done = await reindex.at_once(desk, None)
        own, others = ((now - then) / done for now, then in zip(cpu_seconds(), used, strict=True))
        each = f"{1000 * own:.2f} ms of CPU each here and {1000 * others:.2f} in the children"
        print(f"at once: {done} articles, {done / (time.perf_counter() - began):.0f} a second, {each}", flush=True)


async def sizes(store: Store, name: str, before: int = 0) -> int:
    """The index's bytes, said beside those it had before."""
    async with store.reading() as conn:
        number = await conn.run_sync(index_rows.index_bytes)
    print(f"{name}: {number / 1e6:.1f} MB" + (f", {number / before:.3f} times" if before else ""), flush=True)
    return number


async def same_index(background: Store, once: Store) -> bool:
    """Whether both have the same index, byte for byte."""
    found = []
    for each in (background, once):
        async with each.reading() as conn:
            found.append(await conn.run_sync(index_rows.digests))
    same = found[0] == found[1]
    print(
        f"the index made in the background is {'' if same else 'NOT '}that made at once:", *found[0].items(), sep="\n  "
    )
    if not same:
        print("at once:", *found[1].items(), sep="\n  ")
    return same


async def as_stored(store: Store, many: int) -> bool:
    """Whether postings and rows fit, and rows are what storing their articles now would write."""
    step = max(1, many // ALL_COMPARED)
    async with store.writing() as conn:
        await conn.run_sync(index_rows.check_postings)
        wrong = await conn.run_sync(index_rows.unlike_fresh, step)
    print(
        f"of every {step}. article {len(wrong)} have other rows than storing them now writes {wrong[:10]}", flush=True
    )
    return not wrong


async def run(place: Place, made: str, asked: argparse.Namespace) -> bool:
    """All of it."""
    files = [place.folder / f"{name}.jsonl" for name in ("older", "migrated", "anew")]
    step = f"--step={asked.step}"
    in_tree(asked.older, "ask.py", made, str(files[0]), step)
    archive = Upgraded(place.copy(made, "upgraded"), topics()[:: asked.step])
    before = await opened_first(archive.database)
    place.drop_backups()
    in_tree(TREE, "ask.py", archive.database, str(files[1]), step)
    await killed(archive, asked.kills)
    await in_turns(archive, asked.turns)
    await left_alone(archive, asked.kills_alone)
    in_tree(TREE, "ask.py", archive.database, str(files[2]), step)
    judge = Judge(load(files[0]), load(files[1]), load(files[2]))
    for heard in archive.heard:
        judge.hear(heard)
    print(judge.change(), dict(judge.counts), *judge.examples, sep="\n  ", flush=True)
    same = await whole(place, archive.database, made, before, asked)
    return same and judge.right


async def opened_first(database: str) -> int:
    """Upgrade the schema, and say how long that took; gives the bytes of the index before it was made anew."""
    began = time.perf_counter()
    store = await Store.open(database)
    print(f"copying it and upgrading the schema took {time.perf_counter() - began:.1f} s")
    before = await sizes(store, "the older index")
    await store.close()
    return before


async def whole(place: Place, database: str, made: str, before: int, asked: argparse.Namespace) -> bool:
    """Whether the index that was made in the background is the one it should be."""
    background = await Store.open(database)
    await sizes(background, "the index made in the background", before)
    right = await as_stored(background, asked.articles)
    if asked.reference:
        reference = place.copy(made, "reference")
        await at_once(reference)
        once = await Store.open(reference)
        await sizes(once, "the index made at once", before)
        right &= await same_index(background, once)
        await once.close()
    await background.close()
    return right


def main() -> None:
    """Run it."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("older", type=Path, help="a tree of the older program")
    given.add_argument("--articles", type=int, default=5_000)
    given.add_argument("--made", help="a database that `make.py` made in the older tree, to save the time")
    given.add_argument("--folder", type=Path, required=True, help="where the files go: a megabyte takes 40 articles")
    given.add_argument("--server", help="postgresql://…/ to work in databases of their own there")
    given.add_argument("--kills", type=int, default=5, help="kills while it is asked without a pause")
    given.add_argument("--kills-alone", type=int, default=2, help="kills while it is asked seldom")
    given.add_argument("--turns", type=int, default=6)
    given.add_argument("--step", type=int, default=1, help="ask every so manieth topic (one that 20 does not hold)")
    given.add_argument("--reference", action="store_true", help="index another copy at once, and compare both")
    asked = given.parse_args()
    place = Place(asked.folder, asked.server)
    if not asked.made:
        asked.made = place.empty("made")
        in_tree(asked.older, "make.py", asked.made, str(asked.articles))
    sys.exit(0 if asyncio.run(run(place, asked.made, asked)) else 1)


if __name__ == "__main__":
    main()

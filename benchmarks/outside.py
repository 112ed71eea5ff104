"""The figures of sets that are not ours: the .jsonl.gz files of a folder. A set whose file is missing is left out."""

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from benchmarks import asking, scores
from benchmarks.asking import Row
from benchmarks.own import Figures

_MARKED = re.compile(r"“[^“”\n]+”?|\"[^\"\n]+\"")
_NAME = re.compile(r"\b(?!(?:He|She|They|It|We|I|You|The|A|An|His|Her)\b)[A-Z]")
CLOSE = 0.8
"""Intersection over union from which two spans are the same one."""


def rows(folder: Path, name: str) -> list[Row]:
    """The rows of a set; none when it is not there."""
    path = folder / f"{name}.jsonl.gz"
    if not path.exists():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def pages(folder: Path) -> Figures:
    """Articles, news and threads as pages, and as pasted text."""
    figures: Figures = {}
    for name in ("pages-article", "pages-news", "pages-forum"):
        wanted = rows(folder, name)
        asked = [{"id": row["id"], "url": row.get("url"), "html": row["html"]} for row in wanted]
        figures |= _fields(name, wanted, asking.ask("pages", asked))
        pasted = {row["id"]: row["paste"] for row in rows(folder, f"{name}-paste")}
        held = [row for row in wanted if row["id"] in pasted]
        got = asking.ask("paste", [{"id": row["id"], "text": pasted[row["id"]]} for row in held])
        figures |= _fields(f"{name} paste", held, got)
    return figures


def _fields(name: str, wanted: list[Row], answers: list[Row]) -> Figures:
    each: dict[str, list[float]] = defaultdict(list)
    for row, got in zip(wanted, answers, strict=True):
        text = got.get("text") or ""
        each["read"].append("error" not in got and bool(text.strip()))
        if row.get("body"):
            f1, _, recall = scores.body(text, row["body"])
            each["f1"].append(f1)
            each["recall"].append(recall)
        if row.get("title"):
            each["title"].append(scores.plain(got.get("title")) == scores.plain(row["title"]))
        if row.get("date"):
            each["date"].append((got.get("published") or "")[:10] == row["date"][:10])
        if row.get("authors"):
            each["author"].append(scores.names(got.get("author")) == scores.names(row["authors"]))
        if row.get("hasnt"):
            flat = " ".join(text.split()).casefold()
            each["kept out"].append(scores.mean(" ".join(s.split()).casefold() not in flat for s in row["hasnt"]))
    return {f"{name} {figure}": scores.mean(values) for figure, values in each.items()}


def quotes(folder: Path) -> Figures:
    """Marked stretches that the annotators put into an attribution, and who said them."""
    wanted = {row["id"]: row for row in rows(folder, "quotes")}
    hits = found = total = named = right = 0
    for row in asking.ask("quotes", [{"id": key, "text": each["text"]} for key, each in wanted.items()]):
        spans = gold(wanted[row["id"]])
        got = marked_parts(wanted[row["id"]]["text"], row["quotes"])
        found, total = found + len(got), total + len(spans)
        for span, who in spans:
            said = next((speaker for each, speaker in got if overlap(each, span) >= CLOSE), "")
            hits += said != ""
            if said != "" and who and _NAME.search(who):
                named, right = named + 1, right + bool(set(scores.tokens(said or "")) & set(scores.tokens(who)))
    if not total:
        return {}
    return {"quotes f1": scores.balance(hits / found, hits / total), "quotes named speakers": right / named}


def marked_parts(text: str, quotes: list[Row]) -> list[tuple[tuple[int, int], str | None]]:
    """Each quotation as the marked stretches it covers, one for each paragraph."""
    stretches = [(mark.start() + 1, mark.end() - (mark[0][-1] in '”"')) for mark in _MARKED.finditer(text)]
    return [
        ((start, end), quote["speaker"])
        for start, end in stretches
        for quote in quotes
        if min(end, quote["end"]) - max(start, quote["start"]) >= CLOSE * (end - start)
    ]


def gold(row: Row) -> list[tuple[tuple[int, int], str | None]]:
    """The marked stretches of a row that the annotators put into an attribution, each with its source."""
    found: list[tuple[tuple[int, int], str | None]] = []
    for mark in _MARKED.finditer(row["text"]):
        start, end = mark.start() + 1, mark.end() - (mark[0][-1] in '”"')
        for attribution in row["attrs"]:
            inside = sum(max(0, min(end, b) - max(start, a)) for a, b in attribution["content"])
            if inside >= CLOSE * (end - start):
                found.append(((start, end), attribution["source"]))
                break
    return found


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Intersection over union of two spans."""
    both = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, both) / (max(a[1], b[1]) - min(a[0], b[0]))


def verify(folder: Path) -> Figures:
    """Verdicts right, and changed quotes never called verbatim."""
    cases = rows(folder, "verify-cases")
    asked = [{"op": "verify", **{k: case[k] for k in ("id", "quote", "speaker")}} for case in cases]
    archive = [{**row, "op": "archive"} for row in rows(folder, "verify-archive")]
    pairs = list(zip(cases, asking.ask("verify", [*archive, *asked]), strict=True)) if cases else []
    if not pairs:
        return {}
    false = [got["verdict"] != "verbatim" for case, got in pairs if case["want"] != "verbatim"]
    verdicts = scores.mean(got["verdict"] == case["want"] for case, got in pairs)
    return {"verify verdicts": verdicts, "verify no false ok": scores.mean(false)}


SEARCHED = {"search-reuters": ("pairs", "topics", "othernames"), "search-time": ("time",)}
"""The sets of topics of each collection of stories."""


def search(folder: Path) -> Figures:
    """nDCG@10 of each set of topics, and recall at 50."""
    figures: Figures = {}
    for corpus, sets in SEARCHED.items():
        queries = {name: rows(folder, f"search-queries-{name}") for name in sets}
        stories = [{k: story.get(k) for k in ("id", "title", "body", "date")} for story in rows(folder, corpus)]
        asked = [{"id": f"{name} {q['id']}", "query": q["query"]} for name in sets for q in queries[name]]
        found = asking.search(stories, asked) if stories else {}
        for name in sets if found else ():
            got = [(found[f"{name} {q['id']}"], q["rels"]) for q in queries[name]]
            figures[f"search {name} ndcg"] = scores.mean(scores.ndcg(ids, rels) for ids, rels in got)
            figures[f"search {name} recall"] = scores.mean(scores.recall(ids, rels) for ids, rels in got)
    return figures


def copies(folder: Path) -> Figures:
    """Grouping of edited copies, and recall of each kind of edit."""
    gold = rows(folder, "copies-gold")
    if not gold:
        return {}
    got = asking.copies(rows(folder, "copies-docs"))
    f1, precision = scores.grouping(got, {row["id"]: row["cluster"] for row in gold})
    kinds: dict[str, list[float]] = defaultdict(list)
    for row in (row for row in gold if row["op"] != "base"):
        kinds[row["op"]].append(got[row["id"]] == got[row["cluster"]])
    recalls = {f"copies {kind} recall": scores.mean(values) for kind, values in kinds.items()}
    return {"copies f1": f1, "copies precision": precision} | recalls


def briefs(folder: Path) -> Figures:
    """ROUGE-2 against people's summaries, cuts, and sentences kept on topic."""
    figures: Figures = {}
    for name in ("writers", "ml11", "mixed"):
        given = rows(folder, f"briefs-{name}")
        each: dict[str, list[float]] = defaultdict(list)
        for row, got in zip(given, asking.ask("briefs", [row["item"] for row in given]), strict=True):
            documents = row["item"]["documents"]
            cuts = [(cut["text"], documents[cut["doc"]]) for cut in got["sentences"]]
            summary = "\n".join(text for text, _ in cuts)
            each["r2"].append(scores.mean(scores.rouge2(summary, wanted) for wanted in row["references"]))
            each["verbatim"] += [scores.verbatim(text, document["text"]) for text, document in cuts]
            each["on topic"] += [document.get("on_topic", True) for _, document in cuts]
        figures |= {f"briefs {name} {figure}": scores.mean(values) for figure, values in each.items()}
    return figures


SETS: tuple[Callable[[Path], Figures], ...] = (quotes, pages, verify, search, copies, briefs)


def measure(folder: Path) -> Figures:
    """Every figure of the sets that are there, by name."""
    return {name: value for each in SETS for name, value in each(folder).items()}

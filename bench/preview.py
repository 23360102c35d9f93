"""Measure the preview: how soon an edit is seen, whether saves at random harm it, how its memory grows.

python -m bench.preview edits                    # the sample page and a chapter of a book, 20 edits each
python -m bench.preview edits --browser          # the same, until Chromium has put the picture on its page
python -m bench.preview storm --saves 200 --seconds 60
python -m bench.preview memory --rebuilds 500

An edit is seen when the picture of the changed page has been sent, or with `--browser`, which needs the
package with its extra `readers`, when it stands on the page. The first edit of an article is told apart: a
story by itself is drawn over what was kept of its page from the edit before.
"""

import argparse
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from bench.preview_server import PATIENCE, NotSeenError, Served, computed, served
from bench.prose import made

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_REST = 1.0  # s between what is seen and the next correction: writers think too
SAMPLE = Path(__file__).parents[1] / "book"
_MANIFEST = """\
banxin: 1
publication: {{title: 试书, publisher: 试社}}
layout: {layout}
title: 试书
contents:
{contents}
slug: test
editions: {{print: {{format: pdf}}, reader: {{format: epub}}}}
"""


def book(root: Path, length: int, layout: str = "book") -> list[Path]:
    """A publication of so many characters in `root`; its articles."""
    (root / "units").mkdir(parents=True)
    articles: list[Path] = []
    for number, (title, paragraphs) in enumerate(made(length), 1):
        articles.append(root / "units" / f"c{number:03}.md")
        text = "\n\n".join(paragraphs)
        articles[-1].write_text(f"---\nheadline: {title}\n---\n\n{text}\n", "utf-8")
    contents = "\n".join(f"  - unit: units/{one.name}" for one in articles)
    (root / "manifest.yaml").write_text(_MANIFEST.format(layout=layout, contents=contents), "utf-8")
    return articles


def sample(root: Path) -> Path:
    """The sample in `root`; one of its stories."""
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns("out", ".banxin"))
    return root / "units" / "mukang.md"


def corrected(article: Path, number: int) -> None:
    """Save an article in which a character is another one: its length stays."""
    text = article.read_text("utf-8")
    at = text.index("。", text.index("\n---\n"))
    article.write_text(f"{text[: at - 1]}{chr(0x4E00 + 97 * number % 2000)}{text[at:]}", "utf-8")


def digests(state: Any) -> list[str]:
    """What each page of the print edition paints."""
    return [page["digest"] for page in state["editions"][0]["pages"]]


def seen(one: Served, article: Path, number: int) -> float:
    """Seconds from saving a correction to the picture of the first page that has changed."""
    before = digests(one.state())
    with closing(one.events()) as told:
        next(told)
        start = time.monotonic()
        corrected(article, number)
        for _ in told:
            state = one.state()
            now = digests(state)
            changed = [at for at, digest in enumerate(now) if digest not in before[at : at + 1]]
            if changed:
                name, at = state["editions"][0]["name"], changed[0]
                one.ask(f"pictures/{name}/{at + 1}.png?w=1000&v={now[at]}")
                return time.monotonic() - start
    raise AssertionError("the preview has ended")


_WATCH = """([image, patience]) => {
  const shown = () => document.querySelector(image)?.dataset.shown;
  const before = shown();
  window.seen = new Promise((done) => {
    const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => done(Date.now())));
    const watcher = new MutationObserver(() => {
      if (shown() === before || !shown()) return;
      watcher.disconnect();
      drawn();
    });
    const names = { subtree: true, childList: true, attributes: true, attributeFilter: ["data-shown"] };
    watcher.observe(document.body, names);
    setTimeout(() => done(0), patience);
  });
}"""
"""Begins to watch a picture: `window.seen` is when another one was painted, in ms, or 0 where none came."""


@contextmanager
def opened(address: str, *, browser: bool) -> Iterator[Any]:
    """The preview in Chromium, or None where that is not asked for."""
    if not browser:
        yield None
        return
    program = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if program is None:
        raise NotSeenError(f"--browser needs one of {', '.join(_BROWSERS)}")
    with _driver()() as drivers:
        chromium = drivers.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1400, "height": 900})
        page.goto(address)
        page.wait_for_selector(".sheet img[data-shown]", timeout=1000 * PATIENCE)
        yield page
        chromium.close()


def _driver() -> Any:
    """What drives the browser; raises NotSeenError where it is not installed."""
    try:
        return import_module("playwright.sync_api").sync_playwright
    except ImportError:
        raise NotSeenError("--browser needs playwright: pip install 'banxin[readers]'") from None


def seen_in(page: Any, image: str, article: Path, number: int) -> float:
    """Seconds from saving a correction to another picture of its page, `image`, in Chromium.

    The page itself watches for it: to ask it again and again would take the time of one of two cores.
    """
    page.evaluate(_WATCH, [image, 1000 * PATIENCE])
    start = time.time()
    corrected(article, number)
    at = page.evaluate("() => window.seen")
    if not at:
        raise NotSeenError(f"correction {number} is not shown after {PATIENCE:.0f} s: {told(page)}")
    return float(at) / 1000 - start


def told(page: Any) -> str:
    """What the page says at the moment."""
    words: str = page.evaluate("() => document.querySelector('#status').textContent")
    return words or "nothing is under way"


def to_page_of(page: Any, one: Served, article: Path) -> str:
    """Turn to the first page of an article, and wait until it is drawn; the selector of its picture."""
    file = article.relative_to(one.root).as_posix()
    number = next(spot[0] for spot in one.spots(one.state()["editions"][0]["name"]) if spot[5] == file)
    sheet = f".sheet[data-page='{number}']"
    page.eval_on_selector(sheet, "one => one.scrollIntoView()")
    page.wait_for_selector(f"{sheet} img[data-shown]", timeout=1000 * PATIENCE)
    return f"{sheet} img"


def edits(folder: Path, count: int, length: int, *, browser: bool) -> None:
    """How soon corrections are seen, in the sample and in a book."""
    print("| edits | median | least | most | first |\n|---|---|---|---|---|")
    story = sample(folder / "sample")
    chapters = book(folder / "book", length)
    for words, root, article in (
        ("a story of the sample page", folder / "sample", story),
        (f"a chapter of a book of {length} characters", folder / "book", chapters[len(chapters) // 2]),
    ):
        with served(root) as one, opened(one.address, browser=browser) as page:
            image = "" if page is None else to_page_of(page, one, article)
            took = []
            for number in range(count + 1):
                one.quiet()
                time.sleep(_REST)
                took.append(seen_in(page, image, article, number) if page else seen(one, article, number))
        first, *others = took
        median = statistics.median(others)
        cells = (f"{value:.2f} s" for value in (median, min(others), max(others), first))
        print(f"| {words} | {' | '.join(cells)} |", flush=True)


def _saves(root: Path, articles: list[Path], chance: random.Random) -> Iterator[str]:
    """Saves as they come: words, slips, halves of files, files gone and back, all of it at random."""
    manifest = root / "manifest.yaml"
    whole = {path: path.read_text("utf-8") for path in (manifest, *articles)}
    while True:
        path = chance.choice([*articles, *articles, manifest])
        text, kind = whole[path], chance.choice(["words", "words", "words", "half", "slip", "gone", "atomic"])
        if kind == "gone":
            path.unlink(missing_ok=True)
        elif kind == "atomic":
            new = path.with_name(f".{path.name}.new")
            new.write_text(text, "utf-8")
            new.replace(path)
        elif kind == "words" and path != manifest:
            path.write_text(f"{text}\n第{chance.randrange(10**6)}次改动。\n", "utf-8")
        else:
            path.write_text(text[: len(text) // 2] if kind == "half" else f"{{{text}", "utf-8")
        yield kind
    raise AssertionError


def storm(folder: Path, saves: int, seconds: float, seed: int) -> None:
    """Saves at random; then all is mended, and the last state has to be there."""
    articles = book(folder / "paper", 2000)
    chance, root = random.Random(seed), folder / "paper"
    whole = {path: path.read_text("utf-8") for path in (root / "manifest.yaml", *articles)}
    with served(root) as one:
        number, kinds = one.state()["number"], _saves(root, articles, chance)
        for _ in range(saves):
            next(kinds)
            time.sleep(chance.expovariate(saves / seconds))
        for path, text in whole.items():
            path.write_text(text, "utf-8")
        sign = "末次改动在此"
        articles[0].write_text(f"{whole[articles[0]]}\n{sign}。\n", "utf-8")
        lines = articles[0].read_text("utf-8").splitlines()
        last = lines.index(f"{sign}。") + 1
        start = time.monotonic()

        def shown(state: Any) -> bool:
            if state["step"] or state["stale"] or not state["editions"]:
                return False
            spots = one.spots(state["editions"][0]["name"])
            return any(spot[5] == f"units/{articles[0].name}" and spot[6] == last for spot in spots)

        state = one.until(shown)
        changes = state["number"] - number
        print(f"{saves} saves in {seconds:.0f} s, seed {seed}: {changes} changes shown, no fault")
        print(f"the last state was there {time.monotonic() - start:.1f} s after the last save")
        assert not state["fault"]


def memory(folder: Path, rebuilds: int, every: int) -> None:
    """Memory of the server and of the processes that settings are forked from, over many rebuilds."""
    articles = book(folder / "paper", 400)
    print(
        "| rebuilds | server's own MB | others' own MB | most shared MB | all MB | processes | open files |"
    )
    print("|---|---|---|---|---|---|---|")
    with served(folder / "paper") as one:
        for number in range(rebuilds + 1):
            if number % every == 0:
                one.quiet()
                time.sleep(3)
                one.quiet()
                held = one.processes()
                server = held[one.number].own
                others = sum(memory.own for memory in held.values()) - server
                most = max(memory.shared for memory in held.values())
                together = sum(memory.part for memory in held.values())
                sizes = " | ".join(f"{size / 1e6:.1f}" for size in (server, others, most, together))
                print(f"| {number} | {sizes} | {len(held)} | {one.open_files()} |", flush=True)
            seen(one, articles[0], number)
        print(f"\ncomputing of the command itself: {computed(one.number):.0f} s")


def run(given: argparse.Namespace, folder: Path) -> None:
    """Measure what is asked for, with publications in `folder`; raises NotSeenError."""
    if given.what == "edits":
        edits(folder, given.edits, given.length, browser=given.browser)
    elif given.what == "storm":
        storm(folder, given.saves, given.seconds, given.seed)
    else:
        memory(folder, given.rebuilds, given.every)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("what", choices=("edits", "storm", "memory"))
    for name, usual in (
        ("edits", 20),
        ("length", 100_000),
        ("saves", 200),
        ("rebuilds", 500),
        ("every", 50),
        ("seed", 1),
    ):
        asked.add_argument(f"--{name}", type=int, default=usual)
    asked.add_argument("--browser", action="store_true")
    asked.add_argument("--seconds", type=float, default=60.0)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            run(given, folder)
        except NotSeenError as fault:
            raise SystemExit(f"bench.preview: {fault}") from None


if __name__ == "__main__":
    main()

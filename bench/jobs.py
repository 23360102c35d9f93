"""The jobs: what is set, at which measure, as HTML and as Typst, the same for every setter."""

from dataclasses import dataclass
from html import escape

SONG, HEI = "Banxin Song", "Banxin Hei"  # of fonts/: the same faces for all, wherever this runs
Chapters = list[tuple[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Job:
    """One publication to be set; lengths in pt, measure in characters."""

    name: str
    length: int
    page: tuple[float, float]
    margin: tuple[float, float]
    size: float
    leading: float
    columns: int
    measure: int
    single: bool = False
    contents: bool = False  # a list of contents with page numbers
    head: bool = True  # with contents: a running head too
    judged: bool = True


JOBS = {
    job.name: job
    for job in (
        Job("page", 3_000, (595.3, 841.9), (50.0, 50.0), 9.0, 15.0, 3, 18),
        Job("issue", 60_000, (595.3, 841.9), (54.0, 60.0), 9.0, 16.0, 2, 24, contents=True),
        Job("book", 1_000_000, (368.5, 521.6), (52.0, 60.0), 10.5, 18.0, 1, 25, contents=True, head=False),
        Job("one-10k", 10_000, (368.5, 521.6), (52.0, 60.0), 10.5, 18.0, 1, 25, single=True, judged=False),
        Job("one-100k", 100_000, (368.5, 521.6), (52.0, 60.0), 10.5, 18.0, 1, 25, single=True, judged=False),
        Job("one-1M", 1_000_000, (368.5, 521.6), (52.0, 60.0), 10.5, 18.0, 1, 25, single=True, judged=False),
    )
}


def side(job: Job) -> float:
    """Side margin that leaves exactly the measure."""
    set_width = (job.measure * job.columns + job.columns - 1) * job.size
    return (job.page[0] - set_width) / 2


def as_html(job: Job, chapters: Chapters) -> str:
    """The job for WeasyPrint, plain or with the compositor."""
    style = f"""
      @page {{ size: {job.page[0]}pt {job.page[1]}pt }}
      @page {{ margin: {job.margin[0]}pt {side(job)}pt {job.margin[1]}pt }}
      html {{ font: {job.size}pt/{job.leading}pt "{SONG}"; text-align: justify }}
      body {{ margin: 0 }}
      p {{ margin: 0; text-indent: 2em; orphans: 1; widows: 1 }}
      h2 {{ font: bold {job.size * 1.3}pt/{job.leading * 2}pt "{HEI}" }}
      h2 {{ margin: 0; text-align: center }}
      div {{ columns: {job.columns if job.columns > 1 else "auto"}; column-gap: {job.size}pt }}"""
    if job.single:
        body = "<p>" + escape("".join(p for _, paragraphs in chapters for p in paragraphs))
    else:
        body = "".join(
            f"<h2 id=c{n}>{escape(title)}</h2><div>{''.join(f'<p>{escape(p)}</p>' for p in paragraphs)}</div>"
            for n, (title, paragraphs) in enumerate(chapters)
        )
    if job.contents:
        style += """
      nav { break-after: page; font-size: 11pt }
      nav a { display: block }
      nav a::after { content: "　" target-counter(attr(href), page) }
      a::after { color: black }"""
        if job.head:
            style += f"""
      h2 {{ string-set: chapter content() }}
      @page {{ @top-center {{ content: string(chapter) "　" counter(page) }} }}
      @page {{ @top-center {{ font: 7.5pt "{SONG}" }} }}"""
        links = (f"<a href=#c{n}>{escape(title)}</a>" for n, (title, _) in enumerate(chapters))
        body = f"<nav>{''.join(links)}</nav>{body}"
    head = f"<meta charset=utf-8><title>{job.name}</title><style>{style}</style>"
    return f"<!doctype html><html lang=zh-Hans>{head}<main>{body}</main>"


def as_typst(job: Job, chapters: Chapters) -> str:
    """The job for Typst."""
    head = f"""
#set page(width: {job.page[0]}pt, height: {job.page[1]}pt, columns: {job.columns},
  margin: (x: {side(job)}pt, top: {job.margin[0]}pt, bottom: {job.margin[1]}pt))
#set columns(gutter: {job.size}pt)
#set text(font: "{SONG}", size: {job.size}pt, lang: "zh", region: "cn",
  top-edge: 0.8em, bottom-edge: -0.2em)
#set par(justify: true, leading: {job.leading - job.size}pt, spacing: {job.leading - job.size}pt,
  first-line-indent: (amount: 2em, all: true))
#show heading: it => align(center, text(font: "{HEI}", size: {job.size * 1.3}pt, it.body))
"""
    if job.contents:
        head += (
            ""
            if not job.head
            else """
#set page(header: context align(center, text(size: 7.5pt)[
  #let before = query(selector(heading).before(here()))
  #if before.len() > 0 { before.last().body } #h(1em) #counter(page).display()]))
"""
        )
        head += """
#text(size: 11pt, outline(title: none))
#pagebreak()
"""
    if job.single:
        return head + _typst("".join(p for _, paragraphs in chapters for p in paragraphs))
    return head + "\n".join(
        f"\n= {_typst(title)}\n" + "".join(f"\n{_typst(p)}\n" for p in paragraphs)
        for title, paragraphs in chapters
    )


def _typst(text: str) -> str:
    return "".join("\\" + c if c in "\\#$*_`<>@=-+/[]~" else c for c in text)

"""One setter sets one file; run as a process of its own so that time and memory are its own."""

import gc
import sys
from importlib import import_module
from pathlib import Path

FONTS = Path(__file__).resolve().parent.parent / "fonts"


def main(setter: str, source: str, target: str) -> None:
    """Set `source` to `target` by the named setter."""
    if setter == "typst":
        import typst  # noqa: PLC0415  each process loads one setter only

        typst.compile(source, output=target, font_paths=[FONTS], ignore_system_fonts=True)
        return
    if setter == "weasyprint":
        import_module("weasyprint").HTML(source).write_pdf(target)
        return
    composing = import_module("banxin.compositor").composing  # before WeasyPrint, which it loads its own way
    HTML = import_module("weasyprint").HTML  # noqa: N806
    with composing() as session:
        HTML(source).write_pdf(target)
    gc.freeze()  # as the command line does when it ends
    Path(target).with_suffix(".overfull").write_text(str(len(session.overfull)), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])

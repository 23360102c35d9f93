"""One setter sets one file; run as a process of its own so that time and memory are its own."""

import gc
import sys
from pathlib import Path


def main(setter: str, source: str, target: str) -> None:
    """Set `source` to `target` by the named setter."""
    if setter == "typst":
        import typst  # noqa: PLC0415  each process loads one setter only

        typst.compile(source, output=target)
        return
    if setter == "weasyprint":
        from weasyprint import HTML  # noqa: PLC0415

        HTML(source).write_pdf(target)
        return
    from banxin.compositor import composing  # noqa: PLC0415  first, as the command does: it loads the engine

    from weasyprint import HTML  # noqa: PLC0415, I001

    with composing() as compositor:
        HTML(source).write_pdf(target)
    gc.freeze()  # as the command line does when it ends
    Path(target).with_suffix(".overfull").write_text(str(len(compositor.overfull)), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])

"""The template of one block, inherited or a layout's own, as `layouts docs --block` writes it."""

from banxin.layouts import builtin_layouts, open_layout
from banxin.layouts.reference.layers import layers_of, nearest_source


def test_the_template_that_counts_is_told() -> None:
    layout, _ = open_layout("magazine", (builtin_layouts(),))
    assert layout is not None
    layers = layers_of(layout)
    for block, layer in (("pull", "base"), ("headline", "magazine")):
        source = nearest_source(layout, layers, block)
        assert source is not None
        file = builtin_layouts() / layer / "blocks" / f"{block}.html.j2"
        assert source.text == file.read_text(encoding="utf-8")
    assert nearest_source(layout, layers, "haedline") is None

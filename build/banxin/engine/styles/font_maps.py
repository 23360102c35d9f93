"""The font maps of this process, made fit for use in a process that is forked from it.

A font map of newer Pango has a thread that looks up faces for it. A forked process has the map without the
thread, and a face that is not known yet would be waited for for ever. A map that is told of a change forgets
what it has found and begins a thread: faces that are there already stay of use, and others are looked up as
in the process before.
"""

from typing import Any

from weasyprint.text.ffi import ffi, pangoft2
from weasyprint.text.fonts import FontConfiguration

from banxin.engine.session import GUARD

_theirs = FontConfiguration.__init__


def note_font_map(config: Any) -> None:
    """In the place of `FontConfiguration.__init__`: the new font map is known for as long as it lives."""
    _theirs(config)
    GUARD.font_maps.add(config)


def renew_font_maps() -> None:
    """In a forked process: let all font maps look up faces here."""
    for config in GUARD.font_maps:
        pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", config.font_map))

"""Words in SVG pictures, set in the faces that the publication is set in.

WeasyPrint hands the family names of an SVG to the machine as they are: what comes out hangs on the faces
that happen to be installed. Here they are names of a design, and someone who knows the publication's faces
says which of them stand for it.
"""

from typing import Any

from .session import running


class WordStyle(dict[str, Any]):
    """The style of words in an SVG; stands for the class of that use in `weasyprint.svg.text`."""

    font_config: Any

    def __setitem__(self, key: str, value: Any) -> None:
        """Take a property; families are chosen anew where the session has someone who chooses them."""
        session = running() if key == "font_family" else None
        if session is not None and session.families is not None:
            value = list(session.families([str(family).strip() for family in value]))
        super().__setitem__(key, value)

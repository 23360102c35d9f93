"""Reading a finished XHTML document back, to learn what is in it."""

from __future__ import annotations

from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"


def parse_xhtml(xhtml: bytes) -> etree._Element:
    """The tree of a document; XMLSyntaxError when it is not well-formed.

    Entities are not resolved and nothing is loaded: a document stands for itself.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(xhtml, parser)

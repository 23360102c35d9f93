"""The compositor: lines of Chinese as a master would set them, inside WeasyPrint's own inline layout.

Use it around WeasyPrint's two steps::

    with composing() as compositor:
        document = HTML(string=page).render()
        document.write_pdf(target)
    compositor.overfull  # lines that stayed too long, to be reported as findings
"""

from .weasyprint_seam.flow import Compositor, Overfull
from .weasyprint_seam.installing import composing

__all__ = ["Compositor", "Overfull", "composing"]

"""Imposition (拼版): pages of a finished PDF on the sheets that are folded, bound or proofed.

What is asked for stands here; `drawing` does it, and is loaded where sheets are drawn.
"""

from banxin.press.imposition.order import Binding as Binding
from banxin.press.imposition.order import Scheme as Scheme
from banxin.press.imposition.settings import PAPERS as PAPERS
from banxin.press.imposition.settings import Imposition as Imposition

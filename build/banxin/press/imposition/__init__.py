"""Imposition (拼版): pages of a finished PDF on the sheets that are folded, bound or proofed."""

from banxin.press.imposition.drawing import ImpositionError as ImpositionError
from banxin.press.imposition.drawing import imposed as imposed
from banxin.press.imposition.order import Binding as Binding
from banxin.press.imposition.order import Scheme as Scheme
from banxin.press.imposition.settings import PAPERS as PAPERS
from banxin.press.imposition.settings import Imposition as Imposition

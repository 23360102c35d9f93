"""The typecase: which faces there are, which of them has a glyph, and the CSS that names them."""

from banxin.typecase.builtin import altered_files, builtin_faces, builtin_fonts, standard_characters
from banxin.typecase.case import Typecase, open_typecase
from banxin.typecase.face import Face, FaceOrigin, FaultKind, FontFault, Role
from banxin.typecase.subsetting import subset
from banxin.typecase.traditional import TraditionalReport, installed_faces, traditional_coverage

__all__ = [
    "Face",
    "FaceOrigin",
    "FaultKind",
    "FontFault",
    "Role",
    "TraditionalReport",
    "Typecase",
    "altered_files",
    "builtin_faces",
    "builtin_fonts",
    "installed_faces",
    "open_typecase",
    "standard_characters",
    "subset",
    "traditional_coverage",
]

"""Layouts: themes found, checked and opened; their options, templates and stylesheets."""

from banxin.layouts.css.sheets import Stylesheet as Stylesheet
from banxin.layouts.css.sheets import stylesheets as stylesheets
from banxin.layouts.description.folders import builtin_layouts as builtin_layouts
from banxin.layouts.description.folders import layout_roots as layout_roots
from banxin.layouts.description.grid import Grid as Grid
from banxin.layouts.description.layout import Layout as Layout
from banxin.layouts.description.layout import LayoutEntry as LayoutEntry
from banxin.layouts.description.listing import list_layouts as list_layouts
from banxin.layouts.description.opening import open_layout as open_layout
from banxin.layouts.description.strays import stray_files as stray_files
from banxin.layouts.faults import LayoutFault as LayoutFault
from banxin.layouts.making.scaffold import scaffold_layout as scaffold_layout
from banxin.layouts.making.specimen import specimen_files as specimen_files
from banxin.layouts.options.options import Option as Option
from banxin.layouts.options.options import OptionKind as OptionKind
from banxin.layouts.options.settling import options_css as options_css
from banxin.layouts.options.settling import settle_options as settle_options
from banxin.layouts.options.typed import typed_options as typed_options
from banxin.layouts.options.values import ImpossibleValueError as ImpossibleValueError
from banxin.layouts.options.values import OptionValue as OptionValue
from banxin.layouts.options.values import css_string as css_string
from banxin.layouts.reference.reference import LayoutReference as LayoutReference
from banxin.layouts.reference.reference import reference_of as reference_of
from banxin.layouts.sources.shelves import Shelves as Shelves
from banxin.layouts.sources.shelves import shelves as shelves
from banxin.layouts.templates.rendering import Templates as Templates

"""Layouts: themes found, checked and opened; their options, templates and stylesheets."""

from banxin.layouts.faults import LayoutFault as LayoutFault
from banxin.layouts.grid import Grid as Grid
from banxin.layouts.layout import Layout as Layout
from banxin.layouts.layout import LayoutEntry as LayoutEntry
from banxin.layouts.opening import open_layout as open_layout
from banxin.layouts.options import Option as Option
from banxin.layouts.options import OptionKind as OptionKind
from banxin.layouts.scaffold import scaffold_layout as scaffold_layout
from banxin.layouts.settling import options_css as options_css
from banxin.layouts.settling import settle_options as settle_options
from banxin.layouts.shelf import builtin_layouts as builtin_layouts
from banxin.layouts.shelf import layout_roots as layout_roots
from banxin.layouts.shelf import list_layouts as list_layouts
from banxin.layouts.stylesheets import Stylesheet as Stylesheet
from banxin.layouts.stylesheets import stylesheets as stylesheets
from banxin.layouts.templates import Templates as Templates
from banxin.layouts.values import ImpossibleValueError as ImpossibleValueError
from banxin.layouts.values import OptionValue as OptionValue

"""`banxin layouts`: see the themes, look them up, begin one of your own, try it."""

from banxin.cli.verbs.layouts import browsing as browsing
from banxin.cli.verbs.layouts import lookup as lookup
from banxin.cli.verbs.layouts import making as making
from banxin.cli.verbs.layouts import previewing as previewing
from banxin.cli.verbs.layouts import schema as schema
from banxin.cli.verbs.layouts import showing as showing
from banxin.cli.verbs.layouts import trying as trying
from banxin.cli.verbs.layouts.group import layouts as layouts

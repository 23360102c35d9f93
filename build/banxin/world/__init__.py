"""The world outside: files, environment and clock, behind one door that is handed in.

What reads through it is pure: the same world gives the same values, whatever machine it runs on. It can be
run on files in memory, and it can be seen which files were asked for.
"""

from banxin.world.disk import DISK as DISK
from banxin.world.disk import Disk as Disk
from banxin.world.in_memory import InMemory as InMemory
from banxin.world.overlaid import Overlaid as Overlaid
from banxin.world.shipped import shipped as shipped
from banxin.world.watched import Watched as Watched
from banxin.world.world import CACHE as CACHE
from banxin.world.world import World as World

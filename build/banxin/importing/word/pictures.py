"""Pictures of a Word file, by the relationships of the part that shows them."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from banxin.importing.copy.pictures import Pictures
from banxin.importing.word.drawings import DrawnPicture
from banxin.importing.word.package import WordPackage
from banxin.wording import Message


@dataclass(slots=True)
class PictureStore:
    """Takes pictures that are drawn in `part`."""

    package: WordPackage
    part: str
    pictures: Pictures

    def take(self, picture: DrawnPicture, line: int) -> str:
        """The key of the picture; empty for one that cannot be taken, which is told."""
        path, external = self.package.target(self.part, picture.relation)
        name = posixpath.basename(path.partition("?")[0]) or picture.alt
        if external or picture.linked:
            self.pictures.tell(name, Message("it is not in the file, and nothing is fetched"), line)
            return ""
        data = self.package.archive.read(path) if path else None
        if data is None:
            self.pictures.tell(name, Message("it is missing in the file"), line)
            return ""
        return self.pictures.add(name, data, line)

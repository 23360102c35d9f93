"""The pages of a kept make-up, one by one: those that hold, and those made up anew from their stories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from banxin.makeup.issue import make_up
from banxin.makeup.judging.choice import unmet_pins
from banxin.makeup.keeping.decisions import Amendment, KeptPage, jumps_between
from banxin.makeup.keeping.holding import MARGIN, PageHolder, UnsuitableError
from banxin.makeup.keeping.parts_anew import parts_anew
from banxin.makeup.legs.jumps import cut_story, jump_places
from banxin.makeup.model.blueprint import OPEN, Blueprint
from banxin.makeup.model.page import MadeUpPage, MakeUp, PageFrame, Unmet
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import ANY_PAGE, PageSpan, Story
from banxin.makeup.model.tree import Leaf, Tree, leaves
from banxin.makeup.modules.shapes import ShapeBook
from banxin.manuscript.form.sheet import Pin
from banxin.wording import Message, listed

_NEAR_CUTS = 6  # places tried to cut a story that jumps, where it cannot be cut as before


@dataclass(slots=True)
class IssueKeeper:
    """The pages of an issue: `held` as they were kept, `anew` with the reason why not, `amended` with what
    differs though they hold, `remade` by groups; `starts` tells at which blocks stories are cut."""

    kept: dict[int, KeptPage]
    stories: Mapping[str, Story]
    frames: Sequence[PageFrame]
    rules: MakeUpRules
    blueprint: Blueprint
    budget: int
    held: dict[int, tuple[MadeUpPage, tuple[Unmet, ...]]] = field(default_factory=dict)
    anew: dict[int, str] = field(default_factory=dict)
    amended: dict[int, tuple[Amendment, ...]] = field(default_factory=dict)
    page_of: dict[str, int] = field(default_factory=dict)
    starts: dict[str, int] = field(init=False)
    remade: dict[tuple[int, ...], MakeUp] = field(default_factory=dict)
    tried: int = 0

    def __post_init__(self) -> None:
        self.starts = {key: self.kept[to].modules[key].start for key, _, to in jumps_between(self.kept)}

    def hold(self) -> None:
        """Set every page as it was kept, or note why not; a page goes with the one that it jumps to."""
        holder = PageHolder(ShapeBook(self.rules))
        for number, page in self.kept.items():
            try:
                self.held[number] = self._as_kept(number, holder)
            except UnsuitableError as fault:
                self.anew[number] = fault.reason
                self._exchanged(page, holder)
            if number in self.anew:
                self._hold_but_a_part(number, holder)
        for key, first, to in jumps_between(self.kept):
            if {first, to} & set(self.anew):
                self._cut_elsewhere(key, (first, to), holder)
        self._hold_parts()
        while bound := [pair for pair in self._bound() if (pair[0] in self.held) != (pair[1] in self.held)]:
            for first, second in bound:
                for number in {first, second} & set(self.held):
                    del self.held[number]
                    self.amended.pop(number, None)
                    self.anew[number] = Message("a story goes on from it or to it")

    def _as_kept(self, number: int, holder: PageHolder) -> tuple[MadeUpPage, tuple[Unmet, ...]]:
        """A page as it was kept; raises UnsuitableError where it does not hold."""
        page, standing = self.kept[number], self._standing(number)
        if len(standing) < len(self._keys(number)):
            raise UnsuitableError(Message("a story cannot be cut at its jump any more"))
        own = self._own(number)
        if own and not (page.tree and agrees(own, page.tree)):
            raise UnsuitableError(Message("the blueprint of the manifest is another one"))
        frame = self.frames[number - 1]
        judged = holder.page(page, standing, frame)
        changed = (
            *holder.other_pictures(page, standing, judged.page),
            *holder.gave_way(page, standing, frame, judged.page),
        )
        if changed:
            self.amended[number] = changed
        return judged.page, tuple(unmet_pins(judged.page.modules, standing, self.frames[number - 1]))

    def _exchanged(self, page: KeptPage, holder: PageHolder) -> None:
        """Hold a page on which one new story stands where one stood that is gone: renamed, or another one."""
        gone = [
            key for key in page.modules if key not in self.stories and key not in self._fixed(page.number)
        ]
        new = [key for key in self._keys(page.number) if key not in page.modules]
        if len(gone) != 1 or len(new) != 1 or page.modules[gone[0]].start:
            return
        self.kept[page.number] = page.renamed(gone[0], new[0])
        try:
            self.held[page.number] = self._as_kept(page.number, holder)
        except UnsuitableError:
            self.kept[page.number] = page
            return
        del self.anew[page.number]
        said = Message("{new} stands where {old} stood", new=new[0], old=gone[0])
        self.amended[page.number] = (Amendment(said),)

    def _hold_but_a_part(self, number: int, holder: PageHolder) -> None:
        """Hold a page but for the smallest part of it in which a story found no room."""
        page, standing = self.kept[number], self._standing(number)
        if page.tree is None or page.open or self._own(number) or set(standing) != set(page.modules):
            return
        lacking = holder.lacking(page, standing)
        if not lacking or any(number in pair for pair in self._bound()):
            return
        for part in parts_anew(page, standing, lacking, self.rules, self.budget):
            self.tried += part.tried
            try:
                judged = holder.page(part.page, standing, self.frames[number - 1])
            except UnsuitableError:
                continue
            unmet = tuple(unmet_pins(judged.page.modules, standing, self.frames[number - 1]))
            self.held[number] = (judged.page, unmet)
            said = Message(
                "{names} stand otherwise in their part of it: {reason}",
                names=listed(part.keys),
                reason=self.anew.pop(number),
            )
            self.amended[number] = (Amendment(said),)
            return

    def _fixed(self, number: int) -> set[str]:
        return {one.key for one in self.frames[number - 1].fixed}

    def _cut_elsewhere(self, key: str, pages: tuple[int, int], holder: PageHolder) -> None:
        """Hold the pages of a jump whose story no longer fills them, cut some paragraphs earlier or later."""
        before = self.starts[key]
        places = jump_places(self.stories[key]) if key in self.stories else ()
        near = sorted((one for one in places if one != before), key=lambda one: abs(one - before))
        for place in near[:_NEAR_CUTS]:
            self.starts[key] = place
            try:
                found = {number: self._as_kept(number, holder) for number in pages}
            except UnsuitableError:
                continue
            self.held |= found
            for number in pages:
                self.anew.pop(number, None)
                self.amended[number] = (Amendment(Message("{key} goes on from another paragraph", key=key)),)
            return
        self.starts[key] = before

    def _hold_parts(self) -> None:
        """Hold pages between which a story jumps in their old trees at least, the story cut as it was."""
        for number in sorted({page for pair in self._bound() for page in pair} & set(self.anew)):
            if number in self.held or self._own(number):
                continue
            stories = [
                self._local(story, (number,)) for story in self._standing(number).values() if not story.fixed
            ]
            for some, tree in self._as_before((number,), stories):
                made = make_up(some, [self.frames[number - 1]], self.rules, tree, self.budget, 1)
                self.tried += made.tried
                if _sound(made, stories, 1) and not _is_off(made) and self._good(made, (number,)):
                    self.held[number] = (numbered(made.pages[0], number), made.unmet)
                    break

    def _own(self, number: int) -> Tree | None:
        """The blueprint of a page in the manifest."""
        return self.blueprint.pages[number - 1] if number <= len(self.blueprint.pages) else None

    def _bound(self) -> list[tuple[int, int]]:
        return [(first, second) for _, first, second in jumps_between(self.kept)]

    def _keys(self, number: int) -> set[str]:
        """The stories that are to stand on a page: those kept there, and new ones that belong there."""
        whole = {key for key, page in self.page_of.items() if page == number}
        after = {key for key, _, to in jumps_between(self.kept) if to == number and key in self.stories}
        return whole | after

    def _standing(self, number: int) -> dict[str, Story]:
        standing: dict[str, Story] = {one.key: one for one in self.frames[number - 1].fixed}
        parts = {(key, page): part for key, *_ in jumps_between(self.kept) for page, part in self._parts(key)}
        jumping = {key for key, *_ in jumps_between(self.kept)}
        for key in self._keys(number):
            story = parts.get((key, number)) if key in jumping else self.stories[key]
            if story is not None:
                standing[key] = story
        return standing

    def _parts(self, key: str) -> list[tuple[int, Story]]:
        """The two parts of a story that jumps, with their pages; none where it cannot be cut there now."""
        story = self.stories.get(key)
        first, to = next((first, to) for one, first, to in jumps_between(self.kept) if one == key)
        start = self.starts[key]
        if story is None or start not in jump_places(story):
            return []
        return list(zip((first, to), cut_story(story, start, self.rules), strict=True))

    def groups(self) -> list[tuple[int, ...]]:
        """The pages to be made up anew, those between which a story jumps together."""
        groups = [{number} for number in sorted(self.anew) if number not in self.held]
        for first, second in self._bound():
            joined = [group for group in groups if first in group or second in group]
            groups = [group for group in groups if group not in joined]
            groups += [set().union(*joined)] if joined else []
        return [tuple(sorted(group)) for group in sorted(groups, key=min)]

    def widened(self, group: tuple[int, ...]) -> tuple[int, ...]:
        """The group with the page after it, or else the one before it; empty where there is no other."""
        after, before = group[-1] + 1, group[0] - 1
        if after > len(self.kept) and before < 1:
            return ()
        return self.closed({*group, after if after <= len(self.kept) else before})

    def closed(self, pages: set[int]) -> tuple[int, ...]:
        """The pages with those that hang together with them: by a jump, or made up anew together already."""
        bound = [{*pair} for pair in self._bound()] + [{*group} for group in self.remade]
        while more := {page for some in bound if some & pages for page in some} - pages:
            pages = pages | more
        return tuple(range(min(pages), max(pages) + 1))

    def remake(self, group: tuple[int, ...]) -> MakeUp | None:
        """The pages of a group made up from its own stories; None where these do not go in."""
        stories = [self._local(story, group) for story in self._of(group)]
        if not stories:
            return None
        frames = [self.frames[number - 1] for number in group]
        own = Blueprint(tuple(self._own(number) for number in group))
        for some, blueprint in (*self._as_before(group, stories), (stories, OPEN if own.auto else own)):
            made = make_up(some, frames, self.rules, blueprint, self.budget, len(group))
            self.tried += made.tried
            if not _sound(made, stories, len(group)):
                continue
            if some is stories or (self._good(made, group) and not _is_off(made)):
                return made
        return None

    def _good(self, made: MakeUp, group: tuple[int, ...]) -> bool:
        before = self.kept[group[0]]
        return before.score is None or bool(before.open) or made.pages[0].score.total <= before.score + MARGIN

    def _as_before(
        self, group: tuple[int, ...], stories: Sequence[Story]
    ) -> Iterable[tuple[list[Story], Blueprint]]:
        """The tree of a single page with its widths, legs and heads, only the depths anew; then with its
        widths alone."""
        page = self.kept.get(group[0])
        if len(group) > 1 or page is None or page.tree is None:
            return
        fixed = self._fixed(group[0])
        if {leaf.key for leaf in leaves(page.tree)} != {story.key for story in stories} | fixed:
            return
        pinned = [
            replace(story, pin=_filled(story, page)) if story.key in page.modules else story
            for story in stories
        ]
        yield pinned, Blueprint((page.tree,))
        yield list(stories), Blueprint((_without_legs(page.tree),))

    def _of(self, group: tuple[int, ...]) -> list[Story]:
        return [story for key, story in self.stories.items() if self.page_of[key] in group]

    def _local(self, story: Story, group: tuple[int, ...]) -> Story:
        """The story with its pages counted within the group; on a single page, it stands behind the others if
        it is planned for another."""
        inside = [index for index, number in enumerate(group, 1) if story.pages.holds(number)]
        whole = not inside or len(inside) == len(group)
        page = group.index(story.pin.page) + 1 if story.pin.page in group else None
        return replace(
            story,
            pages=ANY_PAGE if whole else PageSpan(inside[0], inside[-1]),
            order=story.order + (0 if inside or len(group) > 1 else len(self.stories)),
            pin=replace(story.pin, page=page),
            may_jump=story.may_jump and len(group) > 1,
        )


def agrees(own: Tree, kept: Tree) -> bool:
    """Whether a kept tree is what a blueprint asks for; widths and legs that this leaves open may be any."""
    if own.columns not in (None, kept.columns):
        return False
    if isinstance(own, Leaf) or isinstance(kept, Leaf):
        return (
            isinstance(own, Leaf)
            and isinstance(kept, Leaf)
            and own.key == kept.key
            and own.legs in (None, kept.legs)
        )
    return (
        own.cutting is kept.cutting
        and len(own.parts) == len(kept.parts)
        and all(map(agrees, own.parts, kept.parts))
    )


def _without_legs(tree: Tree) -> Tree:
    if isinstance(tree, Leaf):
        return replace(tree, legs=None)
    return replace(tree, parts=tuple(map(_without_legs, tree.parts)))


def _filled(story: Story, page: KeptPage) -> Pin:
    own, kept = story.pin, page.modules[story.key].pin
    names = ("columns", "legs", "size", "deck")
    return replace(own, **{name: getattr(kept, name) for name in names if getattr(own, name) is None})


def _is_off(made: MakeUp) -> bool:
    """Whether stories stand in other columns or legs than are pinned or were kept."""
    return any(one.pinned and one.wish != "region" for one in made.unmet)


def _sound(made: MakeUp, stories: Sequence[Story], pages: int) -> bool:
    standing = {module.key for page in made.pages for module in page.modules}
    return (
        made.fits
        and not made.refused
        and len(made.pages) == pages
        and standing >= {story.key for story in stories}
    )


def numbered(page: MadeUpPage, number: int) -> MadeUpPage:
    """The page with another number."""
    return replace(page, number=number, fills=tuple(replace(fill, page=number) for fill in page.fills))

"""The table of inks; profiles that publications bring; pictures of pixels within the limit."""

from __future__ import annotations

import io
import struct

import pytest
from PIL import Image

from banxin.press.ink.conditions import CONDITIONS, shipped_condition
from banxin.press.ink.mixing import BLACK, PAPER, Mix, Mixer
from banxin.press.ink.own_profiles import description, profile_fault
from banxin.press.ink.pixels import fitted, heaviest, held, in_inks, plate
from banxin.press.ink.transforms import Transforms

ACCENT = Mix((0.0, 1.0, 0.9, 0.1))


@pytest.fixture(scope="module", params=CONDITIONS)
def mixer(request: pytest.FixtureRequest) -> Mixer:
    condition = shipped_condition(request.param)
    return Mixer(Transforms(condition.profile), condition.ink_limit, {(0xB3, 0x12, 0x1B): ACCENT})


def of(mixer: Mixer, colour: str) -> Mix:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return mixer.rgb(red, green, blue)


@pytest.mark.parametrize(
    ("colour", "inks"),
    [
        ("#000000", BLACK),
        ("#ffffff", PAPER),
        ("#1a1a1a", BLACK),
        ("#222222", BLACK),
        ("#b3121b", ACCENT.inks),
    ],
)
def test_what_the_table_says_outright(mixer: Mixer, colour: str, inks: tuple[float, ...]) -> None:
    assert of(mixer, colour).inks == inks


def test_greys_are_tints_of_black_that_grow_darker(mixer: Mixer) -> None:
    tints = [of(mixer, "#" + f"{grey:02x}" * 3).inks for grey in range(255, -1, -15)]
    assert all(inks[:3] == (0, 0, 0) for inks in tints)
    blacks = [inks[3] for inks in tints]
    assert blacks == sorted(blacks)
    assert 0.4 < of(mixer, "#808080").inks[3] < 0.65


@pytest.mark.parametrize("colour", ["#ff0000", "#0000ff", "#00ff00", "#123456", "#020a14", "#400000"])
def test_no_colour_has_more_ink_than_the_paper_takes(mixer: Mixer, colour: str) -> None:
    inks = of(mixer, colour).inks
    assert sum(inks) <= mixer.limit + 1e-9
    assert all(part == round(part, 2) and (part == 0 or part >= 0.01) for part in inks)


@pytest.mark.parametrize("inks", [(1, 1, 1, 1), (1, 1, 1, 0), (0.9, 0.8, 0.9, 1)])
def test_colours_give_way_and_black_stays(mixer: Mixer, inks: tuple[float, float, float, float]) -> None:
    kept = mixer.held(inks)
    assert sum(kept) <= mixer.limit + 1e-9
    assert kept[3] == inks[3]
    assert abs(kept[0] * inks[1] - kept[1] * inks[0]) < 0.03


def test_conditions_are_as_the_catalogue_says() -> None:
    limits = {name: shipped_condition(name).ink_limit for name in CONDITIONS}
    assert limits == {"newsprint": 240, "uncoated": 300, "coated": 300}
    assert all(profile_fault(shipped_condition(name).profile) == "" for name in CONDITIONS)
    assert "TR 002" in description(shipped_condition("newsprint").profile)  # its source has to be named


def altered(**bytes_at: bytes) -> bytes:
    data = bytearray(shipped_condition("coated").profile)
    for place, value in bytes_at.items():
        at = int(place[1:])
        data[at : at + len(value)] = value
    return bytes(data)


FAULTS = {
    "nothing": b"",
    "no profile": altered(_36=b"none"),
    "of RGB": altered(_16=b"RGB "),
    "of a screen": altered(_12=b"mntr"),
    "of version 5": altered(_8=b"\x05"),
    "cut off": shipped_condition("coated").profile[:5000],
    "longer than it says": shipped_condition("coated").profile + b"\0",
    "a tag outside": altered(_136=struct.pack(">I", 2**31)),
    "a million tags": altered(_128=struct.pack(">I", 10**6)),
    "tables of noise": altered(_700=b"\xff" * 200_000),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_profile_that_cannot_be_used_is_refused(name: str) -> None:
    if name == "tables of noise":  # littlecms may make something of it: only that it ends matters
        profile_fault(FAULTS[name])
    else:
        assert profile_fault(FAULTS[name])


def test_a_profile_for_x_1a_is_of_version_2() -> None:
    assert profile_fault(altered(_8=b"\x04"), old=True)
    assert profile_fault(shipped_condition("coated").profile, old=True) == ""


def test_pictures_stay_within_the_limit_as_jpeg_too(mixer: Mixer) -> None:
    noise = Image.merge("RGB", [Image.effect_noise((80, 80), 120) for _ in range(3)])
    made = in_inks(noise, mixer.transforms, mixer.limit)
    assert heaviest(made) <= mixer.limit * 255
    packed = plate(made, mixer.limit, photograph=True)
    if packed.jpeg:
        with Image.open(io.BytesIO(packed.data)) as again:
            assert heaviest(again) <= mixer.limit * 255 + 1


def test_held_pixels_keep_black() -> None:
    picture = held(Image.new("CMYK", (2, 2), (255, 255, 255, 200)), 2.4)
    pixel = picture.getpixel((0, 0))
    assert isinstance(pixel, tuple)
    assert pixel[3] == 200
    assert sum(pixel) <= 612


def test_a_grey_picture_is_black_alone(mixer: Mixer) -> None:
    grey = Image.linear_gradient("L")
    assert in_inks(Image.merge("RGB", (grey, grey, grey)), mixer.transforms, 2.4).mode == "L"


@pytest.mark.parametrize(
    ("pixels", "inches", "left"), [(3000, 1.0, 200), (240, 1.0, 240), (249, 1.0, 249), (100, 4.0, 100)]
)
def test_pixels_that_no_screen_shows_go(pixels: int, inches: float, left: int) -> None:
    assert fitted(Image.new("L", (pixels, pixels)), (inches, inches), 200).size == (left, left)

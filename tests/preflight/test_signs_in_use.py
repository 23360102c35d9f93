"""The characters of a text, however it is cut and however long it is."""

from __future__ import annotations

import random

import pytest

from banxin.preflight.signs_in_use import SignsInUse


@pytest.mark.parametrize(
    "alphabet", ["甲乙^]-\\", "".join(map(chr, range(0x4E00, 0x4E00 + 3000))) + "𠮷😀^-]"]
)
@pytest.mark.parametrize("length", [0, 10, 30_000])
def test_all_characters_are_found(alphabet: str, length: int) -> None:
    picked = random.Random(length)
    weights = [1 / (at + 1) for at in range(len(alphabet))]
    texts = ["".join(picked.choices(alphabet, weights, k=length)) for _ in range(6)] + ["末"]
    signs = SignsInUse()
    for text in texts:
        signs.add(text)
    assert signs.all() == set("".join(texts))

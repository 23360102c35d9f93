"""Copy to fill random issues with: neutral Chinese from a built-in vocabulary, or texts of one's own."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

_WORDS = {
    kind: words.split()
    for kind, _, words in (
        line.partition(": ")
        for line in Path(__file__).with_name("vocabulary.txt").read_text(encoding="utf-8").splitlines()
    )
}


class Copy:
    """Sentences, heads and captions from a fixed seed; `texts` of paragraphs take the place of sentences."""

    def __init__(self, picked: random.Random, texts: Sequence[Sequence[str]] = ()) -> None:
        self.picked = picked
        self.texts = texts

    def _one(self, kind: str) -> str:
        return self.picked.choice(_WORDS[kind])

    def paragraphs(self, length: int) -> list[str]:
        """Paragraphs of about `length` 字 together."""
        if self.texts:
            return self._borrowed(length)
        found: list[str] = []
        while (left := length - sum(map(len, found))) > 0:
            goal = min(left, self.picked.randint(40, 220))
            text = ""
            while len(text) < goal:
                text += self.sentence()
            found.append(text)
        return found

    def _borrowed(self, length: int) -> list[str]:
        text = [part.strip() for part in self.picked.choice(self.texts) if len(part.strip()) > 1]
        start = self.picked.randrange(max(1, len(text) // 2))
        found: list[str] = []
        for part in text[start:] + text[:start]:
            found.append(part)
            if sum(map(len, found)) >= length:
                break
        return found

    def sentence(self) -> str:
        """One sentence, now and then with speech, a dash or a number."""
        kind = self.picked.random()
        time, place, who = self._one("times"), self._one("places"), self._one("people")
        deed, result = self._one("deeds"), self._one("results")
        if kind < 0.15:
            return f"“{self._one('words')}，”{who}说，“{self._one('words')}。”"
        if kind < 0.25:
            return f"{self._one('links')}，{who}{deed}——{result}。"
        if kind < 0.35:
            return f"{place}、{self._one('places')}、{self._one('places')}，一处接着一处；{result}。"
        if kind < 0.45:
            return f"{who}为什么要{deed}？{self._one('links')}，{self._one('words')}。"
        if kind < 0.5:
            return f"《{self._one('things')}》里写道：{self._one('words')}……"
        if kind < 0.75:
            return f"{time}，{who}在{place}{deed}，{result}。"
        return f"{self._one('links')}，{who}{deed}，{who[-2:]}们也跟着{self._one('deeds')}。"

    def headline(self, *, short: bool) -> str:
        """A head of 7 to 24 字; a quarter of the long ones bring the author's break."""
        if short:
            return self._one("short")
        mark = "|" if self.picked.random() < 0.25 else ""
        head = f"{self._one('who')}{self._one('acts')}{self._one('things')}"
        if self.picked.random() < 0.5:
            why = self._one("why")
            head += (mark or "　") + why
        return head

    def deck(self) -> str:
        """A summary without a full stop."""
        return f"{self._one('people')}{self._one('deeds')}，{self._one('results')}；{self._one('words')}"

    def eyebrow(self) -> str:
        """A line above the head."""
        return f"{self._one('places')}，{self._one('results')}"

    def crosshead(self) -> str:
        """A head in the text."""
        return f"{self._one('acts')}{self._one('things')}"

    def keywords(self) -> str:
        """Three terms for a keyword line."""
        return " ".join(self.picked.sample(_WORDS["keys"], 3))

    def place(self) -> str:
        """Where something is."""
        return self._one("places")

    def saying(self) -> str:
        """Words that somebody says, without marks."""
        return self._one("words")

    def caption(self) -> str:
        """What a picture shows."""
        return f"{self._one('times')}，{self._one('people')}在{self._one('places')}"


def read_texts(path: Path) -> list[list[str]]:
    """A JSON list of objects with `paras`."""
    return [item["paras"] for item in json.loads(path.read_text(encoding="utf-8"))]

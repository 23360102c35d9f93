"""Addresses written apart from their links, `[label]: address`, and which of them are used."""

from __future__ import annotations

from markdown_it.utils import EnvType

from banxin.markup.proof import KEY, Proof


class References(dict[str, dict[str, object]]):
    """The references of one article; reading one counts as use."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def get(self, label: str, default: object = None) -> object:  # type: ignore[override]
        """The reference `label`, which is in use from now on."""
        if label in self:
            self.used.add(label)
        return super().get(label, default)  # type: ignore[arg-type]


def report_references(env: EnvType) -> None:
    """References that no link uses, or that stand twice: their text would vanish without a word."""
    proof: Proof = env[KEY]
    references = env["references"]
    lost = [entry for label, entry in references.items() if label not in references.used]
    for entry in lost:
        proof.report(
            "article.reference-unused",
            "The line is read as an address of links, and no link uses it.",
            proof.at_row(entry["map"][0]),
            remedy="[^1]: begins the text of a footnote; \\[ is a bracket that is meant as such",
        )
    for entry in env.get("duplicate_refs", ()):
        place = proof.at_row(entry["map"][0])
        proof.report("article.reference-unused", "The address of links is given twice.", place)

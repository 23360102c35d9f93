"""ISSN, ISBN and CN: form and check digit, told with the number that may be meant."""

import pytest

from banxin.findings import SourceText
from banxin.manuscript.form.codes import check_digit, is_placeholder
from banxin.manuscript.manifest import read_manifest

RIGHT = [
    ("issn", "1002-5685"),
    ("issn", "2434-561X"),
    ("issn", "ISSN 1002-5685"),
    ("issn", "0000-0000"),
    ("isbn", "978-7-02-000220-7"),
    ("isbn", "9787020002207"),
    ("isbn", "ISBN 978 7 02 000220 7"),
    ("isbn", "7-02-000220-X"),
    ("isbn", "978-7-0000-0000-0"),
    ("cn", "11-0000"),
    ("cn", "CN 11-0001"),
    ("cn", "CN11-1234/G2"),
    ("cn", "CN 51-0804/(G)"),
    ("cn", "51-0804/（G）"),
    ("cn", "10-1234/TP"),
    ("cn", "51-1097/G4"),
    ("postal", "1-100"),
]
WRONG = [
    ("issn", "1002-5684", "1002-5685"),
    ("issn", "2434-561x", "2434-561X"),
    ("issn", "24345619", "four digits"),
    ("issn", "１００２－５６８5", " 1002-5685"),
    ("issn", "10025685", " 1002-5685"),
    ("issn", "1002-568", "four digits"),
    ("isbn", "978-7-02-000220-8", "978-7-02-000220-7"),
    ("isbn", "978-7-20-000220-7", "978-7-20-000220-"),
    ("isbn", "7-02-000220-1", "7-02-000220-X"),
    ("isbn", "877-7-02-000220-7", "978"),
    ("isbn", "978-7-02-00022", "13 digits"),
    ("cn", "11-123", "11-0001"),
    ("cn", "99-1234", "11-0001"),
    ("cn", "11-1234/中文", "11-1234/G2"),
    ("cn", "11—0801", " 11-0801"),
]


def findings(name: str, code: str) -> list:
    manifest = f"""banxin: 1
publication: {{title: 报, codes: {{{name}: "{code}"}}}}
layout: book
contents: [{{unit: a.md}}]
"""
    return list(read_manifest(SourceText("manifest.yaml", manifest))[1])


@pytest.mark.parametrize(("name", "code"), RIGHT)
def test_a_number_that_may_be_right_passes(name: str, code: str) -> None:
    assert findings(name, code) == []


@pytest.mark.parametrize(("name", "code", "expected"), WRONG)
def test_a_number_that_cannot_be_right_is_told_with_what_may_be_meant(
    name: str, code: str, expected: str
) -> None:
    (found,) = findings(name, code)
    assert (found.code, found.severity, found.place.line) == ("manifest.code", "warning", 2)
    assert expected in f"{found.expected} {found.nearest}"
    assert code in found.message


@pytest.mark.parametrize("digit", range(1, 10))
def test_any_other_digit_is_told(digit: int) -> None:
    assert findings("issn", f"1002-568{(5 + digit) % 10}")


def test_zeros_stand_for_a_number_to_come() -> None:
    codes = ["0000-0000", "978-7-0000-0000-0", "11-0000", "0000-0019", "978-7-02-000220-7"]
    assert [is_placeholder(code) for code in codes] == [True, True, True, False, False]
    assert check_digit("postal", "1-100") == ""


def test_an_issn_that_yaml_takes_for_a_number_is_told_as_it_is_written() -> None:
    manifest = "banxin: 1\npublication: {title: 报, codes: {issn: 10025685}}\nlayout: book\n"
    manifest += "contents: [{unit: a.md}]\n"
    (found,) = read_manifest(SourceText("manifest.yaml", manifest))[1]
    assert (found.code, found.remedy) == ("manifest.wrong-type", "Write 1002-5685.")

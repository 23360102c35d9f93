"""Templates can be anybody's: they end as a finding, soon, without memory, and reach nothing."""

from __future__ import annotations

import subprocess
import sys
import types
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from banxin.layouts import LayoutFault
from banxin.layouts.description.files import TEMPLATE_LIMIT
from patience import ending

from .themes import templates

_DOUBLE = "{% set ns.a = X %}"


def doubling(grown: str, then: str, start: str = "'x'") -> str:
    return "{% set ns = namespace(a=" + start + ") %}" + _DOUBLE.replace("X", grown) * 60 + then


def twice(body: str) -> str:
    return "{% for i in range(9999) %}{% for j in range(99) %}" + body + "{% endfor %}{% endfor %}"


ENDLESS = {
    "range": "{% for i in range(10**9) %}{% endfor %}",
    "range of a range": "{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}",
    "range far away": "{{ range(-10**12, -10**12 + 3)|list }}",
    "long body": "{% for i in range(9999) %}{% for j in range(99) %}"
    + "{{ j }}" * 4000
    + "{% endfor %}{% endfor %}",
    "recursive loop": "{% for i in [1, 2] recursive %}{{ loop([1, 2]) }}{% endfor %}",
    "macro": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "branching macros": "".join(
        f"{{% macro m{n}() %}}{{{{ m{n + 1}() }}}}{{{{ m{n + 1}() }}}}{{% endmacro %}}" for n in range(40)
    )
    + "{% macro m40() %}{% endmacro %}{{ m0() }}",
    "text times": "{{ 'x' * 10**9 }}",
    "text times at the side": "{{ 10**9 * 'x' }}",
    "list times": "{{ ([1] * 10**9)|length }}",
    "power": "{{ 10**10**10 }}",
    "power of powers": "{% set a = 9**60 %}{% set b = a * a * a * a %}{{ b }}",
    "doubling by ~": doubling("ns.a ~ ns.a", "{{ ns.a }}"),
    "doubling by +": doubling("ns.a + ns.a", "{{ ns.a|length }}"),
    "doubling by replace": doubling("ns.a|replace('x', 'xx')", "{{ ns.a|length }}"),
    "doubling by join": doubling("[ns.a, ns.a]|join", "{{ ns.a|length }}"),
    "doubling by capture": "{% set a %}x{% endset %}"
    + "{% set a %}{{ a }}{{ a }}{% endset %}" * 60
    + "{{ a }}",
    "doubling lists": doubling("[ns.a, ns.a]", "{{ ns.a|length }}"),
    "doubling tuples": doubling("(ns.a, ns.a)", "{{ ns.a|length }}"),
    "doubling mappings": doubling("{'a': ns.a, 'b': ns.a}", "{{ ns.a|length }}"),
    "doubling a sum of lists": doubling("ns.a + ns.a", "{{ ns.a|length }}", "[1]"),
    "comparing doubled lists": "{% set ns = namespace(a=1, b=1) %}"
    + "{% set ns.a = [ns.a, ns.a] %}{% set ns.b = [ns.b, ns.b] %}" * 60
    + "{{ 1 if ns.a == ns.b }}",
    "squaring": doubling("ns.a * ns.a", "{{ ns.a }}", "99999"),
    "join with a long glue": "{{ range(9999)|join('x' ~ big) }}",
    "replace every character": "{{ big|replace('x', big) }}",
    "print over and over": "{% for i in range(9999) %}{{ big }}{% endfor %}",
    "capture over and over": "{% for i in range(9999) %}{% set x %}{{ big }}{% endset %}{% endfor %}",
    "slice over and over": "{% for i in range(9999) %}{% set x = big[1:] %}{% endfor %}",
    "upper over and over": "{% for i in range(9999) %}{% set x = big.upper() %}{% endfor %}",
    "split over and over": "{% for i in range(9999) %}{% set x = big.split('x') %}{% endfor %}",
    "search over and over": twice("{{ 1 if 'y' in big }}"),
    "sort over and over": "{% for i in range(9999) %}{% set x = range(9999)|sort %}{% endfor %}",
    "filter without end": twice("{{ range(9999)|select('even')|list|length }}"),
    "tests over and over": "{% for i in range(9999) %}{{ many|select('eq', many)|list|length }}{% endfor %}",
    "batch": "{{ [1]|batch(10**9, 'x')|list }}",
    "slice": "{{ [1]|slice(10**9)|list }}",
    "round": "{{ 1.5|round(10**9) }}",
    "nested parentheses": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "nested lists": "{{ " + "[" * 5000 + "]" * 5000 + " }}",
    "nested ifs": "{% if 1 %}" * 3000 + "{% endif %}" * 3000,
    "nested loops": "{% for i in [1] %}" * 40 + "{% endfor %}" * 40,
    "long sum": "{{ " + "1+" * 20000 + "1 }}",
    "long number": "{{ " + "9" * 20000 + " }}",
    "long chain": "{{ a" + ".a" * 20000 + " }}",
    "many nots": "{{ " + "not " * 12000 + "1 }}",
    "includes itself": '{% include "base:pull" %}',
    "includes itself twice": '{% include "base:pull" %}{% include "base:pull" %}',
    "extends itself": '{% extends "base:pull" %}',
    "imports itself": '{% import "base:pull" as a with context %}',
    "too large": "x" * (TEMPLATE_LIMIT + 1),
}


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS.keys())
def test_an_endless_template_ends_as_a_finding(tmp_path: Path, text: str) -> None:
    context = {"big": "x" * 200_000, "many": list(range(5000)), "a": {}}
    made = templates(tmp_path, pull=text)
    with ending(), pytest.raises(LayoutFault) as caught:
        made.render("pull", **context)
    (found,) = caught.value.findings
    assert found.place is not None
    assert found.place.file.startswith("layouts/base/")
    assert len(found.message) < 300


def test_renderings_have_a_budget_in_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("banxin.layouts.templates.budget.STEPS_IN_ALL", 1_000_000)
    made = templates(tmp_path, pull="{% for i in range(n) %}{{ i }}{% endfor %}")
    made.render("pull", n=100)
    with pytest.raises(LayoutFault, match="in all"):
        [made.render("pull", n=9999) for _ in range(100)]


def test_memory_stays_bounded(tmp_path: Path) -> None:
    """In a process of its own, as the peak of a process never falls."""
    code = (
        "import resource; from pathlib import Path; from layouts.themes import templates;"
        "from layouts.test_hostile_templates import ENDLESS; from banxin.layouts import LayoutFault\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "for n, name in enumerate(ENDLESS):\n"
        "    if 'doubling' not in name and 'over and over' not in name and 'times' not in name: continue\n"
        f"    folder = Path(r'{tmp_path}') / str(n); folder.mkdir()\n"
        "    try: templates(folder, pull=ENDLESS[name]).render('pull', big='x' * 200_000, many=[])\n"
        "    except LayoutFault: pass\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    tests = Path(__file__).parents[1]
    paths = {"PYTHONPATH": f"{tests.parent / 'build'}:{tests}", "PATH": ""}
    run = subprocess.run([sys.executable, "-c", code], env=paths, capture_output=True, text=True, check=True)
    unit = 1 if sys.platform == "darwin" else 1024
    assert int(run.stdout) * unit < 400 * 1024 * 1024


@dataclass
class Record:
    path: Path = field(default_factory=lambda: Path(__file__))
    module: types.ModuleType = sys
    kind: type = str
    text: str = "x"

    def act(self) -> str:
        return "acted"


REACHING = [
    "{{ r.__class__.__name__ }}",
    "{{ r['__class__'].__name__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__()|length }}",
    "{{ r.text.__class__.__name__ }}",
    "{{ [r]|map(attribute='__class__.__name__')|join }}",
    "{{ [r]|map(attribute='text.__class__.__name__')|join }}",
    "{{ [r]|groupby('__class__.__name__')|list|length }}",
    "{{ [r]|sort(attribute='__class__.__name__')|length }}",
    "{{ [r]|selectattr('__class__')|list|length }}",
    "{{ r.path.read_text() }}",
    "{{ r.path.parent.name }}.",
    "{{ r.path.parent.iterdir()|list|length }}",
    "{{ r.module.platform }}",
    "{{ r.kind.mro()|length }}",
    "{{ r.kind('x') }}",
    "{{ r.act() }}",
    "{{ f() }}",
    "{{ f.__globals__|length }}",
    "{{ f.__code__.co_name }}",
    "{{ shared.__globals__|length }}",
    "{{ range.__self__.meter.begin() }}",
    "{{ namespace.__init__.__name__ }}",
    "{{ namespace.mro()|length }}",
    "{{ self.__init__.__globals__|length }}",
    "{{ self._TemplateReference__context.name }}",
    "{% macro m() %}{% endmacro %}{{ m.__init__.__globals__|length }}",
    "{% macro m() %}{% endmacro %}{{ m._func.__name__ }}",
    "{% for a in [1] %}{{ loop.__class__.__name__ }}{% endfor %}",
    "{% for a in [1] %}{{ loop._recurse is none }}{% endfor %}",
    "{{ 'x'.format(r) }}",
    "{{ '{0.__class__}'.format(r) }}",
    "{{ '{:999999999}'.format(1) }}",
    "{{ 'x'.format_map({}) }}",
    "{{ 'x'.ljust(10**9) }}",
    "{{ 'x'.center(10**9) }}",
    "{{ 'x'.zfill(10**9) }}",
    "{{ 'x'.join(['a']) }}",
    "{{ 'x'.encode()|length }}",
    "{{ 'x'.translate({}) }}",
    "{{ 'x'|attr('upper') }}",
    "{{ 'x'|center(10**9) }}",
    "{{ 'x'|indent(10**9) }}",
    "{{ '%999999999d'|format(1) }}",
    "{{ r|pprint }}",
    "{{ [1, 2]|random }}",
    "{{ 'x'|forceescape }}",
    "{{ {}|tojson }}",
    "{{ lipsum(n=10**9) }}",
    "{{ cycler(1).next() }}",
    "{{ joiner()() }}",
    "{{ dict(a=1).a }}",
    "{{ (1).bit_length() }}",
    "{{ numbers.append(1) or 'x' }}",
    "{{ numbers.clear() or 'x' }}",
    "{{ table.update({'b': 1}) or 'x' }}",
    "{{ table.pop('a') }}",
    "{{ 1 if numbers is callable }}",
    "{{ 1 if numbers is sameas(numbers) }}",
    "{% do numbers.append(1) %}",
    "{% set r.text = 'y' %}",
    "{% import os %}",
    "{% include r.path %}",
]


@pytest.mark.parametrize("text", REACHING)
def test_a_template_reaches_nothing(tmp_path: Path, text: str) -> None:
    record, numbers, table = Record(), [1, 2], {"a": 1}
    made = templates(tmp_path, {"shared": lambda: "ok"}, pull=text)
    with pytest.raises(LayoutFault) as caught:
        made.render("pull", r=record, f=lambda: "called", numbers=numbers, table=table)
    assert [found.code for found in caught.value.findings] == ["layout.template"]
    assert (numbers, table, record.text) == ([1, 2], {"a": 1}, "x")
    assert "0x" not in caught.value.findings[0].message  # no address of an object: the same each time


def test_what_is_refused_is_refused_for_its_reason(tmp_path: Path) -> None:
    """The neighbours of what is refused work, so that the tests above prove something."""
    made = templates(
        tmp_path,
        {"shared": lambda: "ok"},
        pull="{{ r.text }}{{ r.text.upper() }}{{ shared() }}{{ table.get('a') }}{{ 'x'|upper }}"
        "{{ [r]|map(attribute='text')|join }}",
    )
    assert made.render("pull", r=Record(), table={"a": 1}) == "xXok1Xx"

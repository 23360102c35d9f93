"""The form of the report on a PDF: one HTML file that needs nothing else, for the screen and for paper."""

from __future__ import annotations

STYLE = """
:root { --ink: #1c1b1a; --soft: #6d6862; --line: #d9d4cb; --ground: #faf8f4; --paper: #fff;
  --error: #b3121b; --warning: #a86200; --note: #1d5564 }
* { box-sizing: border-box }
html { font: 15px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei",
  "Helvetica Neue", Arial, sans-serif; color: var(--ink); background: var(--ground) }
body { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem }
h1, h2 { font-family: "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, Georgia, serif;
  line-height: 1.3; font-weight: 700 }
h1 { font-size: 1.9rem; margin: .2rem 0 1rem; overflow-wrap: anywhere }
h2 { font-size: 1.25rem; margin: 2.6rem 0 .8rem; padding-bottom: .3rem; border-bottom: 2px solid var(--ink) }
.en { color: var(--soft); font-size: .87em }
.over { letter-spacing: .08em; color: var(--soft); font-size: .87rem }
.verdict { display: inline-block; padding: .35rem .9rem; border: 2px solid; font-weight: 700 }
.error { color: var(--error); --own: var(--error) } .warning { color: var(--warning); --own: var(--warning) }
.note { color: var(--note); --own: var(--note) }
.good { color: #2c6b3a }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: .9rem 1.5rem;
  margin: 1.6rem 0 0 }
dt { color: var(--soft); font-size: .82rem } dd { margin: 0; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% }
th { text-align: left; font-size: .82rem; color: var(--soft); font-weight: 400;
  border-bottom: 1px solid var(--ink);
  padding: .3rem .6rem .3rem 0 }
td { vertical-align: top; padding: .65rem .6rem .65rem 0; border-bottom: 1px solid var(--line) }
td p { margin: 0 } td p + p { margin-top: .15rem }
td.no { width: 2.6rem; font-weight: 700; font-variant-numeric: tabular-nums }
td.kind { width: 5.5rem; white-space: nowrap }
td.where { width: 15rem; font-size: .87rem; font-variant-numeric: tabular-nums }
.more { color: var(--soft); font-size: .9rem } code { font-size: .82rem; color: var(--soft) }
figure { margin: 1.6rem 0 2.4rem; break-inside: avoid }
figcaption { margin: 0 0 .5rem; font-weight: 700 }
figcaption ul { list-style: none; padding: 0; margin: .2rem 0 0; font-weight: 400; font-size: .9rem }
.sheet { position: relative; background: var(--paper); box-shadow: 0 0 0 1px var(--line), 0 2px 10px #0001;
  max-width: 100%; margin: 0 auto; overflow: hidden }
.sheet img { display: block; width: 100%; height: 100% }
.trim { position: absolute; border: 1px dashed #0a8a; pointer-events: none }
.spot { position: absolute; border: 2px solid; background: #b3121b14; text-decoration: none }
.spot.warning { background: #a8620014 } .spot.note { background: #1d556414 }
.spot b { position: absolute; left: -2px; bottom: 100%; font: 700 .72rem/1.35 Arial, sans-serif; color: #fff;
  background: var(--own); padding: 0 .3rem }
.spot.low b { bottom: auto; top: 100% }
.tags { position: absolute; right: .3rem; top: .3rem; display: flex; gap: .25rem }
.tags a { font: 700 .72rem/1.35 Arial, sans-serif; color: #fff; background: var(--own);
  padding: 0 .3rem; text-decoration: none }
a { color: inherit } footer { margin-top: 3rem; color: var(--soft); font-size: .82rem }
@media print {
  @page { size: A4; margin: 14mm }
  html { background: none; font-size: 9.5pt } body { max-width: none; padding: 0 }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact }
  .sheet { box-shadow: none; border: 1px solid var(--line) }
  tr { break-inside: avoid } h2 { break-after: avoid }
}
"""

SHEET = """<!DOCTYPE html>
<html lang="{{ lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>{{ title.own }}: {{ name }}</title>
<style>{{ style }}</style>
</head>
<body>
{%- macro both(words) %}{{ words.own }}{% if words.english %}
 <span class="en" lang="en">{{ words.english }}</span>
{%- endif %}{% endmacro %}
{%- macro lines(words) %}<p>{{ words.own }}</p>{% if words.english %}
<p class="en" lang="en">{{ words.english }}</p>
{%- endif %}{% endmacro %}
<header>
<div class="over">{{ both(title) }} · Banxin 版心 {{ version }}</div>
<h1>{{ name }}</h1>
<div class="verdict {{ verdict.kind }}">{{ both(verdict.words) }}</div>
<dl>{% for label, value in facts %}
<div><dt>{{ both(label) }}</dt><dd>{{ both(value) }}</dd></div>{% endfor %}</dl>
</header>
<main>
{% if rows %}<section>
<h2>{{ both(headings.findings) }}</h2>
<table>
<thead><tr>{% for column in columns %}<th>{{ both(column) }}</th>{% endfor %}</tr></thead>
<tbody>{% for row in rows %}
<tr id="f{{ row.number }}">
<td class="no {{ row.kind }}">{{ row.number }}</td>
<td class="kind {{ row.kind }}">{{ lines(row.severity) }}</td>
<td>{{ lines(row.message) }}
{% for label, words in row.advice %}<div class="more">{{ lines(words) }}</div>{% endfor -%}
<code>{{ row.code }}</code></td>
<td class="where">{{ lines(row.where) }}</td>
</tr>{% endfor %}
</tbody></table>
</section>{% endif %}
{% if muted %}<section>
<h2>{{ both(headings.muted) }}</h2>
<table><tbody>{% for row in muted %}
<tr><td>{{ lines(row.message) }}<code>{{ row.code }}</code></td>
<td class="where">{{ row.reason }}</td></tr>{% endfor %}
</tbody></table>
</section>{% endif %}
{% if pages %}<section>
<h2>{{ both(headings.pages) }}</h2>
{% for page in pages %}<figure id="p{{ page.number }}">
<figcaption>{{ both(page.label) }}<ul>{% for row in page.rows %}
<li class="{{ row.kind }}">{{ row.number }}　{{ row.message.own }}</li>{% endfor %}</ul></figcaption>
<div class="sheet" style="width:{{ page.width }}; aspect-ratio:{{ page.ratio }}">
<img alt="{{ page.label.own }}" src="data:image/png;base64,{{ page.picture }}">
<div class="trim" style="{{ page.trim }}"></div>
{% for spot in page.spots %}<a class="spot {{ spot.kind }}{{ ' low' if spot.low }}" href="#f{{ spot.number }}"
 style="{{ spot.style }}">{% if spot.first %}<b>{{ spot.number }}</b>{% endif %}</a>
{% endfor %}{% if page.tags %}<div class="tags">{% for tag in page.tags %}
<a class="{{ tag.kind }}" href="#f{{ tag.number }}">{{ tag.number }}</a>{% endfor %}
</div>{% endif %}</div></figure>
{% endfor %}</section>{% endif %}
</main>
<footer>{{ both(measured) }}</footer>
</body></html>
"""

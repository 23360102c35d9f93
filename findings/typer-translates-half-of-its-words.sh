#!/usr/bin/env bash
# Typer sends headings of help through gettext, and what it says of wrong usage through nothing
#
# Versions:  Typer 0.29.2, Click 8.2.1, Babel 2.18.0. Run on 2026-11-29.
# Behaviour: Typer brings a copy of Click, out of which calls of gettext were taken. With one and the same catalogue Click
#            says everything in the reader's language; of a Typer program the headings are translated, while `Usage:`,
#            `No such option`, `Error:` and the help of --help stay English: two languages on one screen.
# Output:    Click: 用法 选项 错误 没有选项; Typer: Usage 选项 Error No such option
# Use:       do not count on a catalogue for Click: parse with standalone_mode=False and say what was wrong oneself.
# Needs:     Python 3.11 or newer. Exit status 0: still so; 1: the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check typer==0.29.2 click==8.2.1 babel==2.18.0
mkdir -p zh/LC_MESSAGES
env/bin/python - <<'END'
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

words = Catalog(locale="zh")
words.add("Usage:", "用法：")
words.add("Options", "选项")
words.add("Error: {message}", "错误：{message}")
words.add("No such option: {name}", "没有选项：{name}")
with open("zh/LC_MESSAGES/messages.mo", "wb") as file:
    write_mo(file, words)
END
cat >program.py <<'END'
import gettext
import sys

gettext.bindtextdomain("messages", ".")
which = sys.argv.pop(1)
if which == "click":
    import click

    @click.command()
    def run():
        """Do it."""

else:
    import typer

    app = typer.Typer(add_completion=False, rich_markup_mode=None)

    @app.command()
    def run():
        """Do it."""

    run = app
run()
END
for which in click typer; do
    LANGUAGE=zh LC_ALL=C PYTHONUTF8=1 env/bin/python program.py "$which" --help >"$which" 2>&1 || true
    LANGUAGE=zh LC_ALL=C PYTHONUTF8=1 env/bin/python program.py "$which" --nosuch >>"$which" 2>&1 || true
done
env/bin/python -X utf8 - <<'END'
import sys


def seen(which):
    """The words of each kind that a program printed."""
    text = open(which, encoding="utf-8").read()
    pairs = [("用法", "Usage"), ("选项", "Options"), ("错误", "Error"), ("没有选项", "No such option")]
    return [chinese if chinese in text else english for chinese, english in pairs if chinese in text or english in text]


click, typer = seen("click"), seen("typer")
print(f"Click: {' '.join(click)}; Typer: {' '.join(typer)}")
sys.exit((click, typer) != (["用法", "选项", "错误", "没有选项"], ["Usage", "选项", "Error", "No such option"]))
END

"""Findings: what is wrong with an author's matter, where, and what to do about it."""

from banxin.findings.code import Code as Code
from banxin.findings.codes import CODES as CODES
from banxin.findings.edit import Edit as Edit
from banxin.findings.finding import Finding as Finding
from banxin.findings.finding import Place as Place
from banxin.findings.finding import Severity as Severity
from banxin.findings.finding import finding as finding
from banxin.findings.finding import has_errors as has_errors
from banxin.findings.finding import in_order as in_order
from banxin.findings.nearest import nearest as nearest
from banxin.findings.source import OriginalLine as OriginalLine
from banxin.findings.source import SourceText as SourceText

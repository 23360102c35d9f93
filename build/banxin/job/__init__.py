"""The job: a publication from its files to its editions. The one room that ties all others together."""

from banxin.job.build import build as build
from banxin.job.check import check as check
from banxin.job.proof import proof as proof
from banxin.job.report import Output as Output
from banxin.job.report import Progress as Progress
from banxin.job.report import Report as Report

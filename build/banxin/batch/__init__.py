"""Many publications built on several processes or machines; what was stopped is gone on with."""

from banxin.batch.asked import BatchAsked as BatchAsked
from banxin.batch.batch import Batch as Batch
from banxin.batch.batch import BatchReport as BatchReport
from banxin.batch.result import IssueResult as IssueResult
from banxin.batch.result import IssueState as IssueState

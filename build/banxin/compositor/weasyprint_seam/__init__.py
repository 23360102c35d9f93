"""The one place that knows WeasyPrint's inside: its private names are touched nowhere else."""

from . import loading

loading.load()

"""Codes of batches: publications found, workers, schedulers."""

from __future__ import annotations

from banxin.findings.code import Code

CODES_OF_BATCHES = (
    Code(
        "batch.none",
        "error",
        "No publication was found",
        "Folders with a manifest.yaml are looked for; links are not followed, hidden folders skipped.",
    ),
    Code(
        "batch.unreadable",
        "warning",
        "A folder cannot be looked through",
        "Publications in it are not built; the folder's permissions say who may list it.",
    ),
    Code(
        "batch.manifest",
        "error",
        "A manifest is there in name alone",
        "A link to nowhere or a folder is no manifest. This publication is not built; the others are.",
    ),
    Code(
        "batch.same-output",
        "error",
        "Two publications would write the same files",
        "With --out, files of each go to a folder of its path; those of one path would replace each other's.",
    ),
    Code(
        "batch.lost",
        "error",
        "A worker was ended again and again in the middle of an issue",
        "Something outside ends it: often the system, for want of memory. Fewer --jobs leave more to each.",
    ),
    Code(
        "batch.stopped",
        "error",
        "An issue came to no end on its worker",
        "Reading and checking have limits as setting has; --seconds and --memory move them.",
    ),
    Code(
        "batch.fault",
        "error",
        "Banxin made a mistake with an issue",
        "The others go on. What happened is written into a file that is named; please send it in.",
    ),
    Code(
        "batch.extra",
        "error",
        "What talks to a cluster is not installed",
        "Clusters are led by Dask, which comes with `pip install 'banxin[cluster]'`.",
    ),
    Code(
        "batch.scheduler",
        "error",
        "The scheduler does not answer",
        "An address has the form tcp://HOST:PORT, or tls://HOST:PORT; `dask scheduler` prints its own.",
    ),
    Code(
        "batch.version",
        "error",
        "A worker has another Banxin",
        "Issues set by different versions would not look alike; such a worker is given none.",
    ),
    Code(
        "batch.not-shared",
        "error",
        "A worker does not see the publication",
        "Paths are sent, so all have to see the folder at one place; --send bytes sends what is in it.",
    ),
    Code(
        "batch.bundle",
        "error",
        "A publication cannot be sent as bytes",
        "Bundles are bounded, and hold plain files; what is larger is better kept on shared storage.",
    ),
)

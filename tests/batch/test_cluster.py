"""A scheduler with two workers on the loopback; and what is said where there is none, or none that fits."""

from __future__ import annotations

import importlib.util
import os
import re
import socket
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from banxin.batch import Batch, BatchAsked, BatchReport, cluster
from banxin.batch.cluster import ClusterWorkers
from batch.issues import issue

PAGE = ("--dashboard-address", "127.0.0.1:0")  # else it listens to all networks, even with --no-dashboard
if importlib.util.find_spec("distributed") is None:
    warnings.warn(
        "Dask is not installed: clusters are NOT tested (pip install 'banxin[cluster]')", stacklevel=1
    )
    HAS_DASK = False
else:
    HAS_DASK = True
needs_dask = pytest.mark.skipif(not HAS_DASK, reason="needs banxin[cluster]: clusters are NOT tested")


def run(house: Path, builder: ClusterWorkers, out: Path | None = None) -> BatchReport:
    return Batch([house], BatchAsked(), builder, out).run(lambda *told: None)


def codes(report: BatchReport) -> list[str]:
    return [one.code for one in report.findings]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("cluster")
    dask = [sys.executable, "-P", "-m", "dask"]
    quiet = os.environ | {
        "DASK_DISTRIBUTED__ADMIN__LOG_LENGTH": "10",
        "DASK_TEMPORARY_DIRECTORY": str(folder),
    }
    told = subprocess.Popen(
        [*dask, "scheduler", "--host", "127.0.0.1", "--port", "0", *PAGE],
        stderr=subprocess.PIPE, text=True, env=quiet, cwd=folder,
    )  # fmt: skip
    started = [told]
    try:
        assert told.stderr is not None
        line = next(line for line in told.stderr if "Scheduler at" in line)
        found = re.search(r"tcp://\S+", line)
        assert found is not None
        for _ in range(2):
            command = [*dask, "worker", found[0], "--nthreads", "1", "--no-nanny", *PAGE]
            started.append(subprocess.Popen(command, stderr=subprocess.DEVNULL, env=quiet, cwd=folder))
        yield found[0]
    finally:
        for process in started:  # asked to end, a worker that has just lost its scheduler may never do so
            process.kill()
            process.wait()


@needs_dask
def test_by_paths_and_by_bytes_the_same_files(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = tmp_path / "house"
    for name in ("p1", "p2"):
        issue(house / name)
    issue(house / "p3", "")
    by_paths = run(house, ClusterWorkers(address))
    assert [str(result.state) for _, result in by_paths.results] == ["built", "built", "failed"]
    by_bytes = run(house, ClusterWorkers(address, as_bytes=True), tmp_path / "out")
    assert [str(result.state) for _, result in by_bytes.results] == ["built", "built", "failed"]
    assert by_paths.results[2][1].findings == by_bytes.results[2][1].findings
    for name in ("p1", "p2"):
        file = f"{name}-reader.epub"
        assert (house / name / "out" / file).read_bytes() == (tmp_path / "out" / name / file).read_bytes()
    monkeypatch.setattr(cluster, "version_stamp", lambda: "9.9.9 (here)")
    refused = run(house, ClusterWorkers(address))
    assert codes(refused) == ["batch.version"] * 3
    assert "9.9.9 (here)" in refused.findings[-1].message
    assert [issue.name for issue, _ in refused.results] == ["p1", "p2"]  # by the journal


@pytest.mark.parametrize("address", ["press", "http://press:80", "tcp://press", "tcp://a:b", "tcp://a:99999"])
def test_an_address_that_is_none(tmp_path: Path, address: str) -> None:
    issue(tmp_path / "p1")
    report = run(tmp_path, ClusterWorkers(address))
    assert (codes(report), report.failed) == (["batch.extra" if not HAS_DASK else "batch.scheduler"], True)


def test_nobody_listens(tmp_path: Path) -> None:
    issue(tmp_path / "p1")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        report = run(tmp_path, ClusterWorkers(f"tcp://127.0.0.1:{taken.getsockname()[1]}"))
    assert codes(report) == ["batch.extra" if not HAS_DASK else "batch.scheduler"]


def test_without_the_extra_the_command_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    issue(tmp_path / "p1")
    monkeypatch.setitem(sys.modules, "distributed", None)
    report = run(tmp_path, ClusterWorkers("tcp://127.0.0.1:1"))
    assert codes(report) == ["batch.extra"]
    assert "pip install 'banxin[cluster]'" in report.findings[0].remedy

"""A preview that is measured from outside: started, asked over its own connection, weighed, ended."""

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

PATIENCE = 300.0  # s until anything that is waited for: machines that do other work too


@dataclass(frozen=True, slots=True)
class Memory:
    """Memory of a process in bytes: what is its own alone, what it shares, and its part of all there is.

    The parts of several processes add up to what they take together, which their own and shared ones do not.
    """

    own: int
    shared: int
    part: int


class NotSeenError(Exception):
    """What was waited for did not come to be in time; the text says what."""


@dataclass(frozen=True, slots=True)
class Served:
    """A preview over the publication in `root`, at `address`, whose command is process `number`."""

    root: Path
    address: str
    number: int

    def ask(self, path: str, given: Any = None) -> bytes:
        """What the server answers; raises AssertionError where it refuses."""
        parts = urlsplit(self.address)
        connection = http.client.HTTPConnection(parts.netloc, timeout=PATIENCE)
        own = {} if given is None else {"Origin": f"http://{parts.netloc}"}
        body = None if given is None else json.dumps(given).encode()
        try:
            connection.request("GET" if given is None else "POST", parts.path + path, body, own)
            answer = connection.getresponse()
            data = answer.read()
        finally:
            connection.close()
        assert answer.status == 200, (path, answer.status)
        return data

    def state(self) -> Any:
        """What is on the desk."""
        return json.loads(self.ask("state"))

    def events(self) -> Iterator[Any]:
        """What the page is told, as it is told."""
        parts = urlsplit(self.address)
        connection = http.client.HTTPConnection(parts.netloc, timeout=PATIENCE)
        try:
            connection.request("GET", f"{parts.path}events")
            answer = connection.getresponse()
            while line := answer.readline():
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])
        except TimeoutError:
            raise NotSeenError(f"nothing has changed for {PATIENCE:.0f} s") from None
        finally:
            connection.close()

    def until(self, true: Callable[[Any], bool]) -> Any:
        """The state once it is so; raises NotSeenError where it is not in time."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            state = self.state()
            if true(state):
                return state
            time.sleep(0.02)
        what = {key: state[key] for key in ("step", "stale", "fault", "findings")}
        raise NotSeenError(f"not there after {PATIENCE:.0f} s: {what}")

    def quiet(self) -> Any:
        """The state once nothing is under way."""
        return self.until(lambda state: not state["step"] and bool(state["editions"]))

    def spots(self, edition: str) -> Any:
        """Where the text of an edition's pages was written."""
        return json.loads(self.ask(f"spots/{edition}"))

    def open_files(self) -> int:
        """How many files and connections the command has open."""
        return len(os.listdir(f"/proc/{self.number}/fd"))

    def processes(self) -> dict[int, Memory]:
        """The processes of the preview, each with its memory."""
        parents: dict[int, int] = {}
        for name in filter(str.isdecimal, os.listdir("/proc")):
            try:
                parents[int(name)] = int(
                    Path(f"/proc/{name}/stat").read_text("utf-8").rpartition(")")[2].split()[1]
                )
            except OSError:
                continue
        ours = {self.number}
        while more := {child for child, parent in parents.items() if parent in ours} - ours:
            ours |= more
        return {number: memory for number in sorted(ours) if (memory := _memory(number))}


def _memory(number: int) -> Memory | None:
    """The memory of a process; None for one that has ended."""
    try:
        lines = Path(f"/proc/{number}/smaps_rollup").read_text("ascii").splitlines()[1:]
    except OSError:
        return None
    sizes = {name: 1024 * int(size.split()[0]) for name, _, size in (line.partition(":") for line in lines)}
    own, shared = (sizes[f"{kind}_Clean"] + sizes[f"{kind}_Dirty"] for kind in ("Private", "Shared"))
    return Memory(own, shared, sizes["Pss"])


def computed(number: int) -> float:
    """Seconds of computing of a process and of those of its children that have ended."""
    fields = Path(f"/proc/{number}/stat").read_text("utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(root: Path, *words: str) -> Iterator[Served]:
    """A preview of the publication in `root`, with the pages there; ended afterwards."""
    command = [sys.executable, "-m", "banxin", "preview", str(root), "--no-open", *words]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8")
    try:
        assert process.stdout is not None
        address = next(word for word in process.stdout.readline().split() if word.startswith("http"))
        one = Served(root, address, process.pid)
        one.quiet()
        yield one
        assert process.poll() is None, "the preview has ended by itself"
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

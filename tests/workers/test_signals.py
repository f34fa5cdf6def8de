"""Who stops a command stops its workers: nobody is left, and none of them complains."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
METHODS = ["fork", "forkserver", "spawn"]
LONGEST = 60

SCRIPT = """
import sys
from pathlib import Path
from diplomatic.workers import crew_for
from diplomatic.workers import processes
from tests.workers import work

if __name__ == "__main__":
    import signal
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    processes.start_method = lambda: sys.argv[1]
    with crew_for(1000, jobs=2) as crew:
        list(crew.map(work.stay, Path(sys.argv[2]), range(1000)))
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals as Unix has them")


@pytest.fixture(params=METHODS)
def running(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], list[int]]]:
    """A process with two workers that are at work, in a group of their own; and who the workers are."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    here = tmp_path / "here"
    here.mkdir()
    process = subprocess.Popen(
        [sys.executable, str(script), request.param, str(here)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        wait_for(lambda: len(list(here.iterdir())) == 2)
        yield process, [int(path.name) for path in here.iterdir()]
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def wait_for(condition: "object") -> None:
    end = time.monotonic() + LONGEST
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end, "it never came to this"
        time.sleep(0.02)


def is_alive(process: int) -> bool:
    """A process that has ended and whose end nobody has asked for is not alive."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("whom", ["all", "one"])
def test_a_signal_ends_all_of_them(running: tuple[subprocess.Popen[str], list[int]], stop: int, whom: str) -> None:
    process, workers = running
    (os.killpg if whom == "all" else os.kill)(process.pid, stop)
    _, said = process.communicate(timeout=LONGEST)
    assert said.count("Traceback") == 1, said
    assert said.rstrip().endswith("KeyboardInterrupt")
    wait_for(lambda: not any(map(is_alive, workers)))


def test_workers_end_with_a_process_that_is_killed(running: tuple[subprocess.Popen[str], list[int]]) -> None:
    process, workers = running
    process.kill()
    process.wait(LONGEST)
    wait_for(lambda: not any(map(is_alive, workers)))
    assert process.stderr is not None
    assert "Traceback" not in process.stderr.read()

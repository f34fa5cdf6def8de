"""``diplomatic lsp`` where the extra is not installed."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("missing", ["pygls", "lsprotocol"])
def test_without_the_extra_it_says_what_to_install(missing: str) -> None:
    program = f"""
import sys
sys.modules["{missing}"] = None
sys.argv = ["diplomatic", "lsp"]
from diplomatic.cli.main import main
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"Error: The language server needs {missing}")
    assert done.stderr.endswith("pip install 'diplomatic[lsp]'.\n")
    assert done.stderr.count("\n") == 1

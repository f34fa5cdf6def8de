"""The Nu HTML Checker, where it is at hand: a Java program that ``VNU_JAR`` names."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from diplomatic.citable.outcome import Finding, Note, Outcome, Seen
from diplomatic.diagnostics import CannotRun, Location
from diplomatic.walk import below


def asked_nu(site: Path) -> Iterator[Outcome]:
    """What the checker calls an error in a site; nothing if it is not at hand.

    Raises:
        CannotRun: if ``VNU_JAR`` names no file, or there is no Java, or the checker fails.
    """
    jar = os.environ.get("VNU_JAR", "")
    if not jar:
        yield Note("the Nu HTML Checker was not asked, since VNU_JAR is not set")
        return
    java = shutil.which("java")
    if java is None or not Path(jar).is_file():
        what = "VNU_JAR names no file" if java else "The Nu HTML Checker needs Java, and there is none"
        raise CannotRun(what, where=Location(Path(jar)), hint="Correct VNU_JAR, or unset it to go without the checker")
    if strange := next((entry.name for entry in below(site) if not entry.is_file()), ""):
        yield Note(
            f"the Nu HTML Checker was not asked: it would wait for ever for what {strange} has to say, which is not a file"
        )
        return
    options = ["--errors-only", "--skip-non-html", "--format", "json", "--exit-zero-always", "--no-langdetect"]
    done = subprocess.run([java, "-Xss4m", "-jar", jar, *options, str(site)], capture_output=True, check=False)
    try:
        messages = json.loads(done.stderr)["messages"]
    except (ValueError, KeyError, TypeError):
        raise CannotRun(
            "The Nu HTML Checker fails", where=Location(Path(jar)), hint="Unset VNU_JAR to go without it"
        ) from None
    yield Seen("run in the Nu HTML Checker")
    for message in messages:
        path = Path(unquote(urlsplit(str(message.get("url", ""))).path))
        yield Finding(
            path, message.get("lastLine"), f"Nu HTML Checker: {message.get('message')}", "see the HTML standard"
        )

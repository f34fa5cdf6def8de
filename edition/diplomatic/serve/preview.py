"""An edition that is built again on each save, and what each build came to."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from diplomatic import config
from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun, Diagnostic
from diplomatic.labels import forms, label, nearest
from diplomatic.publish import Built, build, manifest
from diplomatic.serve.findings import Shown, problem, shown
from diplomatic.serve.live import Live
from diplomatic.serve.watching import Sources, saves

_PREFIX = "preview-"
_WORDS = "findings clean not-built here elsewhere more stopped building no-page severity-error severity-warning".split()
_COUNTED = "errors warnings".split()


@dataclass(frozen=True)
class Report:
    """One build: the files of the site that have another content now, how long it took, and what was found."""

    changed: list[str] = field(default_factory=list)
    seconds: float = 0.0
    findings: list[Diagnostic] = field(default_factory=list)
    problem: str = ""
    """What kept it from being built, where that is not a finding."""
    built: bool = False
    put_off: int = 0


class Preview:
    """The edition in a folder, and its site. Whatever happens to the edition, the last good site stays."""

    def __init__(self, settings: Config, site: Path) -> None:
        self.site = site
        self.live = Live(words(settings))
        self._config = settings
        self._is_there = manifest.is_ours(site)
        self._shown: list[Shown] | None = None

    def empty(self) -> tuple[str, str]:
        """The language and the words of a page that is not there."""
        language = nearest(self._config.text("edition", "language"))
        return language, label(f"{_PREFIX}{'no-page' if self._is_there else 'building'}", language)

    def reports(self) -> Iterator[Report]:
        """Build at once, and again on each save; a report of each build in which something was new.

        Raises:
            CannotRun: if the folders of the edition cannot be watched.
        """
        for _ in saves(lambda: Sources.of(self._config)):
            report, found = self._build()
            before, self._shown = self._shown, found
            if report.changed or found != before:
                self.live.announce(report.changed, found, built=report.built, labels=words(self._config))
                yield report

    def _build(self) -> tuple[Report, list[Shown]]:
        begun = time.monotonic()
        try:
            if self._config.path.is_file():
                self._config = config.load(self._config.path)
            built = build(self._config, self.site, hurry=True)
        except CannotRun as error:
            return Report(problem=str(error)), [problem(error.what, error.where, error.hint)]
        except OSError as error:  # a file went, or may not be read
            where = Path(error.filename) if error.filename else None
            return Report(problem=f"{where}: {error.strerror}"), [problem(error.strerror or str(error), where)]
        found = shown(built.findings, self._config)
        return self._report(built, time.monotonic() - begun), found

    def _report(self, built: Built, seconds: float) -> Report:
        if built.site is None:
            return Report(seconds=seconds, findings=built.findings)
        self._is_there = True
        return Report(sorted(built.changed), seconds, built.findings, built=True, put_off=built.put_off)


def words(settings: Config) -> dict[str, Any]:
    """The visible words of the overlay, in the language of the edition; ``lang`` is that of the words."""
    language = settings.text("edition", "language")
    texts: dict[str, Any] = {key: label(_PREFIX + key, language) for key in _WORDS}
    texts |= {key: forms(_PREFIX + key, language) for key in _COUNTED}
    return {"lang": nearest(language), **texts}

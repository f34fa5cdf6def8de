"""What an edition has beside its texts: settings, two pages, and the schema for the editor's tools."""

import shutil
from pathlib import Path

from benchmarks.corpus.header import NOTICE, PUBLISHER

from diplomatic import resources

_SETTINGS = f"""# A test corpus, written by benchmarks/corpus. Nothing here was ever sent.

[edition]
title = "A test corpus of invented cables"
subtitle = "The affair of the Serena light, which never happened"
notice = "{NOTICE}"
version = "0.1.0"
publisher = "{PUBLISHER}"
editor = "{PUBLISHER}"
language = "en"
rights = "{NOTICE} The text and its encoding are under the MIT licence."

[paths]
cables = "tei/cables"
registers = "tei/registers"
"""
_INTRODUCTION = f"""# Introduction

**{NOTICE}** No such cable was ever sent, no such person lived, and the Serena Shoal is on no chart.

In March 1974, it is told here, a storm puts out the light on the shoal. The pilots of the strait stop work, the insurers
raise their rates, and three foreign services begin to telegraph about it. A ship is detained, a chart is forged, and a
conference on lights and buoys cannot agree on the shape of its table.

The cables come in the forms of their time:

- telegrams of the Soviet foreign ministry, and of the residents of another Soviet office, in English translation;
- ciphergrams of the Polish foreign ministry, in English translation;
- telegrams of the American Department of State.

Many answer an earlier one; some cite cables that nobody has found.
"""
_ABOUT = """# About this edition

It is made by a program, so that lists, registers, pictures and search have something to show and something to be measured
with. The same number of cables and the same seed make the same corpus, byte for byte:

    python -m benchmarks.corpus FOLDER --cables 200 --seed 1

The cities are real, and so are the names of some offices. The people, their words, the ships, the newspapers and the
documents are not.
"""


def write_pages(folder: Path) -> None:
    """The editor's introduction, and what the edition says about itself."""
    (folder / "introduction.md").write_bytes(_INTRODUCTION.encode())
    (folder / "about.md").write_bytes(_ABOUT.encode())


def copy_schema(folder: Path) -> None:
    """The schema that every file names in its first lines."""
    for path in sorted(resources.folder("schema").glob("*.xsd")):
        shutil.copyfile(path, folder / path.name)


def write_settings(folder: Path) -> None:
    """``edition.toml``. It comes last: without it the folder is no edition, but a corpus that was not finished."""
    (folder / "edition.toml").write_bytes(_SETTINGS.encode())

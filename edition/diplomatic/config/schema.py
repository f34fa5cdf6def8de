"""Which schema an edition has, and the files that it is made from. Nothing here reads them."""

from pathlib import Path

from diplomatic import resources
from diplomatic.config.reading import Config


def odd_of(config: Config) -> Path | None:
    """The ODD that is the edition's own schema, if it has one."""
    path = config.folder("schema")
    return path if path.suffix == ".odd" else None


def schema_path(config: Config) -> Path:
    """The edition's own schema (of an ODD, what it was compiled to), or the shipped one."""
    if odd := odd_of(config):
        return config.root / "build" / "schema" / f"{odd.stem}.xsd"
    return config.folder("schema") if config.text("paths", "schema") else resources.folder("schema") / "cable.xsd"


def schema_sources(config: Config) -> list[Path]:
    """The files that the schema of an edition is made from: all that stand beside its ODD, or the files of the XSD."""
    if odd := odd_of(config):
        return sorted(path for path in odd.parent.iterdir() if path.is_file()) if odd.parent.is_dir() else []
    return sorted(schema_path(config).parent.glob("*.xsd"))

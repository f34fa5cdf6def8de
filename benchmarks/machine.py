"""The machine of a run, as far as it matters for the figures. Nothing that says whose it is."""

import os
import platform
import re
from pathlib import Path

from lxml import etree


def machine(folder: Path) -> dict[str, str]:
    """What it is, in words; ``folder`` is where the editions and sites lie."""
    return {
        "Processor": f"{_processor()}, {_cores()} cores",
        "Memory": _memory(),
        "Disk": _file_system(folder),
        "System": _system(),
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
        "lxml": f"{_dotted(etree.LXML_VERSION[:3])}, with libxml2 {_dotted(etree.LIBXML_VERSION)} and "
        f"libxslt {_dotted(etree.LIBXSLT_VERSION)}",
    }


def busy() -> float:
    """How many processes wanted to run in the last minute."""
    return os.getloadavg()[0]


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _processor() -> str:
    found = _line("/proc/cpuinfo", r"^model name\s*:\s*(.+)$")
    return found or platform.processor() or platform.machine()


def _memory() -> str:
    kilobytes = _line("/proc/meminfo", r"^MemTotal:\s*(\d+) kB$")
    return f"{int(kilobytes) / 1024**2:.0f} GB" if kilobytes else "unknown"


def _system() -> str:
    return _line("/etc/os-release", r'^PRETTY_NAME="?(.*?)"?$') or f"{platform.system()} {platform.release()}"


def _file_system(folder: Path) -> str:
    """The kind of file system, because writing many files is what depends on it most."""
    try:
        mounts = [line.split() for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines()]
    except OSError:
        return "unknown"
    place = folder.resolve()
    holding = [(len(mount[1]), mount[2]) for mount in mounts if place.is_relative_to(mount[1])]
    return max(holding)[1] if holding else "unknown"


def _line(file: str, pattern: str) -> str:
    try:
        match = re.search(pattern, Path(file).read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        return ""
    return match[1].strip() if match else ""


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))

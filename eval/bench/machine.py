"""What it was measured on."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, distributions, version
from pathlib import Path

from eval.bench.contenders import APART

_LIBRARIES = ("mingzhang", "pymupdf", "pdfplumber", "pdfminer.six", "pydantic")


def described() -> dict[str, str]:
    """Processor, cores, system, Python and the libraries that take part."""
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        **{name: _version(name) for name in _LIBRARIES},
        **{f"{d.name} apart": d.version for d in distributions(path=[str(APART)])},
    }


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    if known.exists():  # Linux only
        for line in known.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"

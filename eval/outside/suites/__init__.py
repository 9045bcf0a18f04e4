"""What is measured on documents outside the project, by name: measures of the same names on every form that is there.

Scans take minutes, so they are read only when the suite is asked for by its name.
"""

from __future__ import annotations

from eval.outside.suites import answers, audit, extraction
from eval.run.jobs import Suite

SUITES: dict[str, Suite] = {
    "extraction": extraction.SUITE,
    "audit": audit.SUITE,
    "answers": answers.SUITE,
    "scans": extraction.SCANS,
}

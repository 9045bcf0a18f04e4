"""The report as a file: nothing from elsewhere, nothing run, everything escaped, a section only where there is something."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from eval.render.place import Place
from eval.report import page
from eval.report.crops import Print
from eval.report.flips import Flip
from eval.run.cases import Case, Outcome, unscored, valued


def nowhere(_: str, __: str) -> Print | None:
    """For documents that cannot be drawn."""
    return None


HEADER = {
    "mingzhang": "0.1.0",
    "suite": "all",
    "engine": "rules",
    "limit": None,
    "cases": "fixtures",
    "replay": False,
    "prompts": {"answer": "ab12"},
    "machine": {"processor": "a processor", "cores": "2"},
    "libraries": {"pymupdf": "1.28"},
    "seconds": 83.4,
}
HOSTILE = "<script>alert(1)</script>\"'&<img src=http://example.org/x>"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def case(suite: str, measure: str, subject: str, variant: str, right: int = 4, family: str = "甲") -> Case:
    return Case(
        suite=suite,
        measure=measure,
        subject=subject,
        variant=variant,
        family=family,
        outcome=Outcome.RIGHT if right == 4 else Outcome.WRONG,
        right=right,
        wanted=4,
        given=4,
        explanation="" if right == 4 else "missed t1 | 合计",
    )


def amount(suite: str, measure: str, subject: str, variant: str, value: float) -> Case:
    return replace(valued(suite, measure, subject, variant, "甲", value), outcome=Outcome.MEASURED)


def everything() -> list[Case]:
    """A case of each sort that the page has a section for."""
    cases: list[Case] = []
    for n, subject in enumerate(("a", "b", "c", "d")):
        family = "甲" if n % 2 else "乙"
        cases += [case("extraction", "cells", subject, form, 3 + n % 2, family) for form in ("pdf", "docx")]
        cases += [
            replace(
                case("extraction", "kinds", subject, "pdf", 3, family), confused=(("receipts", "basic", 1),)
            )
        ]
        cases += [
            case("scans", "cells", subject, f"{dpi}-{damage}", 3)
            for dpi in (100, 300)
            for damage in ("light", "heavy")
        ]
        for reader in ("mingzhang", "pdfplumber"):
            cases += [
                case("peers", "cells", subject, reader, 3),
                valued("peers", "teds", subject, reader, "", 0.5),
            ]
            cases += [amount("peers", "ms_per_page", subject, reader, 12.5)]
        cases += [unscored("peers", "cells", subject, "whole_document", "", "no model is configured")]
        cases += [
            amount("cost", "tokens", subject, "llm", 9000 + n),
            case("answers", "right", subject, "why", 3),
        ]
    return cases


def sections(html: str) -> list[str]:
    return re.findall(r'<section id="(\w+)"', html)


def made(cases: list[Case], flips: list[Flip] | None = None) -> str:
    return page.html(page.report(HEADER, cases, flips, nowhere))


@dataclass(frozen=True)
class Side:
    score: float | None


@dataclass(frozen=True)
class Flipped:
    change: str
    id: str
    before: Side | None
    now: Side | None
    bad: bool
    explanation: str = ""


@cache
def whole() -> str:
    """The page with every section."""
    return made(everything(), FLIPS)


FLIPS: list[Flip] = [
    Flipped("worse", "extraction/cells/a/pdf", Side(1.0), Side(0.75), True, "missed t1"),
    Flipped("lost", "extraction/cells/e/pdf", Side(1.0), None, True),
    Flipped("better", "extraction/cells/b/pdf", Side(0.5), Side(1.0), False),
    Flipped("new", "extraction/cells/c/pdf", None, Side(1.0), False),
]


class Seen(HTMLParser):
    """The elements of a page, what they refer to, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.references: list[str] = []
        self.handlers: list[str] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name in ("href", "src", "srcset", "action", "data", "xlink:href"):
                self.references.append(value or "")
            if name.startswith("on"):
                self.handlers.append(name)

    def handle_data(self, data: str) -> None:
        self.words += data


def test_every_section_appears_in_its_order() -> None:
    order = ["flips", "figures", "families", "scans", "confusion", "peers", "cost", "worst", "cases"]
    html = whole()
    assert sections(html) == order
    assert re.findall(r'<a href="#(\w+)"', html) == order


@pytest.mark.parametrize(
    ("section", "suites"),
    [("scans", {"scans"}), ("peers", {"peers"}), ("cost", {"cost"}), ("cost", {"answers"})],
)
def test_a_section_is_left_out_where_there_is_nothing_for_it(section: str, suites: set[str]) -> None:
    html = made([one for one in everything() if one.suite not in suites])
    assert section not in sections(html)
    assert "flips" not in sections(html)


def test_a_flawless_run_has_nothing_worst_and_nothing_confused() -> None:
    html = made([case("extraction", "cells", subject, "pdf") for subject in "abc"])
    assert sections(html) == ["figures", "cases"]
    assert "What is weakest" not in html


def test_peers_that_could_not_be_scored_are_no_section_and_keep_their_reason() -> None:
    html = made([unscored("peers", "cells", "a", "another", "", "not installed")])
    assert sections(html) == ["cases"]
    assert "not installed" in html


def test_an_empty_run_says_so() -> None:
    html = made([])
    assert "Nothing was run" in html
    assert sections(html) == []


def test_the_header_says_what_was_run_and_how_it_went() -> None:
    words = Seen(whole()).words
    for told in ("0.1.0", "rules", "1 min 23 s", "answer ab12", "pymupdf 1.28", "a processor"):
        assert told in words
    assert "limit" not in words


def test_flips_are_told_both_ways() -> None:
    words = Seen(whole()).words
    for told in ("Worse: 2", "Better: 1", "1 → 0.750", "1 → gone", "0.500 → 1", "Not in the baseline: 1"):
        assert told in words
    assert "No case flipped" in made([], [])


def test_nothing_is_asked_of_the_network_and_nothing_is_run() -> None:
    html = whole()
    seen = Seen(html)
    assert all(found.startswith(("#", "data:image/")) for found in seen.references)
    assert not re.search(r"https?:|url\((?!#)|@import", html)
    assert seen.tags.isdisjoint({"script", "link", "iframe", "object", "embed", "form", "base"})
    assert seen.handlers == []
    assert html.count("<style") == 1
    assert "default-src 'none'; img-src data:; style-src 'unsafe-inline'" in html


def test_whatever_a_document_says_stays_text(tmp_path: Path) -> None:
    hostile = [
        replace(
            one,
            explanation=HOSTILE,
            variant=one.variant,
            family=HOSTILE + one.family,
            subject=one.subject + HOSTILE,
        )
        for one in everything()
    ]
    hostile += [case(HOSTILE, HOSTILE, "a", name, 1, name) for name in (HOSTILE, "$\\frac{$")]
    hostile += [replace(unscored("x", "raised", "a", "pdf", "", HOSTILE), outcome=Outcome.WRONG)]
    hostile += [
        replace(one, variant=f"100-{HOSTILE}".replace(" ", "")) for one in hostile if one.suite == "scans"
    ]
    hostile += [replace(one, variant=f"other {HOSTILE}") for one in hostile if one.suite == "peers"]
    hostile += [replace(case("extraction", "kinds", "a", "pdf", 1), confused=((HOSTILE, "x" + HOSTILE, 1),))]
    flips: list[Flip] = [Flipped("worse", HOSTILE, Side(1.0), Side(0.1), True, HOSTILE)]
    page.write(
        tmp_path / "report.html",
        {"suite": HOSTILE, HOSTILE: {HOSTILE: HOSTILE}},
        hostile,
        flips,
        find=nowhere,
    )
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "<script" not in html
    assert "<img" not in html
    assert "alert(1)" in html
    assert Seen(html).handlers == []


def test_the_printed_line_of_a_case_stays_text_too(tmp_path: Path) -> None:
    wrong = replace(case("extraction", "cells", "a", "cells", 1), places=(Place(line=1),))
    page.write(tmp_path / "r.html", HEADER, [wrong], find=lambda *_: Print(".txt", HOSTILE.encode()))
    html = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert '<p class="printed">' in html
    assert "<script" not in html


def test_the_same_cases_give_the_same_bytes() -> None:
    assert made(everything(), FLIPS) == whole()


def test_labels_of_plots_are_text_and_no_plot_takes_marks_of_another() -> None:
    html = whole()
    assert re.search(r"<text[^>]*>甲 \(2\)</text>", html)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'(?:href="|url\()#([^")]+)', html)) <= set(ids)


def test_a_job_that_broke_off_is_told_at_the_top() -> None:
    broken = replace(unscored("extraction", "raised", "a", "pdf", "", "KeyError: x"), outcome=Outcome.WRONG)
    words = Seen(made([case("extraction", "cells", "a", "pdf"), broken])).words
    assert "Broke off: 1." in words.partition("Figures")[0]


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_the_page_fits_a_screen_and_a_telephone_under_its_own_policy(tmp_path: Path) -> None:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    page.write(tmp_path / "report.html", HEADER, everything(), FLIPS, find=nowhere)
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == whole()
    faults: list[str] = []
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        shown = browser.new_page()
        shown.on("console", lambda said: faults.append(said.text))
        shown.on("request", lambda sent: faults.append(sent.url) if sent.url.startswith("http") else None)
        shown.goto((tmp_path / "report.html").as_uri())
        for width in (1280, 400):
            shown.set_viewport_size({"width": width, "height": 900})
            reach = max(
                box["x"] + box["width"]
                for part in shown.locator("main > section").all()
                if (box := part.bounding_box())
            )
            assert reach <= width
        browser.close()
    assert faults == []

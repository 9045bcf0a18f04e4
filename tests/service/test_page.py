"""The page in a real browser, served by the real command: upload, ask, see the figure boxed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "eval" / "sample" / "qinghe-2020.pdf"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@contextmanager
def serving(library: Path) -> Iterator[str]:
    """The address of a service in a process of its own."""
    command = [sys.executable, "-m", "service.cli", "serve", "--port", "0", "--library", str(library)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        giving_up = threading.Timer(30, process.kill)
        giving_up.start()
        try:
            said = next((line for line in process.stderr if "http://" in line), "")
            found = re.search(r"http://[\d.]+:\d+/", said)
            assert found, "the service did not start"
            # it is waited for no longer, and lives as long as the tests need it
            giving_up.cancel()
            yield found[0]
        finally:
            giving_up.cancel()
            process.terminate()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("library")) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page(browser: Any, address: str) -> Iterator[Any]:
    """The page with the sample uploaded; complaints of the browser and foreign requests fail the test."""
    page = browser.new_page(viewport={"width": 1366, "height": 860})
    page.set_default_timeout(20_000)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("request", lambda sent: None if sent.url.startswith(address) else faults.append(sent.url))
    page.goto(address)
    page.set_input_files("#file", str(SAMPLE))
    page.wait_for_selector("#documents [data-document]")
    page.wait_for_selector("#checks .counts")
    yield page
    assert faults == []


def box_on_picture(page: Any) -> tuple[Any, Any]:
    """The first box drawn and the picture under it, in pixels, once the picture is there."""
    page.wait_for_selector("rect.box")
    # The policy of the page forbids the usual wait for a condition, which evaluates text.
    playwright.expect(page.locator(".sheet img")).to_have_js_property("complete", True)
    assert page.locator(".sheet img").evaluate("image => image.naturalWidth") > 0
    return page.locator("rect.box").first.bounding_box(), page.locator(".sheet img").bounding_box()


def within(box: Any, picture: Any) -> bool:
    return bool(
        box["width"] > 4
        and box["height"] > 4
        and box["x"] >= picture["x"]
        and box["y"] >= picture["y"]
        and box["x"] + box["width"] <= picture["x"] + picture["width"]
        and box["y"] + box["height"] <= picture["y"] + picture["height"]
    )


def ask(page: Any, question: str) -> None:
    page.select_option("#scope", "")
    page.fill("#question", question)
    page.press("#question", "Enter")
    page.wait_for_selector("#answer[aria-busy=false] .answer")


def test_an_upload_appears_with_its_counts_and_its_failures(page: Any) -> None:
    item = page.locator("#documents [data-document]").first
    assert "青河县医疗保障局" in item.inner_text()
    assert "不符" in item.inner_text()
    assert page.locator("#jobs li").count() == 0


def test_an_answer_stands_beside_its_page_with_the_cited_place_boxed(page: Any) -> None:
    ask(page, "城乡医疗救助为什么增加")
    assert page.locator(".answer.answered .footnote").count() >= 2
    assert within(*box_on_picture(page))
    boxed = page.locator("rect.box").first.get_attribute("x")
    page.locator(".footnote").nth(1).click()
    playwright.expect(page.locator("rect.box").first).not_to_have_attribute("x", boxed)
    assert within(*box_on_picture(page))


def test_the_page_keeps_one_conversation_until_a_new_one_is_begun(page: Any) -> None:
    ask(page, "青河县医疗保障局2020年公务接待费是多少")
    ask(page, "为什么？")
    assert (
        "理解为：青河县医疗保障局2020年公务接待费为什么" in page.locator(".answer .understood").inner_text()
    )
    page.locator("#anew").click()
    assert page.locator("#anew").is_hidden()
    ask(page, "为什么？")
    assert page.locator(".answer .understood").count() == 0


def test_the_box_is_where_the_service_says_the_figure_is_printed(page: Any, address: str) -> None:
    ask(page, "城乡医疗救助为什么增加")
    box, picture = box_on_picture(page)
    with page.expect_response("**/ask") as response:
        page.press("#question", "Enter")
    citation = response.value.json()["citations"][0]
    sizes = page.request.get(f"{address}documents/{citation['document']}/pages").json()
    scale = picture["width"] / sizes[citation["page"] - 1]["width"]
    x0, y0, x1, y1 = citation["box"]
    centre = (box["x"] + box["width"] / 2 - picture["x"], box["y"] + box["height"] / 2 - picture["y"])
    assert centre == pytest.approx(((x0 + x1) / 2 * scale, (y0 + y1) / 2 * scale), abs=1.5)


def test_a_finding_leads_to_its_figures_the_suspect_apart_from_the_others(page: Any) -> None:
    finding = page.locator(".findings .fails").first
    assert "应为 69.37万元" in finding.inner_text()
    assert "75.57 ≠ 63.97 + 6.20 = 70.17" in finding.inner_text()
    finding.locator(".finding").first.click()
    assert within(*box_on_picture(page))
    playwright.expect(page.locator("rect.box.suspect")).to_have_count(1)
    playwright.expect(page.locator("rect.box.other")).to_have_count(4)


def test_what_fails_because_of_a_finding_is_folded_and_leads_to_its_own_figures(page: Any) -> None:
    finding = page.locator(".findings .fails").first
    folded = finding.locator(".consequences")
    folded.locator("summary").click()
    playwright.expect(folded.locator(".finding")).to_have_count(3)
    folded.locator(".finding").nth(1).click()
    assert within(*box_on_picture(page))
    playwright.expect(page.locator("rect.box.other")).to_have_count(2)
    folded.locator("summary").click()


def test_the_report_opens_in_a_window_of_its_own_and_turns_to_english(page: Any) -> None:
    with page.expect_popup() as opened:
        page.locator(".overview a[lang=zh]").click()
    report = opened.value
    faults: list[str] = []
    report.on("console", lambda said: faults.append(said.text))
    report.reload()
    assert "印 63.97万元，应为 69.37万元" in report.locator("article .what").inner_text()
    report.locator("label[for=en]").click()
    assert "should be 69.37万元" in report.locator("article .what").inner_text()
    assert report.locator("svg image").first.bounding_box()["width"] > 300
    assert faults == []
    report.close()


def test_a_refusal_is_shown_as_one(page: Any) -> None:
    ask(page, "2020年决算支出是多少")
    page.wait_for_selector(".answer.not_disclosed")
    assert page.locator(".footnote").count() == 0


def test_text_of_a_document_is_never_markup(page: Any, tmp_path: Path) -> None:
    hostile = tmp_path / "<img src=x onerror=alert(1)>.txt"
    hostile.write_bytes(b"<script>alert(1)</script>\n" * 3)
    page.set_input_files("#file", str(hostile))
    playwright.expect(page.locator("#documents [data-document]")).to_have_count(2)
    assert "<img src=x" in page.locator("#documents").inner_text()
    assert page.locator("#documents img, #documents script").count() == 0


def test_a_bad_file_says_why(page: Any, tmp_path: Path) -> None:
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04")
    page.set_input_files("#file", str(tmp_path / "bad.docx"))
    page.wait_for_selector("#jobs .failed")
    assert "损坏" in page.locator("#jobs .failed").inner_text()
    page.locator("#jobs .failed button").click()
    assert page.locator("#jobs li").count() == 0


def test_a_document_with_nothing_to_check_is_not_shown_as_right(page: Any, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("2024年部门预算公开说明。", encoding="utf-8")
    page.set_input_files("#file", str(tmp_path / "note.txt"))
    item = page.locator("#documents [data-document]", has_text="note")
    playwright.expect(item).to_contain_text("没有可以核对的项目")
    assert item.locator(".badge.holds").count() == 0
    playwright.expect(page.locator("#checks .notice")).to_have_text("没有可以核对的项目。")
    assert page.locator("#checks .notice.good").count() == 0
    page.once("dialog", lambda dialog: dialog.accept())
    item.get_by_role("button", name="删除").click()
    playwright.expect(item).to_have_count(0)


def test_a_telephone_shows_everything_without_scrolling_sideways(page: Any) -> None:
    page.set_viewport_size({"width": 375, "height": 740})
    try:
        ask(page, "城乡医疗救助为什么增加")
        page.locator(".footnote").first.click()
        assert within(*box_on_picture(page))
        playwright.expect(page.locator("#viewer")).to_be_focused()
        assert page.evaluate("document.documentElement.scrollWidth") <= 375
        page.locator(".viewer .back").click()
        playwright.expect(page.locator(".footnote").first).to_be_focused()
    finally:
        page.set_viewport_size({"width": 1366, "height": 860})


def test_the_reference_is_drawn_from_the_service_itself(page: Any, address: str) -> None:
    page.goto(f"{address}docs")
    page.wait_for_selector("#reference[aria-busy=false]")
    assert "/documents/{document}/pages/{page}.png" in page.locator("#reference").inner_text()
    page.goto(address)
    page.wait_for_selector("#documents [data-document]")

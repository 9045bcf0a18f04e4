"""The HTTP interface against a library with the sample disclosure in it."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from PIL import Image

from service.app import create_app
from service.settings import Settings

SAMPLE = Path(__file__).parents[2] / "eval" / "sample" / "qinghe-2020.pdf"
ID = hashlib.sha256(SAMPLE.read_bytes()).hexdigest()
NOTE = "本部门负责全县的统计工作。\n".encode()


def client(settings: Settings) -> TestClient:
    return TestClient(create_app(settings), base_url="http://127.0.0.1:8000", raise_server_exceptions=False)


def finished(api: TestClient, job: dict[str, Any]) -> dict[str, Any]:
    """The job once it has ended."""
    deadline = time.monotonic() + 30
    while job["state"] in ("queued", "running"):
        assert time.monotonic() < deadline, job
        job = api.get(f"/jobs/{job['id']}").json()
    return job


def upload(api: TestClient, name: str, data: bytes) -> dict[str, Any]:
    response = api.post("/documents", files={"file": (name, data)})
    assert response.status_code == 202, response.text
    assert response.headers["location"] == f"/jobs/{response.json()['id']}"
    return finished(api, response.json())


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with client(Settings(library=tmp_path_factory.mktemp("library"))) as api:
        job = upload(api, SAMPLE.name, SAMPLE.read_bytes())
        assert (job["state"], job["document"]) == ("done", ID), job
        yield api


def test_an_uploaded_document_is_listed_with_its_counts(api: TestClient) -> None:
    (held,) = [each for each in api.get("/documents").json() if each["id"] == ID]
    assert held == api.get(f"/documents/{ID}").json()
    summary = api.get(f"/documents/{ID}/checks").json()["summary"]
    assert {status: held[status] for status in summary} == summary
    assert held["fiscal_year"] == 2020


def test_the_budget_is_the_whole_extraction(api: TestClient) -> None:
    body = api.get(f"/documents/{ID}/budget").json()
    assert body["budget"]["document"] == ID
    assert len(body["checks"]) == len(api.get(f"/documents/{ID}/checks").json()["checks"]) > 0


def test_facts_come_as_records_and_as_a_spreadsheet(api: TestClient) -> None:
    records = api.get(f"/documents/{ID}/facts").json()
    response = api.get(f"/documents/{ID}/facts.csv")
    assert response.content.startswith("\ufeff".encode())
    assert response.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))
    printed = {(row["page"], row["printed"]) for row in rows}
    assert records
    assert {(str(record["page"]), record["printed"]) for record in records} <= printed


def test_the_report_is_one_page_that_may_fetch_and_run_nothing(api: TestClient) -> None:
    response = api.get(f"/documents/{ID}/report")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/html")
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "应为 69.37万元" in response.text
    assert 'id="zh" checked' in response.text
    assert 'id="en" checked' in api.get(f"/documents/{ID}/report", params={"language": "en"}).text


def test_the_checks_come_with_the_findings_they_fail_because_of(api: TestClient) -> None:
    report = api.get(f"/documents/{ID}/checks").json()
    (finding,) = report["findings"]
    assert [report["checks"][at]["status"] for at in finding["checks"]] == ["fails"] * 3
    assert finding["place"]["cell"] == "t8r11c4"
    assert finding["proposed"] == "69.37"


def test_a_page_image_has_the_size_of_the_page_at_the_resolution_asked_for(api: TestClient) -> None:
    page = api.get(f"/documents/{ID}/pages").json()[0]
    for dpi in (50, 110):
        response = api.get(f"/documents/{ID}/pages/1.png", params={"dpi": dpi})
        assert response.headers["content-type"] == "image/png"
        with Image.open(io.BytesIO(response.content)) as image:
            assert image.size == pytest.approx((page["width"] * dpi / 72, page["height"] * dpi / 72), abs=1.5)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"/documents/{ID}/pages/9999.png", 404),
        (f"/documents/{ID}/pages/0.png", 422),
        (f"/documents/{ID}/pages/1.png?dpi=49", 422),
        (f"/documents/{ID}/pages/1.png?dpi=201", 422),
        (f"/documents/{ID}/pages/1.png?dpi=inf", 422),
        (f"/documents/{'0' * 64}", 404),
        (f"/documents/{'0' * 64}/budget", 404),
        (f"/documents/{'0' * 64}/pages/1.png", 404),
        (f"/documents/{'0' * 64}/report", 404),
        (f"/documents/{ID}/report?language=fr", 422),
        (f"/documents/{ID[:12]}", 422),
        (f"/documents/{ID.upper()}", 422),
        ("/documents/..%2F..%2Fetc%2Fpasswd", 404),
        ("/documents/%2e%2e", 422),
        ("/ui/..%2f..%2fpyproject.toml", 404),
        ("/ui/%2e%2e/app.py", 404),
        (f"/jobs/{'0' * 32}", 404),
        ("/jobs/1", 422),
        ("/nothing", 404),
    ],
)
def test_what_is_not_there_is_a_problem_with_a_reason(api: TestClient, path: str, status: int) -> None:
    response = api.get(path)
    problem = response.json()
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert problem["status"] == status
    assert problem["detail"]


def test_a_question_is_answered_with_a_place_on_a_page(api: TestClient) -> None:
    answer = api.post("/ask", json={"question": "城乡医疗救助为什么增加", "document": ID}).json()
    assert answer["status"] == "answered"
    for citation in answer["citations"]:
        assert citation["document"] == ID
        assert citation["page"]
        assert len(citation["box"]) == 4


def test_a_follow_up_in_a_session_keeps_its_subject_and_says_how_it_was_understood(api: TestClient) -> None:
    first = {"question": "青河县医疗保障局2020年城乡医疗救助是多少", "session": "talk"}
    assert api.post("/ask", json=first).json()["understood"] is None
    answer = api.post("/ask", json={"question": "为什么？", "session": "talk"}).json()
    assert answer["question"] == "为什么？"
    assert answer["understood"] == "青河县医疗保障局2020年城乡医疗救助为什么"
    assert answer["status"] == "answered"
    alone = api.post("/ask", json={"question": "为什么？"}).json()
    assert alone["understood"] is None
    assert alone["status"] != "answered"


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ({"question": "三公", "session": ""}, 422),
        ({"question": "三公", "session": "s" * 101}, 422),
        ({"question": "三公", "session": "'; DROP TABLE sessions; --"}, 200),
        ({"question": ""}, 422),
        ({"question": " \n"}, 422),
        ({"question": "多" * 10_000}, 422),
        ({"question": "三公经费", "document": "../library"}, 422),
        ({"question": "三公经费", "document": "0" * 64}, 404),
        ({"question": "三公经费", "engine": "llm"}, 422),
        ({"question": "三公经费", "engine": "oracle"}, 422),
        ({"question": ["三公经费"]}, 422),
        ({}, 422),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(
    api: TestClient, question: dict[str, Any], status: int
) -> None:
    response = api.post("/ask", json=question)
    assert response.status_code == status
    # What was sent does not come back: it may be long.
    assert len(response.text) < 1_000


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.pdf", b"", "空"),
        ("photo.pdf", b"\xff\xd8\xff\xe0" + b"\0" * 200, "后缀"),
        ("report.docx", b"PK\x03\x04 and no more", "损坏"),
        ("cut.pdf", SAMPLE.read_bytes()[:20_000], "损坏"),
    ],
)
def test_a_bad_file_fails_its_job_with_a_reason_and_leaves_nothing(
    api: TestClient, name: str, data: bytes, said: str
) -> None:
    job = upload(api, name, data)
    assert job["state"] == "failed"
    assert said in job["reason"]
    assert hashlib.sha256(data).hexdigest() not in {held["id"] for held in api.get("/documents").json()}


def test_no_name_of_an_upload_becomes_a_path(api: TestClient, tmp_path: Path) -> None:
    with client(Settings(library=tmp_path / "library")) as fresh:
        job = upload(fresh, "../../..\\evil\u202ename.txt", NOTE)
        assert (job["state"], job["name"]) == ("done", "evilname.txt")
    files = [file.name for file in (tmp_path / "library" / "files").iterdir()]
    assert files == [hashlib.sha256(NOTE).hexdigest()]
    assert [file.name for file in tmp_path.iterdir()] == ["library"]


def test_a_deleted_document_is_gone_and_the_others_stay(api: TestClient) -> None:
    note = upload(api, "note.txt", NOTE)["document"]
    assert api.delete(f"/documents/{note}").status_code == 204
    for path in ("", "/budget", "/facts", "/facts.csv", "/checks", "/pages", "/pages/1.png"):
        assert api.get(f"/documents/{note}{path}").status_code == 404
    assert api.delete(f"/documents/{note}").status_code == 404
    assert api.get(f"/documents/{ID}").status_code == 200


def test_a_document_without_pages_has_no_page_images(api: TestClient) -> None:
    note = upload(api, "note.txt", NOTE)["document"]
    assert api.get(f"/documents/{note}/pages").json() == []
    assert api.get(f"/documents/{note}/pages/1.png").status_code == 404
    api.delete(f"/documents/{note}")


@pytest.mark.parametrize("declared", [True, False])
def test_an_upload_over_the_limit_is_refused_while_it_comes_in(tmp_path: Path, declared: bool) -> None:
    def body() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
        for _ in range(40):
            yield b"a" * 10_000
        yield b"\r\n--x--\r\n"

    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    with client(Settings(library=tmp_path, max_bytes=1_000)) as api:
        content = b"".join(body()) if declared else body()
        response = api.post("/documents", content=content, headers=headers)
        assert response.status_code == 413
        assert "上限" in response.json()["detail"]
        assert api.get("/jobs").json() == []


def test_an_ordinary_request_has_no_room_for_a_large_body(api: TestClient) -> None:
    response = api.post("/ask", content=b"x" * 100_000)
    assert response.status_code == 413
    assert "64 KB" in response.json()["detail"]


@pytest.mark.parametrize(
    "path", ["/", "/docs", "/ui/main.js", "/documents", "/nothing", f"/documents/{ID}/pages/1.png"]
)
def test_every_answer_forbids_what_documents_could_abuse(api: TestClient, path: str) -> None:
    headers = api.get(path).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_another_site_can_neither_send_nor_read(api: TestClient) -> None:
    foreign = {"Origin": "http://elsewhere.example"}
    assert api.post("/ask", json={"question": "三公"}, headers=foreign).status_code == 403
    assert api.delete(f"/documents/{ID}", headers={"Origin": "null"}).status_code == 403
    assert api.get("/documents", headers={"Host": "elsewhere.example"}).status_code == 400
    own = {"Origin": "http://127.0.0.1:8000"}
    assert api.post("/ask", json={"question": "三公"}, headers=own).status_code == 200


def test_a_service_open_to_the_network_answers_to_any_name_of_its_machine(tmp_path: Path) -> None:
    app = create_app(Settings(library=tmp_path), host="0.0.0.0")
    with TestClient(app, base_url="http://budget.example") as api:
        assert api.get("/health").json() == {"status": "ok", "documents": 0, "model": False}


def test_a_fault_of_the_service_says_nothing_of_its_inside(
    api: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the inside")

    monkeypatch.setattr("service.api.answer_to", fail)
    response = api.post("/ask", json={"question": "三公"})
    assert response.status_code == 500
    assert "inside" not in response.text


def test_every_endpoint_is_documented(api: TestClient) -> None:
    described = api.get("/openapi.json").json()["paths"]
    operations = [operation for path in described.values() for operation in path.values()]
    assert all(operation.get("summary") and operation.get("description") for operation in operations)
    assert {"/documents", "/jobs/{job}", "/ask", "/documents/{document}/pages/{page}.png"} <= set(described)


UI = Path(__file__).parents[2] / "service" / "ui"


@pytest.mark.parametrize("file", sorted(UI.iterdir()), ids=lambda file: file.name)
def test_the_page_loads_nothing_from_elsewhere_and_never_parses_text_as_markup(file: Path) -> None:
    text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?://|[\"'(]//\w", text)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|srcdoc", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=", text), "the policy forbids inline code"


def test_a_document_without_relatives_has_no_comparisons(api: TestClient) -> None:
    assert api.get(f"/documents/{ID}/comparisons").json() == []
    assert api.get(f"/documents/{'0' * 64}/comparisons").status_code == 404


def test_two_years_of_a_body_are_compared_and_each_place_names_its_document(tmp_path: Path) -> None:
    def year(printed: int, last: str) -> bytes:
        text = f"云溪县水利局{printed}年部门预算\n一、收支说明\n"
        text += f"{printed}年“三公”经费预算为4.50万元，比{printed - 1}年预算{last}。\n"
        return text.encode()

    with client(Settings(library=tmp_path)) as api:
        for printed, last in ((2023, "持平"), (2024, "增加0.80万元")):
            job = upload(api, f"{printed}.txt", year(printed, last))
        (found,) = api.get(f"/documents/{job['document']}/comparisons").json()
    assert (found["relation"], found["document"]["name"]) == ("last_budget", "2024")
    (check,) = found["checks"]
    assert (check["status"], check["printed"], check["expected"]) == ("fails", "3.7", "4.5")
    documents = [found["document"]["document"], found["others"][0]["document"]]
    assert [source["document"] for source in check["sources"]] == [documents[0], documents[0], documents[1]]

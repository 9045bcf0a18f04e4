"""What a model said is kept and read again: the same words to the same model, or nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import prompts
from extractors.llm import Completion, ModelMisspoke, ModelRefused, ModelUnreachable
from extractors.recordings import Recorded, digest

SCHEMA = {"type": "object", "required": ["status"]}


SAID = Completion(
    "{}", {"status": "answered"}, 30, 4, tokens_cached=20, form="tool", origin="model", seconds=1.25
)


class Speaking:
    """A model that says one thing, and counts how often it is asked."""

    def __init__(self, name: str = "quill-7", failing: bool = False) -> None:
        self.name, self.failing, self.asked = name, failing, 0

    def complete(self, system: str, user: str, schema: Any = None, images: Any = ()) -> Completion:
        self.asked += 1
        if self.failing:
            raise ModelRefused("too many requests")
        return SAID


def record(folder: Path, model: Speaking | None = None) -> Completion:
    return Recorded(folder, model or Speaking()).complete("You answer.", "How much?", SCHEMA)


def test_what_was_recorded_is_given_again_without_the_model(tmp_path: Path) -> None:
    said = record(tmp_path / "kept")
    replayed = Recorded(tmp_path / "kept")
    assert replayed.name == "quill-7"
    assert said == SAID
    assert replayed.complete("You answer.", "How much?", SCHEMA) == replace(said, origin="recording")


@pytest.mark.parametrize(("data", "form"), [({"status": "answered"}, "json_schema"), (None, "")])
def test_recordings_from_before_there_were_several_forms_are_read(
    tmp_path: Path, data: dict[str, Any] | None, form: str
) -> None:
    record(tmp_path)
    (path,) = tmp_path.iterdir()
    old = {"model": "quill-7", "prompts": {}, "text": "{}", "data": data, "tokens_in": 30, "tokens_out": 4}
    path.write_text(json.dumps(old), encoding="utf-8")
    said = Recorded(tmp_path).complete("You answer.", "How much?", SCHEMA)
    assert (said.data, said.tokens, said.tokens_cached, said.form) == (data, 34, 0, form)


@pytest.mark.parametrize(
    ("system", "user", "schema"),
    [
        ("You answer!", "How much?", SCHEMA),
        ("You answer.", "How many?", SCHEMA),
        ("You answer.", "How much?", None),
        ("You answer.", "How much?", {"type": "object", "required": []}),
    ],
)
def test_other_words_or_another_form_are_another_question(
    tmp_path: Path, system: str, user: str, schema: dict[str, Any] | None
) -> None:
    record(tmp_path)
    with pytest.raises(ModelUnreachable, match="found no"):
        Recorded(tmp_path).complete(system, user, schema)


def test_what_is_missing_is_named_by_its_first_words(tmp_path: Path) -> None:
    record(tmp_path)
    with pytest.raises(
        ModelUnreachable, match=r"recorded answer of quill-7 to '问题：城乡医疗救助为什么增加'"
    ):
        Recorded(tmp_path).complete("You answer.", "问题：城乡医疗救助为什么增加", SCHEMA)


def test_the_order_of_a_schemas_keys_is_no_difference_and_the_model_is_one() -> None:
    turned = dict(reversed(SCHEMA.items()))
    assert digest("a", "s", "u", SCHEMA) == digest("a", "s", "u", turned)
    assert digest("a", "s", "u", SCHEMA) != digest("b", "s", "u", SCHEMA)
    assert digest("a", "s", "u", None) != digest("a", "su", "", None)


def test_the_name_of_a_recording_is_what_the_documentation_says() -> None:
    # printf '["m","s","问",null]' | sha256sum
    assert digest("m", "s", "问", None) == "765b97544e178c15d488b38d89fa6b9bcc8b3fc88cf48009abb4400848478444"


def test_images_are_part_of_a_question_in_their_order() -> None:
    # printf '["m","s","问",null,["%s","%s"]]' $(printf 1 | sha256sum) …
    both = digest("m", "s", "问", None, [b"1", b"2"])
    assert both == "f0515ca46dd9ad4f201985d1ecb9e989d70d99e9621adc256901f0cbbbc233c6"
    assert digest("m", "s", "问", None, [b"2", b"1"]) != both
    assert digest("m", "s", "问", None, []) == digest("m", "s", "问", None)


def test_an_answer_to_a_picture_is_not_given_to_another(tmp_path: Path) -> None:
    recorded = Recorded(tmp_path, Speaking())
    recorded.complete("You answer.", "How much?", SCHEMA, [b"1"])
    assert Recorded(tmp_path).complete("You answer.", "How much?", SCHEMA, [b"1"]).text == "{}"
    for images in ((), [b"2"]):
        with pytest.raises(ModelUnreachable, match="found no"):
            Recorded(tmp_path).complete("You answer.", "How much?", SCHEMA, images)


def test_with_a_model_behind_it_the_model_is_asked_each_time(tmp_path: Path) -> None:
    model = Speaking()
    record(tmp_path, model)
    record(tmp_path, model)
    assert model.asked == 2
    assert len(list(tmp_path.iterdir())) == 1


def test_of_an_error_nothing_is_kept(tmp_path: Path) -> None:
    with pytest.raises(ModelRefused):
        record(tmp_path, Speaking(failing=True))
    assert list(tmp_path.iterdir()) == []


def test_a_file_holds_the_answer_and_nothing_that_was_asked(tmp_path: Path) -> None:
    system = prompts.load("answer").system
    Recorded(tmp_path, Speaking()).complete(system, "How much?", SCHEMA)
    (path,) = tmp_path.iterdir()
    assert path.name == f"{digest('quill-7', system, 'How much?', SCHEMA)}.json"
    assert json.loads(path.read_text(encoding="utf-8")) == {
        "model": "quill-7",
        "prompts": {"answer": prompts.load("answer").digest},
        "text": "{}",
        "data": {"status": "answered"},
        "tokens_in": 30,
        "tokens_out": 4,
        "tokens_cached": 20,
        "form": "tool",
        "seconds": 1.25,
    }


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("extractors.recordings.os.replace", fail)
    with pytest.raises(OSError, match="disk full"):
        record(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [
        "",
        "not JSON",
        "[]",
        '{"model": "quill-7"}',
        '{"model": "m", "text": "", "tokens_in": -1}',
        '{"text": 1, "model": "quill-7"}',
    ],
)
def test_a_file_that_is_no_recording_is_said_to_be_none(tmp_path: Path, content: str) -> None:
    record(tmp_path)
    (path,) = tmp_path.iterdir()
    other = Recorded(tmp_path)
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ModelMisspoke, match="found another form"):
        other.complete("You answer.", "How much?", SCHEMA)


def test_a_folder_holds_the_answers_of_one_model(tmp_path: Path) -> None:
    record(tmp_path, Speaking("quill-7"))
    record(tmp_path, Speaking("quill-8"))
    with pytest.raises(ValueError, match=r"one model in .*, found those of quill-7, quill-8"):
        Recorded(tmp_path)


def test_a_folder_that_is_not_there_is_an_error_and_an_empty_one_answers_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="expected a folder of recorded answers"):
        Recorded(tmp_path / "nowhere")
    with pytest.raises(ModelUnreachable):
        Recorded(tmp_path).complete("You answer.", "How much?")

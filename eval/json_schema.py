"""The published JSON Schema of `budget.json`: `python -m eval.json_schema` writes it anew from the records."""

from __future__ import annotations

import json
from pathlib import Path

from extractors.schema.extraction import Extraction

PUBLISHED = Path(__file__).parents[1] / "docs" / "budget.schema.json"


def written() -> str:
    """The schema of what `extract` writes, with the docstrings of the records as descriptions."""
    schema = Extraction.model_json_schema(mode="serialization")
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    PUBLISHED.write_text(written(), encoding="utf-8")


if __name__ == "__main__":
    main()

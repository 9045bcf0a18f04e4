"""`--engine` of the commands that extract: who reads the meaning, what a model may spend, and where it is kept."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.commands.options import Engine

if TYPE_CHECKING:
    from service.filling import Asking
    from service.settings import Settings


def _amount(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise typer.BadParameter(f"{text!r} is no amount") from None


EngineOption = Annotated[
    Engine,
    typer.Option(
        help="Who reads: rules alone; rules, and a model what they leave over (hybrid); a model all (llm)."
    ),
]
MaxTokensOption = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="Stop asking the model before it is more.", show_default=False),
]
MaxCostOption = Annotated[
    Decimal | None,
    typer.Option(
        parser=_amount, metavar="AMOUNT", help="Likewise, by the prices in the settings.", show_default=False
    ),
]
RecordOption = Annotated[
    Path | None,
    typer.Option(
        "--record", metavar="DIR", help="Keep the model's answers in this folder.", show_default=False
    ),
]
ReplayOption = Annotated[
    Path | None,
    typer.Option(
        "--replay", metavar="DIR", help="Take them from this folder, ask nobody.", show_default=False
    ),
]


def begin(
    settings: Settings,
    engine: Engine,
    *,
    max_tokens: int | None = None,
    max_cost: Decimal | None = None,
    record: Path | None = None,
    replay: Path | None = None,
) -> Asking | None:
    """A run of the configured model, in the ledger; None for rules alone. Raises typer.BadParameter for what is missing or
    contradicts itself."""
    if engine is Engine.RULES:
        given = {
            "--max-tokens": max_tokens,
            "--max-cost": max_cost,
            "--record": record,
            "--replay": replay,
        }
        for name, value in given.items():
            if value is not None:
                raise typer.BadParameter(
                    "rules ask no model; use it with --engine hybrid or llm", param_hint=name
                )
        return None
    if record is not None and replay is not None:
        raise typer.BadParameter("answers are either recorded or replayed", param_hint="--record")
    from service.commands.configuration import make_folder
    from service.filling import Asking
    from service.models import begin_run, ordered
    from service.store import UnusableStore

    order = ordered(settings, record, replay)
    if order is None:
        raise typer.BadParameter(
            f"{engine.value!r} needs MINGZHANG_MODEL_URL, an OpenAI-compatible endpoint, and MINGZHANG_MODEL, its "
            "model; or --replay DIR, answers recorded before",
            param_hint="--engine",
        )
    if record is not None:
        make_folder(record, "recordings")
    # the ledger and the answers to keep are in the library's database
    make_folder(settings.library, "a library")
    try:
        run = begin_run(order, max_tokens, max_cost)
    except (ValueError, FileNotFoundError, UnusableStore) as error:
        raise typer.BadParameter(str(error)) from error
    return Asking(replace(order, run=run), everything=engine is Engine.LLM, vision=settings.model_vision)


def tell(asking: Asking | None) -> None:
    """One line about what the run asked and spent; nothing for rules alone."""
    if asking is None:
        return
    from service.commands.console import remark
    from service.models import run_totals

    spent = run_totals(asking.order)
    kept = spent.by_origin.get("cache", 0) + spent.by_origin.get("recording", 0)
    cost = "" if spent.cost is None else f", cost {spent.cost.normalize():f}"
    failed = f", {spent.failed} failed" if spent.failed else ""
    remark(
        f"model: {spent.calls} calls, {kept} of them answered before{failed}; tokens {spent.tokens_in:,} in, "
        f"{spent.tokens_out:,} out{cost}"
    )

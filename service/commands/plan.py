"""`mingzhang extract --dry-run`: what a model would be asked, and what that would cost, before anything is sent."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from service.commands.options import Engine, Ocr

if TYPE_CHECKING:
    from extractors.fill.planning import Plan
    from service.models import Prices
    from service.settings import Settings
    from service.worker import Worker


def show(files: Sequence[Path], engine: Engine, ocr: Ocr, settings: Settings) -> int:
    """Prints the plan for each file and what they come to, and gives how many files could not be read. No model is needed."""
    from service.bulk.journal import Kept
    from service.bulk.perseverance import Patience, persevere
    from service.commands import batch, results
    from service.commands.console import complain, meter, say
    from service.limits import document_limits
    from service.models import prices_of

    limits, prices = document_limits(settings), prices_of(settings)
    plans: list[Plan] = []
    with meter(len(files)) as progress, TemporaryDirectory(prefix="mingzhang-") as pages:

        def task(worker: Worker, file: Path) -> Plan:
            with progress.document(file.name):
                results.require_file(file, limits)
                return persevere(
                    worker,
                    partial(
                        results.plan_file,
                        file,
                        ocr.value,
                        limits,
                        engine is Engine.LLM,
                        settings.model_vision,
                    ),
                    Kept(Path(pages)),
                    Patience.of(settings.page_seconds, file.stat().st_size),
                    partial(progress.pages, file.name),
                ).result

        for outcome in batch.run(task, files, memory=settings.worker_bytes):
            if outcome.result is None:
                complain(f"{outcome.item}: {outcome.reason}")
                continue
            plans.append(outcome.result)
            say(f"{outcome.item.name}  {_line([outcome.result], prices)}")
            for each in outcome.result.asked:
                say(f"  {each.tokens:>7,}  {each.prompt:<10}  {each.about}")
    if len(plans) > 1:
        say(f"{len(plans)} documents  {_line(plans, prices)}")
    return len(files) - len(plans)


def _line(plans: Sequence[Plan], prices: Prices | None) -> str:
    """Questions and tokens, the share of the whole documents, and what it costs where prices are known."""
    asked = sum(len(plan.asked) for plan in plans)
    tokens, whole = sum(plan.tokens for plan in plans), sum(plan.whole for plan in plans)
    schemas = sum(each.schema_tokens for plan in plans for each in plan.asked)
    share = f", {tokens / whole:.1%} of {whole:,} for the whole text" if whole else ""
    cost = "" if prices is None else f"; cost about {_cost(asked, tokens, prices):.4f}"
    return f"{asked} questions, about {tokens:,} tokens{share}; schemas of the answers {schemas:,}{cost}"


def _cost(asked: int, tokens: int, prices: Prices) -> Decimal:
    from extractors.llm import Completion
    from service.models import ANSWER

    return prices.cost(Completion("", tokens_in=tokens, tokens_out=asked * ANSWER))

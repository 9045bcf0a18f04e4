"""The models that a run asks: what they may spend, what they said before, and what they cost."""

from service.models.opening import begin_run, open_model, run_totals
from service.models.order import ModelOrder, Prices, ordered

__all__ = ["ModelOrder", "Prices", "begin_run", "open_model", "ordered", "run_totals"]

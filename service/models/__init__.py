"""The models that a run asks: what they may spend, what they said before, and what they cost."""

from service.models.account import ANSWER
from service.models.opening import begin_run, open_model, run_totals
from service.models.order import ModelOrder, Prices, ordered, prices_of

__all__ = ["ANSWER", "ModelOrder", "Prices", "begin_run", "open_model", "ordered", "prices_of", "run_totals"]

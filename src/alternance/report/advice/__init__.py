"""What to change in each programme, and where demand is going."""

from alternance.report.advice.advice import Advice, advice

__all__ = ["Advice", "advice"]

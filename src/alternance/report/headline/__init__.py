"""The top of the page: what this is, the big figures, whether it was verified."""

from alternance.report.headline.headline import Headline, headline

__all__ = ["Headline", "headline"]

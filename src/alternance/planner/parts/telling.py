"""What the parts tell, as one: the best and the bound of the whole are sums."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from alternance.planner.progress import Progress, Watch
from alternance.text import say

__all__ = ["Together"]


@dataclass
class Together:
    """Gathers the progress of `parts` parts, and tells `watch` of it as the calendar's."""

    watch: Watch
    parts: int
    latest: dict[int, Progress] = field(default_factory=dict)

    def __call__(self, number: int, progress: Progress) -> None:
        """Take what part `number` tells; the best is told once every part has one."""
        if progress.stage == "calendar" and progress.bound is not None:
            self.latest[number] = progress
        text = progress.text
        if self.parts > 1:
            text = say("part {number} of {parts}: {text}", number=number + 1, parts=self.parts, text=text)
        known = self.latest.values() if len(self.latest) == self.parts else ()
        best = [one.incumbent for one in known if one.incumbent is not None]
        bound = sum(one.bound or 0.0 for one in known) if known else None
        incumbent = sum(best) if best and len(best) == self.parts else None
        self.watch.pass_on(replace(progress, stage="calendar", text=text, incumbent=incumbent, bound=bound, done=False))

"""Why a student has no position: codes, and each in words."""

from __future__ import annotations

from alternance.text import N_, say

__all__ = ["REASONS", "words"]

#: Reason code → its sentence for one position, and for several ({count}).
REASONS: dict[str, tuple[str, str]] = {
    "other-block": (
        N_("1 position does not serve this block"),
        N_("{count} positions do not serve this block"),
    ),
    "start-not-allowed": (
        N_("1 position does not take beginners in that week"),
        N_("{count} positions do not take beginners in that week"),
    ),
    "no-seat-in-weeks": (
        N_("1 position does not offer a seat in all of the weeks"),
        N_("{count} positions do not offer a seat in all of the weeks"),
    ),
    "forbidden": (
        N_("1 position must not be paired with the student"),
        N_("{count} positions must not be paired with the student"),
    ),
    "way-too-long": (
        N_("1 position is farther away than the student's limit"),
        N_("{count} positions are farther away than the student's limit"),
    ),
    "language": (
        N_("1 position asks for a language that the student does not speak"),
        N_("{count} positions ask for a language that the student does not speak"),
    ),
    "birth-date-unknown": (
        N_("Date of birth unknown, and the rules ask the age: enter it in students.birth_date (1 position)"),
        N_("Date of birth unknown, and the rules ask the age: enter it in students.birth_date ({count} positions)"),
    ),
    "minimum-age": (
        N_("The student is too young on the first day, for 1 position"),
        N_("The student is too young on the first day, for {count} positions"),
    ),
    "weekly-minutes-under-18": (
        N_("1 position has more hours a week than a student under 18 may work"),
        N_("{count} positions have more hours a week than a student under 18 may work"),
    ),
    "enterprise-differs": (
        N_("1 position is not in the enterprise where the student was last, in which the block goes on"),
        N_("{count} positions are not in the enterprise where the student was last, in which the block goes on"),
    ),
    "enterprise-known": (
        N_("1 position is in an enterprise where the student was before, and the block asks for another"),
        N_("{count} positions are in an enterprise where the student was before, and the block asks for another"),
    ),
    "searching": (
        N_("The student looks for a position of their own, and takes no part in the round"),
        N_("The student looks for a position of their own, and takes no part in the round"),
    ),
    "not-ready": (
        N_("1 position needs what the student has not been given, or has not attained, by then"),
        N_("{count} positions need what the student has not been given, or has not attained, by then"),
    ),
    "not-wanted": (
        N_("1 position is not on the student's list"),
        N_("{count} positions are not on the student's list"),
    ),
    "full": (
        N_("1 position has no seat left: others are fixed there, came earlier or are ranked higher or alike"),
        N_("{count} positions have no seat left: others are fixed there, came earlier or are ranked higher or alike"),
    ),
    "not-opened": (
        N_("1 position opens only with more students than would go there"),
        N_("{count} positions open only with more students than would go there"),
    ),
    "group-apart": (
        N_("1 position has no room for the whole group that goes together"),
        N_("{count} positions have no room for the whole group that goes together"),
    ),
    "not-moved": (
        N_("1 position would take the student, but then others would have to move"),
        N_("{count} positions would take the student, but then others would have to move"),
    ),
    "no-position": (
        N_("No position serves this block"),
        N_("No position serves this block"),
    ),
    "position-gone": (
        N_("The position is no longer there"),
        N_("The positions are no longer there"),
    ),
    "by-hand": (
        N_("A contract or lock now says where the student is"),
        N_("Contracts or locks now say where the student is"),
    ),
    "fixed-full": (
        N_("The position fixed by contract or lock has no seat left in these weeks"),
        N_("The positions fixed by contract or lock have no seat left in these weeks"),
    ),
    "fixed-not-eligible": (
        N_("The position fixed by contract or lock may not be had in these weeks"),
        N_("The positions fixed by contract or lock may not be had in these weeks"),
    ),
}


def words(reason: str, count: int = 1) -> str:
    """Return a reason as a sentence, in the language in use.

    Parameters
    ----------
    reason : str
        A code of `REASONS`.
    count : int
        Positions it holds for.

    Raises
    ------
    KeyError
        When there is no such reason.

    Examples
    --------
    >>> words("way-too-long", 4)
    "4 positions are farther away than the student's limit"
    """
    one, several = REASONS[reason]
    return say(one if count == 1 else several, count=count)

"""A plan as calendar files (iCalendar, RFC 5545): one for each cohort, teacher and position."""

from alternance.report.calendars.calendars import calendars

__all__ = ["calendars"]

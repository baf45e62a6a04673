"""Who takes part and where: organisations and their sites."""

from __future__ import annotations

import dataframely as dy

from alternance.community.schema.column import choice, key, number, ref, text, whole

__all__ = ["Organisations", "Sites"]


class Organisations(dy.Schema):
    """The schools, enterprises, training centres and authorities of the community."""

    id = key("Id of the organisation; other ids begin with it by custom", "school")
    kind = choice(("school", "enterprise", "training centre", "authority"), "What it is")
    title = text("Name", "Vocational School North", empty=False)
    country = text("Country, ISO 3166-1 code", "DE", longest=2)
    region = text("Region, ISO 3166-2 code without the country", "SN", longest=10)
    sector = text("Sector of the economy, NACE code", "C25", longest=10)
    staff = whole("People employed; empty where not known", 48, unit="people", empty=True)
    staff_known = choice(("exact", "band", "declared", "missing"), "How well the staff is known", default="missing")
    seats_total = whole(
        "Of an enterprise: most trainees at one time in all its hiring units, over which it is split; empty: as many "
        "as these take", 6, unit="seats", empty=True, later=True,
    )  # fmt: skip


class Sites(dy.Schema):
    """Where lessons and practice take place."""

    id = key("Id of the site", "school:main")
    organisation = ref("organisations", "Whose site it is", "school")
    title = text("Name", "Main building", empty=False)
    lat = number("Latitude", 51.05, unit="degrees", least=-90, most=90, empty=True)
    lon = number("Longitude", 13.74, unit="degrees", least=-180, most=180, empty=True)

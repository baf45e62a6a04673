"""What lists of schools call the columns of our tables, in English, German, Chinese and Russian."""

# ruff: noqa: E501 - one column a line reads best

from __future__ import annotations

from alternance.io.names import plain

__all__ = ["meant"]

#: Table → what a row of it is called: its id is headed so, or by these words and a word for number.
_ROWS: dict[str, tuple[str, ...]] = {
    "students": ("student", "learner", "apprentice", "trainee", "Schüler", "Schülerin", "Auszubildende", "Azubi", "学生", "学员", "студент", "учащийся", "обучающийся"),
    "teachers": ("teacher", "instructor", "Lehrer", "Lehrkraft", "教师", "老师", "преподаватель", "учитель"),
    "positions": ("position", "post", "placement", "Stelle", "Platz", "Praktikumsplatz", "Einsatzplatz", "岗位", "место", "место практики"),
    "organisations": ("organisation", "organization", "enterprise", "company", "firm", "employer", "Betrieb", "Firma", "Unternehmen", "企业", "单位", "公司", "предприятие", "организация", "компания"),
    "hiring_units": ("hiring unit", "department", "unit", "Abteilung", "Einsatzbereich", "部门", "车间", "отдел", "подразделение"),
    "sites": ("site", "location", "branch", "Standort", "Betriebsstätte", "地点", "厂区", "площадка", "филиал"),
    "mentors": ("mentor", "supervisor", "trainer", "Ausbilder", "Praxisanleiter", "Betreuer", "师傅", "导师", "наставник"),
    "cohorts": ("cohort", "class", "group", "Klasse", "Gruppe", "班级", "班", "группа", "класс"),
    "rooms": ("room", "workshop", "Raum", "Saal", "教室", "实训室", "аудитория", "кабинет"),
    "programmes": ("programme", "program", "course of study", "Bildungsgang", "专业", "программа", "специальность"),
    "modules": ("module", "course", "Modul", "Lernfeld", "课程", "模块", "модуль", "дисциплина"),
}  # fmt: skip
_NUMBER = ("id", "number", "no", "code", "Nr", "Nummer", "Kennung", "编号", "号", "номер", "код")
#: Column → what it is called, in whatever table.
_COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("id", "number", "no", "code", "key", "Nr", "Nummer", "Kennung", "Kürzel", "编号", "学号", "工号", "номер", "код", "табельный номер"),
    "title": ("title", "name", "designation", "Bezeichnung", "Titel", "Name", "名称", "岗位名称", "企业名称", "название", "наименование", "имя"),
    "birth_date": ("birth date", "date of birth", "born", "birthday", "Geburtsdatum", "geboren", "geb", "geb am", "出生日期", "生日", "дата рождения", "родился"),
    "lat": ("lat", "latitude", "Breite", "Breitengrad", "纬度", "широта"),
    "lon": ("lon", "lng", "long", "longitude", "Länge", "Längengrad", "经度", "долгота"),
    "travel_max": ("longest way", "max travel", "travel time", "commute", "maximum commute", "max Fahrzeit", "Fahrzeit", "Wegzeit", "最长通勤", "通勤时间", "максимальное время в пути", "время в пути"),
    "sex": ("sex", "gender", "Geschlecht", "性别", "пол"),
    "disability": ("disability", "disabled", "Behinderung", "Schwerbehinderung", "残疾", "инвалидность"),
    "wish": ("wish", "plans", "Wunsch", "Ziel", "意愿", "去向", "желание", "план"),
    "languages": ("languages", "language", "Sprachen", "Sprachkenntnisse", "语言", "языки", "язык"),
    "adjustments": ("adjustments", "accommodations", "Nachteilsausgleich", "特殊需求", "особые условия"),
    "kind": ("kind", "type", "Art", "Typ", "类型", "类别", "тип", "вид"),
    "country": ("country", "Land", "Staat", "国家", "страна"),
    "region": ("region", "state", "Bundesland", "地区", "省", "регион", "область"),
    "sector": ("sector", "industry", "NACE", "Branche", "Wirtschaftszweig", "行业", "отрасль"),
    "staff": ("staff", "employees", "headcount", "Beschäftigte", "Mitarbeiter", "Mitarbeiterzahl", "员工数", "职工人数", "сотрудники", "численность", "число сотрудников"),
    "seats": ("seats", "places", "number of places", "Plätze", "Anzahl Plätze", "Platzzahl", "名额", "岗位数", "人数", "места", "количество мест", "число мест"),
    "seats_total": ("seats in all", "total places", "Plätze gesamt", "总名额", "всего мест"),
    "seats_min": ("at least", "minimum seats", "Mindestzahl", "最少人数", "минимум мест"),
    "students_max": ("most trainees", "max students", "höchstens Schüler", "最多学生", "максимум студентов"),
    "days": ("days", "days a week", "days per week", "Tage", "Tage pro Woche", "Arbeitstage", "每周天数", "дней в неделю", "дни"),
    "minutes_per_day": ("minutes a day", "minutes per day", "Minuten pro Tag", "每天分钟", "минут в день"),
    "minutes_per_week": ("minutes a week", "minutes per week", "Minuten pro Woche", "每周分钟", "минут в неделю"),
    "minutes": ("minutes", "Minuten", "Dauer", "分钟", "минуты"),
    "language": ("language", "working language", "Sprache", "Arbeitssprache", "语言要求", "язык"),
    "occupation": ("occupation", "trade", "job", "Beruf", "Berufsfeld", "工种", "职业", "профессия"),
    "size": ("size", "students", "number of students", "Schülerzahl", "Anzahl Schüler", "人数", "численность", "количество студентов"),
    "first_week": ("first week", "begin", "start", "from", "Beginn", "erste Woche", "ab", "开始", "开始周", "начало", "с"),
    "from": ("from", "begin", "start", "von", "ab", "Beginn", "开始", "起", "с", "начало"),
    "to": ("to", "until", "end", "bis", "Ende", "结束", "止", "по", "конец"),
    "due_week": ("due week", "end", "last week", "until", "Ende", "letzte Woche", "bis", "结束", "结束周", "конец", "окончание"),
    "rank": ("rank", "priority", "choice", "Rang", "Priorität", "Wunschnummer", "志愿", "排名", "приоритет", "ранг"),
    "reason": ("reason", "remark", "Grund", "Bemerkung", "原因", "причина"),
    "places": ("places", "capacity", "Plätze", "Kapazität", "容量", "座位", "вместимость", "места"),
    "since": ("since", "employed since", "seit", "入职日期", "с даты", "дата приёма"),
}  # fmt: skip
#: Columns that name a row of another table, by that table.
_OTHER = {
    "enterprise": "organisations",
    "organisation": "organisations",
    "unit": "hiring_units",
    "class_head": "teachers",
}


def meant(table: str, column: str, refers: str | None) -> frozenset[str]:
    """Return what `column` of `table` is called, as `alternance.io.names.plain` reads it."""
    words = {column, *_COLUMNS.get(column, ())}
    named = table if column == "id" else (refers or "").split("|")[0] or _OTHER.get(column, "")
    rows = _ROWS.get(named, ())
    words |= set(rows) | {f"{row} {number}" for row in rows for number in _NUMBER}
    if column == "title":
        words |= {f"{row} name" for row in _ROWS.get(table, ())} | set(_ROWS.get(table, ()))
    return frozenset(plain(word) for word in words)

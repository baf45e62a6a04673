"""Write the two sheets of this example, as a school would have typed them. Run it after changing a week."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).parent
WEEKS = [*range(33, 53), *range(1, 28)]
HOLIDAYS = {41, 42, 52, 1, 7, 8, 15}
FILL = {"F": "DDDDDD", "P": "FFD9A0", "S": "E4F0DC"}

#: Class, programme, students, practice (code, first week, last week), modules (name, weeks as typed).
CLASSES: list[tuple[str, str, int, list[tuple[str, int, int]], list[tuple[str, str]]]] = [
    ("IM 25a", "Industriemechaniker/in", 24, [("P1", 43, 46), ("P2", 16, 21)],
     [("LF 1", "33–40"), ("LF 2", "47–51, 2–6"), ("LF 4", "KW 9-14"), ("LF 3", "22–27")]),
    ("IM 25b", "Industriemechaniker/in", 22, [("P1", 43, 46), ("P2", 16, 21)],
     [("LF 1", "33–40"), ("LF 2", "47–51, 2–6"), ("LF 3", "9–14"), ("LF 4", "22–27")]),
    ("IM 24a", "Industriemechaniker/in", 20, [("P", 3, 6), ("P", 9, 12)],
     [("LF1", "Vorjahr"), ("LF2", "Vorjahr"), ("LF3", "Vorjahr"), ("LF4", "Vorjahr"), ("LF5", "33–46"),
      ("LF6", "47–51, 2, 13–20"), ("LF8", "21–27")]),
    ("ME 25a", "Mechatroniker/in", 21, [("P1", 43, 46), ("P2", 16, 21)],
     [("LF 1", "33–36"), ("LF 2", "37–40, 47–49"), ("LF 3", "50–51, 2–6"), ("LF 4", "9–14"), ("LF 5", "22–27")]),
    ("ME 25b", "Mechatroniker/in", 19, [("P1", 43, 46), ("P2", 16, 21)],
     [("LF 1", "33–34"), ("LF 3", "35–40"), ("LF 2", "47–51, 2–6"), ("LF 5", "9–14"), ("LF 4", "22–27")]),
    ("ME 24a", "Mechatroniker/in", 18, [("P", 3, 6), ("P", 9, 12)],
     [("LF1", "Vorjahr"), ("LF2", "Vorjahr"), ("LF3", "Vorjahr"), ("LF4", "Vorjahr"), ("LF5", "33–40"),
      ("LF6", "43–51, 2"), ("LF7", "13–22")]),
]  # fmt: skip

FIRMS = {
    "IM 25": ["Müller Metallbau GmbH", "Mueller Metallbau GmbH & Co. KG", "Elbe Werkzeugbau GmbH", "Fräszentrum Nord",
              "Kranbau Hartmann AG", "Schlosserei Wendt"],
    "IM 24": ["Gebr. Lorenz Maschinenfabrik KG", "Stanztechnik Vogel GmbH", "Hydraulik-Service Brandt"],
    "ME 25": ["Sächsische Antriebstechnik GmbH", "Sächs. Antriebstechnik", "Förderanlagen Krause GmbH",
              "Automation Richter GmbH", "Elektro Zimmermann e.K.", "Robotik Elbtal GmbH"],
    "ME 24": ["Verpackungstechnik Seidel GmbH", "Druckmaschinen Thalheim AG", "Pumpenwerk Gerlach GmbH"],
}  # fmt: skip
FIRST = "Anna Ben Clara David Emil Frieda Greta Hanna Ida Jonas Karl Lena Max Nele Oskar Paula Rosa Simon Theo Yusuf"
LAST = "Albrecht Becker Conrad Dietz Engel Fuchs Graf Haas Iwanow Jahn Kern Lang Maurer Nowak Otto Peters".split()


def title(sheet: Worksheet, text: str, width: int) -> None:
    """Write a title over the first `width` columns."""
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    sheet["A1"] = text
    sheet["A1"].font = Font(bold=True, size=14)


def year_plan(sheet: Worksheet) -> None:
    """Write the grid: a column a week, months merged above, practice merged over its weeks, a legend below."""
    title(sheet, "Berufliches Schulzentrum Am Fluss – Blockplan Schuljahr 2025/26", 20)
    for column, text in enumerate(("Klasse", "Bildungsgang", "SuS"), start=1):
        sheet.merge_cells(start_row=3, start_column=column, end_row=5, end_column=column)
        sheet.cell(3, column, text)
    begin = 4
    mondays = [dt.date.fromisocalendar(2025 if week >= 33 else 2026, week, 1) for week in WEEKS]
    names = "Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez".split()
    for offset, (week, monday) in enumerate(zip(WEEKS, mondays, strict=True)):
        sheet.cell(4, 4 + offset, week)
        sheet.cell(5, 4 + offset, monday.strftime("%d.%m."))
        sheet.column_dimensions[get_column_letter(4 + offset)].width = 6
        last = offset + 1 == len(mondays) or mondays[offset + 1].month != monday.month
        if last:
            sheet.cell(3, begin, names[monday.month - 1])
            sheet.merge_cells(start_row=3, start_column=begin, end_row=3, end_column=4 + offset)
            begin = 5 + offset
    for row, (name, programme, size, practice, _modules) in enumerate(CLASSES, start=6):
        for column, value in enumerate((name, programme, size), start=1):
            sheet.cell(row, column, value)
        _weeks(sheet, row, practice)
    below = 6 + len(CLASSES) + 1
    notes = ("S = Schule, P = Praktikum, F = Ferien", "Änderungen vorbehalten. Stand: 12.06.2025")
    for offset, text in enumerate(notes):
        sheet.merge_cells(start_row=below + offset, start_column=1, end_row=below + offset, end_column=12)
        sheet.cell(below + offset, 1, text)


def _weeks(sheet: Worksheet, row: int, practice: list[tuple[str, int, int]]) -> None:
    codes = ["F" if week in HOLIDAYS else "S" for week in WEEKS]
    for code, first, last in practice:
        for index in range(WEEKS.index(first), WEEKS.index(last) + 1):
            codes[index] = code if WEEKS[index] not in HOLIDAYS else "F"
    for offset, code in enumerate(codes):
        cell = sheet.cell(row, 4 + offset, code)
        cell.fill = PatternFill("solid", fgColor=FILL[code[0]])
    for code, first, last in practice:
        a, b = 4 + WEEKS.index(first), 4 + WEEKS.index(last)
        if set(WEEKS[a - 4 : b - 3]) & HOLIDAYS:
            continue
        sheet.merge_cells(start_row=row, start_column=a, end_row=row, end_column=b)
        sheet.cell(row, a, code).alignment = Alignment(horizontal="center")


def module_plan(sheet: Worksheet) -> None:
    """Write the list: a row a class and Lernfeld, the class merged over its rows, weeks as text, a note below."""
    title(sheet, "Lernfeldverteilung 2025/26 (Werkstatt und Theorie)", 4)
    sheet.merge_cells("A3:A4")
    sheet.merge_cells("B3:C3")
    sheet["A3"], sheet["B3"], sheet["B4"], sheet["C4"] = "Klasse", "Unterricht", "Lernfeld", "KW"
    sheet.merge_cells("D3:D4")
    sheet["D3"] = "Bemerkung"
    row = 5
    for name, _programme, _size, _practice, modules in CLASSES:
        sheet.merge_cells(start_row=row, start_column=1, end_row=row + len(modules) - 1, end_column=1)
        sheet.cell(row, 1, name)
        for module, weeks in modules:
            sheet.cell(row, 2, module)
            sheet.cell(row, 3, weeks)
            row += 1
    sheet.cell(7, 4, "Raum W 2")
    sheet.merge_cells(start_row=row + 1, start_column=1, end_row=row + 1, end_column=4)
    sheet.cell(row + 1, 1, "* Die Prüfungsvorbereitung ist nicht aufgeführt.")


def placement_list(sheet: Worksheet) -> None:
    """Write who was where; two firms are spelled two ways."""
    title(sheet, "Praktikumsplätze 2025/26 – nur für den Dienstgebrauch", 5)
    for column, text in enumerate(("Klasse", "Nr.", "Name, Vorname", "Praktikumsbetrieb", "Ort"), start=1):
        sheet.cell(3, column, text).font = Font(bold=True)
    row = 4
    for name, _programme, size, _practice, _modules in CLASSES:
        firms = FIRMS[name[:5]]
        for number in range(1, size + 1):
            person = f"{LAST[(number * 7 + row) % len(LAST)]}, {FIRST.split()[(number * 3 + row) % 20]}"
            values = (name, number, person, firms[number % len(firms)], "Dresden")
            for column, value in enumerate(values, start=1):
                sheet.cell(row, column, value)
            row += 1
    sheet.cell(row + 1, 1, "Rückfragen an die Praktikumsleitung")


def main(folder: Path = HERE) -> None:
    """Write both workbooks into `folder`."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Blockplan"
    year_plan(sheet)
    module_plan(book.create_sheet("Lernfelder"))
    book.save(folder / "Jahresplan.xlsx")
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Liste"
    placement_list(sheet)
    book.save(folder / "Praktikumsplaetze.xlsx")


if __name__ == "__main__":
    main()

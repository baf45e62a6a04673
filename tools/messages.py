"""The catalogue of texts: gather them from the sources, bring the languages up to date, compile, and check.

python tools/messages.py                  check: nothing missing, empty, fuzzy or left over, every name of a value kept
python tools/messages.py --write          bring the .po files up to date and compile them
python tools/messages.py --missing ru     print what a language still lacks, as JSON: {text: translation or forms}
python tools/messages.py --fill ru FILE   put such a JSON file's translations in
"""

from __future__ import annotations

import ast
import io
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

if __package__ in (None, ""):  # run as a script: the tools are a package beside it
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from alternance.text import LANGUAGES, LOCALE
from tools.tree import ROOT

__all__ = ["catalogue", "gathered", "problems"]

SOURCE = ROOT / "src" / "alternance"
#: Where texts stand → what goes before a file's name in the catalogue.
SOURCES = {SOURCE: "", ROOT / "src" / "alternance_portal": "alternance_portal/"}
#: Language → how a catalogue names it, and its plural forms.
NAMES = {
    "zh-Hans": ("zh_Hans", "nplurals=1; plural=0;"),
    "ru": (
        "ru",
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    ),
}
#: What marks a text → which arguments are texts.
MARKS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "N_": None,
    "later": None,
    "say": (1,),
    "many": (1, 2),
    "count": (2, 3),
}
#: Functions of the schema → which argument is the sentence above the cell.
COLUMNS = {
    "key": 0,
    "ref": 1,
    "text": 0,
    "choice": 1,
    "whole": 0,
    "level": 0,
    "number": 0,
    "flag": 0,
    "maybe": 0,
    "date": 0,
    "week": 0,
}
#: Members of a rule pack that people read.
LAW = ("title", "message", "remedy")
VALUE = re.compile(r"\{(\w*)[^{}]*\}")

Text = str | tuple[str, str]


def gathered() -> dict[Text, set[str]]:
    """Return every text (or pair of singular and plural) → the files, below the library's package, that use it."""
    found: dict[Text, set[str]] = {}
    methods = [("**.py", "python"), ("**.j2", "jinja2"), ("**/jinja2/**.html", "jinja2")]
    for source, before in SOURCES.items():
        for file, _line, text, _comments, _context in extract_from_dir(source, methods, keywords=MARKS):
            key = text if isinstance(text, str) else (text[0], text[1])
            found.setdefault(key, set()).add(before + Path(file).as_posix())
    for file, text in [*_columns(), *_law()]:
        found.setdefault(text, set()).add(file)
    for text in [text for text in found if isinstance(text, tuple)]:  # one entry, whether the number matters or not
        for form in text:
            found.setdefault(text, set()).update(found.pop(form, set()))
    found.pop("", None)
    return found


def _columns() -> Iterator[tuple[str, str]]:
    """Yield (file, text) of what the tables say of themselves: sentences, words to choose from, units."""
    for path in sorted([*(SOURCE / "community" / "schema").glob("*.py"), *(SOURCE / "plan").glob("*tables.py")]):
        file = path.relative_to(SOURCE).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for line in tree.body:
            if isinstance(line, ast.Assign) and isinstance(line.value, ast.Tuple):
                yield from ((file, word) for word in _words(line.value))
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and (says := ast.get_docstring(node)):
                yield file, " ".join(says.split())
            if isinstance(node, ast.FunctionDef) and node.decorator_list and (says := ast.get_docstring(node)):
                yield file, says.rstrip(".")  # a rule of a row
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in COLUMNS:
                yield from ((file, text) for text in _column(node, COLUMNS[node.func.id]))


def _column(call: ast.Call, sentence: int) -> Iterator[str]:
    says = call.args[sentence] if len(call.args) > sentence else None
    if isinstance(says, ast.Constant) and isinstance(says.value, str):
        yield says.value
    for keyword in call.keywords:
        if keyword.arg == "unit" and isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, str):
            yield keyword.value.value
    if call.args and isinstance(call.args[0], ast.Tuple):
        yield from _words(call.args[0])


def _words(words: ast.Tuple) -> Iterator[str]:
    yield from (word.value for word in words.elts if isinstance(word, ast.Constant) and isinstance(word.value, str))


def _law() -> Iterator[tuple[str, str]]:
    """Yield (file, text) of the rule packs."""
    for path in sorted((SOURCE / "policy" / "packs").rglob("*.toml")):
        pack = tomllib.loads(path.read_text(encoding="utf-8"))
        for part in [pack, *pack.get("limits", [])]:
            yield from ((path.relative_to(SOURCE).as_posix(), part[name]) for name in LAW if part.get(name))


class _Plain(Catalog):
    """A catalogue whose head holds no date, name or version: the same texts make the same file."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        name = str(self.locale)
        return [
            ("Language", name),
            ("Plural-Forms", dict(NAMES.values())[name]),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def path_of(language: str) -> Path:
    """Return where a language's catalogue lies."""
    return LOCALE / NAMES[language][0] / "LC_MESSAGES" / "alternance.po"


def catalogue(language: str, texts: dict[Text, set[str]]) -> Catalog:
    """Return the language's catalogue with exactly `texts`: translations kept, new ones empty, the rest left out."""
    path = path_of(language)
    old: dict[Text, Message] = {}
    if path.is_file():
        with path.open("rb") as file:
            old = {_key(message): message for message in read_po(file, locale=NAMES[language][0]) if message.id}
    made = _Plain(locale=NAMES[language][0], header_comment="", fuzzy=False)
    for text in sorted(texts, key=str):
        kept = old.get(text)
        made.add(text, kept.string if kept and not kept.fuzzy else None, [(file, 0) for file in sorted(texts[text])])
    return made


def _key(message: Message) -> Text:
    return message.id if isinstance(message.id, str) else (message.id[0], message.id[1])


def written(made: Catalog) -> bytes:
    """Return a catalogue as a .po file."""
    file = io.BytesIO()
    write_po(file, made, width=118, omit_header=False, sort_output=False, include_lineno=False)
    return file.getvalue()


def compiled(made: Catalog) -> bytes:
    """Return a catalogue as a .mo file."""
    file = io.BytesIO()
    write_mo(file, made)
    return file.getvalue()


def problems(language: str, texts: dict[Text, set[str]]) -> list[str]:
    """Return what is wrong with a language's catalogue, a line each."""
    made, path = catalogue(language, texts), path_of(language)
    said = [f"{language}: {trouble}: {str(_key(message))[:90]}" for message in made if message.id
            for trouble in _troubles(message, made.num_plurals)]  # fmt: skip
    if not path.is_file() or path.read_bytes() != written(made):
        said.append(f"{language}: {path.name} is not up to date: run `make docs`")
    elif not path.with_suffix(".mo").is_file() or path.with_suffix(".mo").read_bytes() != compiled(made):
        said.append(f"{language}: {path.name} is not compiled: run `make docs`")
    return said


def _troubles(message: Message, forms: int) -> Iterator[str]:
    strings = [message.string] if isinstance(message.string, str) else list(message.string or [])
    if not strings or not all(strings) or (isinstance(message.id, (tuple, list)) and len(strings) != forms):
        yield "not translated"
        return
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    wanted = [set(VALUE.findall(text)) for text in ids]
    for string in strings:
        names = set(VALUE.findall(string))
        if names - set().union(*wanted) or wanted[-1] - names - {"n"}:
            yield f"other values than {sorted(wanted[-1])}"


def missing(language: str, texts: dict[Text, set[str]]) -> dict[str, str | list[str]]:
    """Return what has no translation yet: text → empty translation; of a pair, its forms joined by a bar → a list."""
    made = catalogue(language, texts)
    lacks = [m for m in made if m.id and any(t == "not translated" for t in _troubles(m, made.num_plurals))]
    return {_name(m): "" if isinstance(m.id, str) else [""] * made.num_plurals for m in lacks}


def _name(message: Message) -> str:
    return message.id if isinstance(message.id, str) else " | ".join(message.id)


def fill(language: str, texts: dict[Text, set[str]], translations: dict[str, str | list[str]]) -> list[str]:
    """Put translations in and write; return the texts that are in no source."""
    made = catalogue(language, texts)
    known = {_name(m): m for m in made if m.id}
    for text, string in translations.items():
        if text in known and string:
            known[text].string = string if isinstance(string, str) else tuple(string)
    write(language, made)
    return [text for text in translations if text not in known]


def write(language: str, made: Catalog) -> None:
    """Write the .po and the .mo file of a language."""
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(written(made))
    path.with_suffix(".mo").write_bytes(compiled(made))


def main(arguments: list[str]) -> int:
    """Run the command."""
    texts, others = gathered(), [language for language in LANGUAGES if language != "en"]
    match arguments:
        case []:
            said = [line for language in others for line in problems(language, texts)]
            print("\n".join(said) or f"texts: {len(texts)}, complete in {', '.join(LANGUAGES.values())}")
            return 1 if said else 0
        case ["--write"]:
            for language in others:
                write(language, catalogue(language, texts))
        case ["--missing", language] if language in others:
            print(json.dumps(missing(language, texts), ensure_ascii=False, indent=1))
        case ["--fill", language, file] if language in others:
            unknown = fill(language, texts, json.loads(Path(file).read_text(encoding="utf-8")))
            for text in unknown:
                print(f"in no source: {text}", file=sys.stderr)
            return 1 if unknown else 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

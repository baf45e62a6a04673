"""In which encoding a file was written, told from its bytes."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alternance.io.untis.encoding import ENCODINGS, decoded

GERMAN = ("Müller", "Größe", "Übung", "Straße", "Mäßig", "Gemäß", "Änderungsschneiderei", "Führung", "ä ö ü ß")
FRENCH = ("élève", "créée", "français", "où", "œuvre", "Noël", "dépôt")
CHINESE = ("数控车削", "钳工基础", "机械制图", "张老师", "一体化教室", "25级1班")


@pytest.mark.parametrize("text", [*GERMAN, *FRENCH, *CHINESE, "plain", ""])
def test_utf_8_with_and_without_its_mark_and_utf_16(text: str) -> None:
    for content in (text.encode(), codecs.BOM_UTF8 + text.encode(), text.encode("utf-16")):
        assert decoded(content) == text


@pytest.mark.parametrize("text", [*GERMAN, *FRENCH])
def test_european_text_is_windows_1252(text: str) -> None:
    assert decoded(f'1,4,"{text}"'.encode("cp1252")) == f'1,4,"{text}"'


@pytest.mark.parametrize("text", CHINESE)
def test_chinese_text_is_gb_18030(text: str) -> None:
    assert decoded(f'1,4,"{text}"'.encode("gb18030")) == f'1,4,"{text}"'


COMMON = "".join(bytes((0xB0 + n // 94, 0xA1 + n % 94)).decode("gb2312") for n in range(94 * 39))


@settings(max_examples=100)
@given(st.lists(st.text(COMMON, min_size=1, max_size=8), min_size=1, max_size=20))
def test_any_common_signs_are_told(names: list[str]) -> None:
    text = "\r\n".join(f'{n},2,2,2,"{name}","t{n}"' for n, name in enumerate(names))
    content = text.encode("gb18030")
    # a short text may be UTF-8 by chance: then it is that
    try:
        content.decode()
    except UnicodeDecodeError:
        assert decoded(content) == text


@settings(max_examples=100)
@given(
    st.lists(
        st.from_regex(r"[A-Za-z]{1,6}([ÄÖÜ][a-z]|[äöüßéèç][äöüßéèça-z])[a-z]{1,6}", fullmatch=True),
        min_size=1,
        max_size=20,
    )
)
def test_any_letters_within_words_are_told(names: list[str]) -> None:
    text = ";".join(names)
    assert decoded(text.encode("cp1252")) == text


def test_what_is_chosen_goes_before_what_is_found() -> None:
    content = "数控".encode("gb18030")
    assert decoded(content, "windows-1252") == "Êý¿Ø"
    assert decoded(content, "gb18030") == "数控"
    assert decoded(codecs.BOM_UTF8 + b"x", "utf-8") == "x"


@given(st.binary(max_size=200), st.sampled_from([None, *ENCODINGS]))
def test_any_bytes_are_some_text(content: bytes, encoding: str | None) -> None:
    assert isinstance(decoded(content, encoding), str)

"""Tests of how bytes become text: named, marked, UTF-8, guessed, or refused rather than garbled."""

import pytest

from annotator.domain.errors import BadFile
from annotator.formats.encodings import ENCODINGS, asked_for, codec_of, decoded, found_out_of, guessed_codec

# Written for these tests: none of it was looked at while the guess was made.
_RUSSIAN = (
    "Делегация вылетела утром из столицы. По словам посла, переговоры продлятся ещё два дня и закончатся в пятницу."
)
_ARABIC = "غادر الوفد العاصمة صباح اليوم. وقال السفير إن المحادثات ستستمر يومين آخرين وتنتهي يوم الجمعة."
_HEBREW = "המשלחת יצאה הבוקר מעיר הבירה. לדברי השגריר, השיחות יימשכו עוד יומיים ויסתיימו ביום שישי."
_CHINESE = "代表团今天上午离开首都。大使说，会谈还将持续两天，星期五结束。双方没有发表声明。"
_TAIWAN = "代表團今天上午離開首都。大使說，會談還將持續兩天，星期五結束。雙方沒有發表聲明。"
_JAPANESE = "代表団は今朝、首都を出発した。大使によると、会談はあと二日続き、金曜日に終わるという。"
_KOREAN = "대표단은 오늘 아침 수도를 떠났다. 대사에 따르면 회담은 이틀 더 계속되며 금요일에 끝난다."
_FRENCH = (
    "La délégation a quitté la capitale tôt ce matin. D’après l’ambassadeur, les échanges dureront jusqu’à vendredi."
)
_GERMAN = (
    "Die Abordnung verließ früh die Hauptstadt. Für Freitag wird laut Botschafter ein Ergebnis der Gespräche erwartet."
)
_ENGLISH = "The delegation left early. “Talks won’t end before Friday,” the ambassador said – the paper’s words."
_PLAIN = "The delegation left early. Talks will go on until Friday, said the ambassador to reporters."
_POLISH = "Delegacja opuściła stolicę wcześnie rano. Według ambasadora rozmowy potrwają do piątku."
_CZECH = (
    "Delegace opustila hlavní město brzy ráno. Podle velvyslance potrvají rozhovory ještě dva dny a skončí v pátek."
)
_TURKISH = "Heyet sabah erken saatlerde başkentten ayrıldı. Büyükelçiye göre görüşmeler cuma günü bitecek."
_GREEK = "Η αντιπροσωπεία αναχώρησε νωρίς το πρωί. Σύμφωνα με τον πρέσβη, οι συνομιλίες θα διαρκέσουν ακόμη δύο ημέρες."

_GUESSED = [
    (_RUSSIAN, "windows-1251"),
    (_RUSSIAN, "KOI8-R"),
    (_RUSSIAN, "IBM866"),
    (_ARABIC, "windows-1256"),
    (_HEBREW, "windows-1255"),
    (_CHINESE, "GB18030"),
    (_TAIWAN, "Big5"),
    (_JAPANESE, "Shift_JIS"),
    (_JAPANESE, "EUC-JP"),
    (_KOREAN, "EUC-KR"),
    (_FRENCH, "windows-1252"),
    (_GERMAN, "windows-1252"),
    (_ENGLISH, "windows-1252"),
    (_POLISH, "windows-1250"),
    (_CZECH, "windows-1250"),
    (_TURKISH, "windows-1254"),
    (_GREEK, "windows-1253"),
    (_ENGLISH, "UTF-16LE"),
    (_ARABIC, "UTF-16LE"),
    (_RUSSIAN, "UTF-16BE"),
]


@pytest.mark.parametrize(("text", "name"), _GUESSED)
@pytest.mark.parametrize("times", [1, 40])
def test_an_encoding_is_guessed_right_and_told(text: str, name: str, times: int) -> None:
    whole = "\n".join([text] * times)
    found, decoding = decoded(whole.encode(codec_of(name) or ""), "a.txt")
    assert (found, decoding.name, decoding.certain) == (whole, name, False)
    told = str(decoding.remarks("a.txt")[0])
    assert told == f"a.txt was read as {name}, which is a guess; --encoding NAME reads it otherwise."


@pytest.mark.parametrize(("text", "name"), _GUESSED)
def test_a_few_words_are_read_right_or_not_at_all(text: str, name: str) -> None:
    for words in range(1, 5):
        part = " ".join(text.split(" ")[:words])
        data = part.encode(codec_of(name) or "")
        try:
            found, _ = decoded(data, "a.txt")
        except BadFile:
            continue
        assert found == part or data.decode("utf-8", "replace") == found


def test_a_very_long_line_of_plain_letters_before_the_others_costs_next_to_nothing() -> None:
    late = "Делегация вылетела утром из столицы и скоро вернётся.".encode("cp1251")
    assert guessed_codec(b"a" * 2_000_000 + b"\n" + late) == "cp1251"
    assert guessed_codec(b"a" * 2_000_000 + late) == "cp1251"


def test_utf_8_is_no_guess_whatever_it_says() -> None:
    for text in (_RUSSIAN, _ARABIC, _CHINESE, "plain words"):
        found, decoding = decoded(text.encode(), "a.txt")
        assert (found, decoding.name, decoding.remarks("a.txt")) == (text, "UTF-8", [])


def test_damaged_utf_8_is_refused_and_not_read_as_something_else() -> None:
    data = f"{_RUSSIAN}\n{_RUSSIAN}".encode()
    with pytest.raises(BadFile, match=r"a.txt is not valid UTF-8 at byte \d+, line 2; mend that place"):
        decoded(data[:-30] + b"\xff" + data[-30:], "a.txt")


def test_what_a_person_names_is_taken_instead_of_a_guess() -> None:
    data = _RUSSIAN.encode("cp1251")
    found, decoding = decoded(data, "a.txt", "koi8-r")
    assert (found, decoding.certain, decoding.name) == (data.decode("koi8_r"), True, "KOI8-R")
    with pytest.raises(BadFile, match=r"a.txt is not EUC-JP at byte \d+, line 1; name another encoding"):
        decoded(b"abc\xff\xff", "a.txt", "EUC-JP")


@pytest.mark.parametrize(
    "name",
    [
        *("rot13", "base64", "zip", "idna", "unicode_escape", "nope", "", "utf-7", "punycode"),
        *("cp037", "cp500", "cp1140", "hp-roman8", "hz", "johab"),
    ],
)
def test_only_the_encodings_that_are_offered_are_known(name: str) -> None:
    assert codec_of(name) is None
    with pytest.raises(BadFile, match=f"there is no encoding called .*; known are {', '.join(ENCODINGS)}"):
        decoded(b"a", "a.txt", name or "-")


@pytest.mark.parametrize("name", ["latin1", "ISO-8859-1", "ascii", "cp1252"])
def test_other_names_of_an_encoding_are_known(name: str) -> None:
    assert asked_for(name, "a.txt").name == "windows-1252"


@pytest.mark.parametrize("stray", [b"\xe9\xc3\xa9", b"\xff", b"\xe9", b"\x93"])
def test_a_stray_byte_in_english_is_western_or_no_text(stray: bytes) -> None:
    data = f"{_PLAIN} ".encode() + stray + f" {_PLAIN}".encode()
    assert (guessed_codec(data) or "cp1252") == "cp1252"


def test_invisible_characters_alone_are_no_text() -> None:
    with pytest.raises(BadFile, match=r"a\.txt holds only invisible characters"):
        decoded("\u200b\u00a0 \u2028\ufeff\n".encode(), "a.txt")


@pytest.mark.parametrize("name", ENCODINGS)
def test_every_offered_encoding_is_known_and_called_so(name: str) -> None:
    text, decoding = decoded("plain".encode(codec_of(name) or ""), "a.txt", name)
    assert (text.lstrip("\ufeff"), decoding.name) == ("plain", name)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"PK\x03\x04\x14\0\x06\0", "a ZIP archive or an office document"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "an old office document"),
        (b"{\\rtf1\\ansi Words}", "a rich text document"),
        (b"SQLite format 3\0\x10", "a database"),
    ],
)
def test_other_files_are_refused_by_what_they_are(data: bytes, kind: str) -> None:
    with pytest.raises(BadFile, match=f"a.txt is {kind}, not what its name says"):
        decoded(data, "a.txt")


def test_the_pieces_of_a_large_file_are_judged_together() -> None:
    plain = b"a line\n" * 1000
    assert found_out_of(plain, [plain, _GREEK.encode()], "a.csv").name == "UTF-8"
    found = found_out_of(plain, [plain, _RUSSIAN.encode("cp1251")], "a.csv")
    assert (found.name, found.certain) == ("windows-1251", False)
    with pytest.raises(BadFile, match=r"a.csv is not UTF-8 \(line 2001\) and too short"):
        found_out_of(plain, [plain, b"\xe9\xf8"], "a.csv")

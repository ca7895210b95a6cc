"""Owns the endings of names by which the files that this program reads by itself are known."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

TEXT_EXTENSIONS: Final = (".txt", ".md")
PAGE_EXTENSIONS: Final = (".html", ".htm", ".xhtml")
DOCUMENT_EXTENSIONS: Final = (".pdf", ".docx", ".eml")
WORKBOOK_EXTENSIONS: Final = (".xlsx", ".xlsm")
TABLE_EXTENSIONS: Final = (".csv", ".tsv", ".tab", *WORKBOOK_EXTENSIONS)
NATIVE_EXTENSIONS: Final = (".jsonl",)
ARCHIVE_EXTENSIONS: Final = (".zip",)
OWN_EXTENSIONS: Final = (
    *TEXT_EXTENSIONS,
    *PAGE_EXTENSIONS,
    *DOCUMENT_EXTENSIONS,
    *TABLE_EXTENSIONS,
    *NATIVE_EXTENSIONS,
    *ARCHIVE_EXTENSIONS,
)
SAVED_AS: Final[Mapping[str, str]] = MappingProxyType(
    dict.fromkeys(
        (".doc", ".docm", ".dot", ".dotx", ".rtf", ".odt", ".ott", ".fodt", ".wpd", ".wps"), ".docx (or .txt)"
    )
    | dict.fromkeys((".pages", ".epub", ".mobi", ".azw3"), ".docx (or .txt)")
    | dict.fromkeys((".mbox", ".msg", ".emlx", ".pst", ".ost"), ".eml (or .txt), a file a mail,")
    | dict.fromkeys((".parquet", ".arrow", ".feather", ".orc"), ".csv (or .xlsx)")
    | dict.fromkeys((".xls", ".xlsb", ".ods", ".numbers"), ".xlsx (or .csv)")
)
"""As what the program that made a file can save it so that it is read, by its ending."""
PACKED: Final = (".gz", ".bz2", ".xz", ".zst", ".tar", ".tgz", ".7z", ".rar")
"""Endings of what packs other files and is not read as it is."""
BRAT_PARTS: Final = (".a1", ".a2")
"""Endings of files that are the annotations of one text in parts."""

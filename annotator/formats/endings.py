"""Owns the endings of names by which the files that this program reads by itself are known."""

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

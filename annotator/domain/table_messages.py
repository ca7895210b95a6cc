"""Owns the sentences for tables: which column is what, why a row gives nothing, and what of it stayed out."""

from collections.abc import Mapping
from typing import Final

TABLE_MESSAGES: Final[Mapping[str, str]] = {
    "column-field": "{file}: a column cannot be called {field}; it can be {known}.",
    "column-missing": "{file}: there is no column called {column}; its columns are {columns}.",
    "table-no-text": "{file}: none of its columns ({columns}) is known to hold the text; "
    "name it with --column text=NAME, or by its number if there are no headings.",
    "table-webanno": "{file} is of WebAnno's own kind, which is no table; export it there as UIMA CAS, XMI or JSON.",
    "workbook-bad": "{file} is no Excel workbook that can be read; save it as .xlsx or .csv in the program it is from.",
    "workbook-notes": "{file}: the notes that are pinned to its cells stayed out; copy them to a column to have them.",
    "sheets-left": "{file}: read from the sheet {sheet}; save the others as workbooks of their own to read them, too "
    "({others}).",
    "workbook-locked": "{file} is locked with a password, or of the older kind .xls; save it as .xlsx without one.",
    "rows-above": "{file}: the headings stand in line {line}; {count:row} above them stayed out.",
    "row-no-article": "{file}, line {line}: the project has no article {article}; import it first, or say which column "
    "names it (--column article=NAME) or holds its text (--column text=NAME).",
    "row-names-none": "{file}, line {line}: the row names no article; add a column with its id, address or title, and "
    "say which it is (--column article=NAME).",
    "row-no-claim": "{file}, line {line}: the row has no claim; write it, or take the row out.",
    "row-no-quote": "{file}, line {line}: the row does not say which words of the article its claim is; give "
    "it a quote, or start and end.",
    "row-quote-missing": "{file}, line {line}: {quote} stands nowhere in the article, and the claim was left "
    "out; quote the article word for word.",
    "row-quote-twice": "{file}, line {line}: {quote} stands more than once in the article; add columns start and end.",
    "row-offsets-unfit": "{file}, line {line}: {quote} does not stand at {start} to {end}, but more than once "
    "elsewhere; mend start and end: they count code points from 0, most emoji being one, the end excluded.",
    "row-outside": "{file}, line {line}: {start} to {end} lies outside of the article, which has {length} "
    "characters; mend start and end, which count from 0, or give a quote.",
    "row-offsets": "{file}, line {line}: {start} and {end} are not two whole numbers, which start and end must "
    "be; mend them, or give a quote in their place.",
    "row-status": "{file}, line {line}: {value} is no status{more}; known are {known}; say what it means with "
    "--status WORD=STATUS.",
    "row-share": "{file}, line {line}: {value} is no number from 0 to 1, which score and worth must be; mend it, or "
    "leave it empty.",
    "row-verdict": "{file}, line {line}: {value} is no verdict known here, and was left out; known are {known}.",
    "row-formula": "{file}, line {line}: {cells} of the row holds a formula without a value; open the workbook "
    "in Excel or LibreOffice and save it there, which works it out.",
    "row-error": "{file}, line {line}: {value} stands in place of a value, an error of the spreadsheet, and was left "
    "out; mend its formula there and save the table again.",
    "facts-apart": "{file}: {count:row gives|rows give} an article and a fact that does not rest on it; say "
    "with --column quote=NAME which column holds words of the article, if one does.",
    "facts-unplaced": "{file}: {count:row brought its fact|rows brought their facts} and verdict, and not what that "
    "rests on, for it is in no article here (the first is line {line}); import the articles, then the table again.",
    "columns-left": "{file}: left out, for nothing here holds them: {columns}; say with --column FIELD=NAME "
    "if one is a field under another name.",
    "columns-twice": "{file}: a heading stands over several columns, of which the first was taken for what it says; "
    "the others were read as {columns}; say with --column FIELD=NAME if one is a field under another name.",
    "offsets-beside": "{file}: start and end say other words than the quote in {count:row} (the first is line {line}); "
    "the quote was taken, where it stands. See that start and end count code points from 0, the end excluded.",
    "rows-of-facts": "{file}: what the column facts says in {count:row} (the first is line {line}) stayed out, for it "
    "is there to be read; JSON Lines bring facts, and so do FEVER and AVeriTeC.",
    "cells-left": "{file}: {count:row} without words of a claim (the first is line {line}) brought only the article; "
    "what stands there under {columns} was left out.",
    "rows-wordless": "{file}: {count:row judges or labels something and does|rows judge or label something and do} not "
    "say which words (the first is line {line}); nothing came of it. Give them a quote, or start and end; say "
    "with --column quote=NAME which column holds words of the article, if one does.",
    "rows-open": "{file}: {count:row} with a claim and without its verdict brought no fact (the first is line {line}); "
    "write what came of it, or not enough evidence.",
    "judged-twice": "{file}: {count:judgement} took the place of another one by the same annotator on the same words "
    "(the first is in {item} {number}); if that one is meant, let only it stand in the file.",
    "judgements-alone": "{file}: {count:line tells|lines tell} who judged it how and no line is a decision on it (the "
    "first is line {line}); only the status counts, as the file's own. Give each judgement as a line of type decision.",
    "rows-other": "{file}: {count:row says|rows say} other things in further columns than another row of the same "
    "words (the first is line {line}); those of one row were kept.",
    "column-doubtful": "{file}: the column {column} was not taken for their status ({words}), and the claims came in "
    "as confirmed; if it is their status or labels names, say so with --column status=NAME or label=NAME, and what its "
    "words mean with --status WORD=STATUS.",
    "column-two-valued": "{file}: every claim came in as confirmed, for the column {column} ({words}) was not taken as "
    "a judgement; if it is one, choose it as the status ({remedy}).",
    "dates-late": "{file}: {count:date} stayed out, for an earlier row or the article here has the same text without "
    "one (the first is in line {line}); write the same date in all rows of a text.",
    "dates-torn": "{file}: {count:row gives|rows give} another date than an earlier row for the same text (the first "
    "is line {line}), which came in as another article; if it is one, give its rows one date, or none (--column "
    "published=).",
    "dates-serial": "{file}: {count:date} came in from numbers as those by which Excel counts days (the first in line "
    "{line}: {value} as {date}); where days count from 1904, they are four years and a day later: see that they are "
    "right, or save the table with dates.",
    "rows-labelled": "{file}: rows came in as {count:mention} with a label and not as claims, for so the column "
    "{column} reads: {words}; say with --column label= if they are claims.",
    "rows-refused": "{file}: {count:row} with a name that was refused or is unsure stayed out: only claims can be "
    "refused here.",
    "slots-unsure": "{file}, line {line}: of this row and those after it {count:slot} came in as words without "
    "a place, for they stand nowhere in the article as whole words, or more than once.",
    "table-no-rows": "{file} holds headings and no row under them; nothing was taken from it. See that it is the "
    "right file, and whole.",
    "row-bad": "{file}, line {line}: the row cannot be read ({reason}); mend it.",
    "row-encoding": "{file}, line {line}: the row holds bytes that are no characters in {encoding}; mend it.",
    "row-ragged": "{file}, line {line}: the row has {cells} where the table has {columns}; mend it.",
    "row-no-text": "{file}, line {line}: the row has no text and was left out; put the text into it.",
    "row-date": "{file}, line {line}: {value} is not clearly one date, and was left out; write it as YYYY-MM-DD, "
    "or say with --dates which number is the day.",
    "row-date-none": "{file}, line {line}: {value} is no date that is known here, and was left out; write it as "
    "YYYY-MM-DD, YYYY-MM or YYYY.",
    "row-id": "{file}, line {line}: line {before} has the same id and another text; give each row its own id, "
    "or none (--column id=).",
    "rows-end": "{file}, line {line}: {reason}; nothing from there on was read. Mend that line and import it again.",
    "rows-more": "{file}: {count:more row} {what}.",
}

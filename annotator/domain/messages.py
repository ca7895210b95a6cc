"""Owns the sentence for every kind of trouble: what happened, where, and what helps."""

from collections.abc import Mapping
from typing import Final

from annotator.domain.label_messages import LABEL_MESSAGES
from annotator.domain.table_messages import TABLE_MESSAGES

MESSAGES: Final[Mapping[str, str]] = {
    "project-missing": "{file} does not exist; make it with: annotator new {file}",
    "project-exists": "{file} already exists; open it, or choose another name.",
    "project-folder": "{file} is a folder; a project is one file that ends in .facts.",
    "project-not-ours": "{file} is not an Annotator project; it was left as it is.",
    "project-newer": "{file} was written by a newer Annotator (format {found}, this one knows {known}); update it.",
    "project-older": "{file} is of format {found}; open it once for writing to bring it to format {known}.",
    "project-damaged": "{file} is damaged ({reason}) and was left as it is; no backup of it was found, "
    "put back a copy of your own.",
    "project-damaged-backup": "{file} is damaged ({reason}) and was left as it is; its newest whole backup is "
    "{backup}, put it back with: annotator restore {file}",
    "project-damaged-log": "{file} is damaged ({reason}) and was left as it is; if you copied a backup over it, "
    "remove {log} first, else put its newest backup back with: annotator restore {file}",
    "project-damaged-rows": "{file} is damaged ({reason}), which can be mended from the decisions; "
    "mend it with: annotator check --repair {file}",
    "project-incomplete": "{file} lacks what every project has ({name}) and was left as it is; "
    "put its newest backup back with: annotator restore {file}",
    "project-lacks-derived": "{file} lacks what every project has ({name}) and was left as it is; "
    "mend it with: annotator check --repair {file}",
    "project-not-upgraded": "{file} cannot be brought to format {known} ({reason}) and was left as it is; "
    "its backup is {backup}.",
    "backup-no-room": "No backup of {file} was made: the disk of {folder} has no room for {size} MB of the project and "
    "{spare} MB to spare for what is decided meanwhile, and there is no other place; free some space.",
    "backup-impossible": "No backup of {file} was made: {folder} cannot be used ({reason}); "
    "see that you may write there.",
    "backup-differs": "No backup of {file} was made: its copy differs from it; look after the disk and open it again.",
    "check-no-room": "{file} cannot be checked: {folder} needs {megabytes} MB of free disk for a copy; "
    "free some space, or name another folder in TMPDIR.",
    "check-stopped": "The check was stopped; {file} is as it was.",
    "repair-failed": "{file} cannot be repaired ({reason}) and is as it was; put its newest backup back with: "
    "annotator restore {file}",
    "backup-missing": "There is no backup of {file}; they would lie in {folder}.",
    "backup-stranger": "The backups in {folder} are of another project that lay at {file} before; to have that one, "
    "name it with --from. The newest is {backup}.",
    "backup-unknown": "{backup} does not exist; annotator restore {file} --list names the backups there are.",
    "backup-flawed": "{file} cannot be put back, for it is damaged itself ({reason}); take another with --from.",
    "restore-itself": "{file} is the project itself; name one of its backups.",
    "restore-stopped": "Restoring was stopped; {file} is as it was.",
    "restore-failed": "{file} cannot be put back ({reason}); it is as it was. See that you may write there.",
    "project-foreign-schema": "{file} holds something Annotator did not make ({name}); it was left as it is.",
    "project-read-only": "{file} cannot be written; it can be looked at, but decisions need write permission.",
    "project-held": "{file} is open for writing by {holder}; close it there first.",
    "suggestions-coming": "Suggestions are just being brought into {file}; try again in a moment or, if the program "
    "that did so has ended, open it once for writing.",
    "project-moved": "{file} is no longer there: it was moved, renamed or removed, or its drive is gone. What was just "
    "done was not kept. Put it back and do it again, or close the project and open it where it is now.",
    "project-replaced": "{file} was replaced by another file while it was open. What was just done was not kept. Put "
    "the former file back and do it again, or close the project and open the new one.",
    "project-rescued": "{file} was removed or replaced while it was open. What was just done was not kept; everything "
    "before it is in {copy}. Close the project and open that.",
    "project-overwritten": "{file} was overwritten by another program while it was open. What was just done was not "
    "kept. Close the project and open it again to see what it holds now.",
    "project-unkept": "{file} was removed while it was open. What was just done was not kept, and a copy of everything "
    "before it can be made neither beside it nor in {folder}: it is in this window only. Free some space, or export it "
    "before you close it.",
    "project-moved-idle": "{file} is no longer there: it was moved, renamed or removed, or its drive is gone. Put it "
    "back, or close the project and open it where it is now; until then nothing can be decided.",
    "project-replaced-idle": "{file} was replaced by another file while it was open. Put the former file back, or "
    "close the project and open the new one; until then nothing can be decided.",
    "project-rescued-idle": "{file} was removed or replaced while it was open; everything decided in it is kept as "
    "{copy}: go on in that file.",
    "project-overwritten-idle": "{file} was overwritten by another program while it was open. Close the project and "
    "open it again to see what it holds now; until then nothing can be decided.",
    "project-unkept-idle": "{file} was removed while it was open, and a copy can be made neither beside it nor in "
    "{folder}: what was decided is in this window only. Free some space, or export it before you close it.",
    "project-busy": "{file} is in use by another program just now; try again in a moment.",
    "project-special": "{file} is no ordinary file; a project is one file that ends in .facts.",
    "disk-full": "The disk of {file} is full; what was just done was not kept. Free some space and do it again.",
    "project-unwritable-folder": "{file} cannot be made here ({reason}); choose a folder you may write to.",
    "file-unreadable": "{file} cannot be read ({reason}); see that it is there and that you may read it.",
    "part-empty": "{file} is empty, as a part of a split may be; nothing came from it.",
    "file-empty": "{file} holds no text; nothing was taken from it. See that it is the right file, and whole.",
    "file-invisible": "{file} holds only invisible characters; nothing was taken from it. See that it is the "
    "right file.",
    "file-binary": "{file} is not text (control characters from position {position} on); convert it first.",
    "file-not-utf8": "{file} is not valid UTF-8 at byte {position}, line {line}; mend that place, or save it as UTF-8.",
    "file-other": "{file} is {kind}, not what its name says; convert it to text first.",
    "encoding-guessed": "{file} was read as {encoding}, which is a guess; --encoding NAME reads it otherwise.",
    "encoding-unknown": "{file}: there is no encoding called {encoding}; known are {known}.",
    "bytes-marked": "{file}: {bytes} of its text could not be read as {encoding} and came in as \ufffd (U+FFFD); "
    "--encoding NAME reads it otherwise.",
    "characters-replaced": "{file}: {characters} that no text can hold (NUL, or half of a pair) came in as \ufffd "
    "(U+FFFD).",
    "characters-forbidden": "{file}: {characters} of a kind that no screen shows, which only XML 1.1 can name, came "
    "in as \ufffd (U+FFFD).",
    "encoding-unclear": "{file} is not UTF-8 (line {line}) and too short or too odd to tell what else; "
    "name its encoding (--encoding NAME), or save it as UTF-8.",
    "encoding-fails": "{file} is not {encoding} at byte {position}, line {line}; name another encoding "
    "(--encoding NAME), or save it as UTF-8.",
    "file-kind": "{file} is of a kind that cannot be imported; known are {known}.",
    "file-packed": "{file} is packed in a way that is not read; unpack it first, and import what was in it.",
    "file-unlike": "{file} begins like none of the formats that end in {ending} ({known}); see that it is whole, "
    "and save it as one of them.",
    "file-not-json": "{file}, line {line}: not JSON ({reason} at character {place}); mend that place, or save the file "
    "anew in the program it is from.",
    "lines-unlike": "{file}: its lines are like those of none of the formats that end in {ending} ({known}); "
    "save it as one of them. Lines that hold words and numbers alone come in as the rows of a table.",
    "file-not-in-utf8": "{file} is {encoding}, where only UTF-8 can be read; save it as UTF-8 and import it again.",
    "lines-not-utf8": "{file}: {lines} are not UTF-8 and stayed out (the first is line {line}, at byte {position}); "
    "save the file as UTF-8 and import it again.",
    "file-special": "{file} is not an ordinary file; it was passed over. Save what it gives as a file and import that.",
    "file-outside": "{file} leads out of its folder; it was passed over. Copy what it leads to into the folder.",
    "file-large": "{file} is larger than {limit} MB; split it into smaller files.",
    "text-tabular": "{file} came in as a text, and has {columns} columns parted by tabs as a table has; if each of its "
    "rows is to be an article or a claim, save it under a name that ends in .tsv and import that.",
    "text-pubtator": "{file} came in as a text with the marks of PubTator in it; to have its names, save its texts as "
    ".txt and the names as .ann beside them, as brat does.",
    "text-empty": "There is no text to take; copy the article's words first.",
    "text-invisible": "The text holds only invisible characters; copy the article's words first.",
    "date-bad": "{value} is no date; write it as 2020-12-26, 2020-12 or 2020.",
    "page-empty": "{file} holds no main text (only menus, scripts or pictures, perhaps); save the article's own page, "
    "or paste its text.",
    "page-deep": "{file} nests its text more than {levels} levels deep, which cannot be read; paste its text.",
    "page-comment": "{file}: a comment that opens in line {line} is never closed and hides the text; close it, "
    "or paste the text.",
    "page-cut-deep": "{file}: what is nested more than {levels} levels deep was not read; "
    "see whether the text is whole.",
    "page-cut-comment": "{file}: a comment that opens in line {line} is never closed, and nothing after it was "
    "read; see whether the text is whole.",
    "page-frames": "{file} is only a frame around other pages; save the page inside it.",
    "page-complex": "{file} is too complex to be a page of one article; save the article's own page.",
    "save-as": "{file} cannot be read as it is; save it as {better} and import that.",
    "page-archive": "{file} is a web archive; save the page once more as HTML only.",
    "words-grammar": "{file} holds words with their grammar, as CoNLL-U and its kin do, and no names or claims in any "
    "agreed way; save its text as .txt, or its names as .conll with a tag such as B-PER in the last column.",
    "brat-parts": "{file} is one part of the annotations of its text; join it with the other, .a1 before .a2, to one "
    "file ending in .ann beside the text.",
    "archive-bad": "{file} is damaged or no ZIP archive; pack it once more.",
    "archive-many": "{file} lists more than {limit} files; split it into smaller archives.",
    "archive-large": "{file} would unpack to more than {limit} GB; nothing was taken from it. Split it.",
    "archive-bomb": "{file} would unpack to more than {times} times its size, which no text does; nothing was taken "
    "from the archive.",
    "archive-overlap": "{file} lists files that lie over one another, as only harmful archives do; nothing was taken "
    "from it. Pack it once more.",
    "archive-twice": "{file} is in the archive {times} times; the last one came in, as unpacking gives it, and the "
    "earlier ones were left out. Pack each under a name of its own.",
    "archive-encrypted": "{file} {more}encrypted and left out; unpack with the password and import the folder.",
    "archive-link": "{file} is a link; it was passed over. Pack the file itself that it leads to.",
    "archive-nested": "{file} is an archive within an archive; unpack the outer one and import the folder.",
    "archive-method": "{file} is packed in a way that cannot be read safely; pack it as an ordinary ZIP.",
    "pdf-bad": "{file} is no PDF file that can be read; save it anew in another program, or paste its text.",
    "pdf-locked": "{file} is locked with a password; save it without one, or paste its text.",
    "pdf-no-text": "{file} holds pictures of pages and no text; let a program for text recognition (OCR) add it.",
    "pdf-long": "{file} has too much text for one article; split it after at most {limit} pages.",
    "pdf-from-the-right": "{file} is written from right to left, and a PDF file does not tell the order of such "
    "letters for certain; paste its text, or save it as .docx.",
    "pdf-pages-empty": "{file}: {pages} held pictures and no text; what is to be read on them stayed out.",
    "pdf-order": "{file}: letters written from right to left may stand in a wrong order; see that they are as printed.",
    "document-bad": "{file} is no Word file that can be read; open it in Word or LibreOffice and save it as .docx.",
    "document-locked": "{file} is locked with a password, or of the older kind .doc; save it as .docx without one.",
    "document-empty": "{file} holds no text; of pictures of pages, let a program for text recognition (OCR) make some.",
    "document-edges": "{file}: what stands at the top or bottom of its pages stayed out: {words}; if it belongs to the "
    "text, put it there and import it again.",
    "document-numbers": "{file}: the numbers before {count:paragraph} stayed out, for Word counts them as it shows the "
    "text; type into it those that are needed, and import it again.",
    "document-comments": "{file}: {count:comment} in its margin stayed out; put into the text what is needed of them.",
    "document-hidden": "{file}: {count:word} of hidden text stayed out; show them in Word and import it again to have "
    "them.",
    "document-notes": "{file}: {count:footnote or endnote|footnotes and endnotes} stayed out; put into the text what "
    "is needed of them, and import it again.",
    "mail-empty": "{file} holds no text that can be read; if the article hangs on the mail, save it and import that.",
    "mail-several": "{file} holds several mails, as mailboxes do; save each as a file of its own.",
    "mail-deep": "{file} nests its parts more than {levels} levels deep, as no program for mail does; paste its text.",
    "mail-headless": "{file} is no mail, for it does not begin with headers such as From and Date; save it again.",
    "mail-attached": "{file}: what hangs on the mail stayed out ({names}); save it and import it by itself.",
    **TABLE_MESSAGES,
    "articles-again-labelled": "{file}: {count:article} came once more in this import; what the file says of it "
    "was taken.",
    "articles-again": "{file}: {count:article} came once more in this import, which changed nothing.",
    "article-differs": "{file}, line {line}: article {id} is here already with another text; it and its claims were "
    "left out. Give it another id, or none.",
    "id-taken": "{file}, line {line}: {kind} {id} was left out, for that id is a {taken} here; give it another id.",
    "told-more": '{file}: and {count} more of this kind, the last being "{last}".',
    "kinds-passed": "{file}: {files} of other kinds passed over ({kinds}){remedy}.",
    "nothing-imported": "Nothing came in from {file}.",
    **LABEL_MESSAGES,
    "report-gone": "{file} is missing; its gold card says what was asked for. Export once more to have it.",
    "report-gone-guessed": "{file} is missing, and no gold card says what was asked for; what mostly is was tried. "
    "Export once more to have it.",
    "report-and-card-gone": "Nothing says which format {file} is in, and what was asked for: its report {report} and "
    "gold card are missing; export once more.",
    "file-cut-off": "{file} is cut off: what begins in line {line} has no end; get a whole copy of it.",
    "words-before": "{file}: the words before that place were read, and are the text of the article that came in.",
    "line-not-json": "{file}, line {line}: not a JSON object ({reason}); mend or remove the line.",
    "line-bad": "{file}, line {line}: {reason}; mend or remove the line.",
    "header-other": "{file}, line {line}: {reason}; update Annotator, or export the project anew.",
    "place-not-json": "{file}, line {line}: what begins there is no JSON object ({reason}); mend it, or take it out.",
    "place-bad": "{file}, line {line}: {reason}; mend it, or take it out.",
    "line-cut-off": "{file} is cut off within line {line}, and what stands before that was read; get a whole copy "
    "of it.",
    "xml-bad": "{file}, line {line}: it is not well-formed XML: {reason}; save it anew in the program it is from, or "
    "mend that place.",
    "item-bad": "{file}, {item} {number}: {reason}; mend it, or take it out.",
    "reference-missing": "{file}, line {line}: there is no {kind} {id} here; {left} was left out. Put it "
    "into the file, or import what has it first.",
    "not-suggested": "{file}: left out, for a program cannot suggest it: {left}; import the file as labels to have it.",
    "rehearsal-stopped": "The trial was stopped; nothing came in.",
    "import-stopped": "Import was stopped; what is in stays, import again for the rest.",
    "format-not-written": "Nothing can be exported as {name}; known are {known}.",
    "analyst-unknown": "No analyst called {name} decided here; those who did are {known}.",
    "format-needs-extra": "{title} needs packages that are not installed; install them with pip, as "
    "annotator[{extra}].",
    "format-not-in-folder": "{title} is not in this folder, to keep it small; install Annotator with pip for it, as "
    "annotator[{extra}].",
    "file-needs-extra": "{file} is a file for {title}; to read it, install annotator[{extra}] with pip.",
    "format-not-split": "{title} cannot be split into parts for training and testing; formats that can: {known}.",
    "export-failed": "{file} cannot be written ({reason}); nothing was left behind.",
    "export-no-room": "There is no room for {file} on its disk; nothing was left behind. Free some space, or choose "
    "another disk.",
    "file-being-written": "{file} is being written by another Annotator; wait for it, or choose another name.",
    "export-special": "{file} is not an ordinary file; choose another name.",
    "export-folder": "{file} is a folder; name a file in it.",
    "export-into-folder": "{title} is one file, and {file} a folder; name a file in it, as {inside}.",
    "export-ending": "{file} would be read as {other}, not as {title}; end its name in {ending}.",
    "export-no-folder": "{file} is a file; this format is a folder, so choose another name.",
    "export-folder-full": "{file} holds other files already; name an empty folder, or one that is not there yet.",
    "export-folder-changed": "{file} holds other things than were exported there; import what is new in it, then name "
    "another folder, or move this one away.",
    "export-stopped": "Export was stopped after {done} of {total}; nothing was written.",
    "export-over-project": "{file} is the project itself; choose another name to export to.",
    "claim-missing": "There is no claim {id} in this project.",
    "target-missing": "There is nothing with the id {id} in this project.",
    "target-in-file": "{id} is how a file calls a row of its own, and no id of this project; give the id that "
    "stands in that row, or put the file before it, as FILE#{id}.",
    "target-no-file": "There is no file {file} to look for {called} in; give its path before the #. If all of {id} is "
    "how a file calls a row of its own, put that file before it, as FILE#{id}.",
    "target-folder": "{file} is a folder; name the file in it that has {called}, as {file}/NAME#{called}.",
    "target-uncalled": "In {file} nothing that is called {id} leads to an id of this project; give the id of the "
    "claim, link, entity, mention or fact instead, as that row or an export to JSON Lines has it.",
    "target-chain": "In {file} {id} is a chain of {count} claims, each with decisions of its own; give the id of one: "
    "{ids}.",
    "target-kind": "{id} is the id of {kind}; give that of a {known}.",
    "target-mention": "{id} is a mention, which nobody decides on by itself; take the entity that it is a name of.",
    "target-short": "{id} may be the beginning of many ids; give at least {least} characters of the one you mean.",
    "target-several": "Several ids in this project begin with {id}; give more of the one you mean.",
    "fact-missing": "There is no fact {id} in this project.",
    "edge-missing": "No edge in the root graph of fact {fact} joins just these articles.",
    "article-missing": "There is no article {id} in this project.",
    "verb-unknown": "There is no verb called {verb}; known are {known}.",
    "verb-not-for": "{verb} does not apply to this {kind}; possible are {known}.",
    "already": "This {kind} is already {status}.",
    "looked-already": "You said of this article already that you looked through it.",
    "already-linked": "These two claims are already linked as {relation}.",
    "link-none": "There is no open candidate to tell apart.",
    "link-self": "A claim cannot be linked to itself.",
    "link-same-article": "Both claims stand in the same article; links join different articles.",
    "span-outside": "The span {start} to {end} lies outside the article, which has {length} characters.",
    "claim-empty": "Select the words of the claim first.",
    "nothing-changed": "Nothing was changed in this claim.",
    "nothing-learned": "Nothing was learned yet: no suggested link has been decided since the last new start.",
    "nothing-to-undo": "There is nothing to undo.",
    "nothing-to-redo": "There is nothing to redo.",
    "fact-empty": "A fact needs a statement.",
    "evidence-two-sided": "The evidence names the claim {claim} twice, as {one} and as {other}; name it once.",
    "analyst-unreadable": "The analyst's name holds what no name can (a line break, a control character, or bytes that "
    "are no UTF-8); give it in plain characters on one line.",
    "analyst-missing": "Say who decides: --analyst NAME.",
    "payload-bad": "{verb}: {reason}.",
    "model-missing": "No language model is installed; install {package} and extract again.",
    "pipeline-unusable": "The spaCy pipeline {package} cannot be loaded ({reason}); install a fitting version, or "
    "choose another for its language.",
    "model-altered": "The language model's file {file} was altered; reinstall {package}.",
    "extraction-failed": "{article} could not be read by {extractor} ({reason}); the others went on.",
    "extraction-faulty": "{extractor} proposed what cannot stand in {article} ({reason}); that was left out, the rest "
    "is in. Tell its maker.",
    "extraction-stray": "{extractor} was given {article} and gave {reason}; that was left out. Tell its maker.",
    "extractor-missing": "There is no extractor called {name}; installed are {known}.",
    "extractor-twice": "{packages} both bring an extractor called {name}; uninstall one of them.",
    "extractor-unusable": "{name} of the package {package} {version} cannot be used ({reason}); mend or uninstall it.",
    "extractor-differs": "A worker has {name} {other} and this machine {version}; install the same version there and "
    "extract again.",
    "run-missing": "Nothing in this project was proposed by {name}; there are {known}.",
    "cluster-extra": "A cluster needs the package distributed, which is not installed; "
    "pip install 'annotator[cluster]' brings it.",
    "cluster-address": "{address} is no address of a scheduler; give it as tcp://HOST:PORT.",
    "cluster-unreachable": "There is no Dask scheduler at {address} ({reason}); see that it runs and can be reached.",
    "cluster-empty": "The scheduler at {address} has no workers; start some (dask worker {address}) and try again.",
    "cluster-without": "The worker {worker} has no {package}; install {package} {version} there and start it again.",
    "cluster-differs": "The worker {worker} has {package} {other} and this machine {version}; install the same version "
    "there and start it again.",
    "cluster-lost": "The scheduler at {address} is gone; what is in stays, run it again for the rest.",
    "schema-unchanged": "The label schema says what the one in force says; nothing was changed.",
    "schema-key": "The label schema says nothing usable under {key}: it must be {wanted}.",
    "schema-unknown": "The label schema has no {key}; known are {known}.",
    "schema-bad": "{file} is not a label schema ({reason}).",
    "suggest-stopped": "Suggesting was stopped; nothing was kept, the former suggestions stand.",
}


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 cell", "2 cells", "2 entities" if `many` says so."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


class _Number(int):
    """A number that a message can have with its noun: {count:answer}, {count:word is|words are}."""

    def __format__(self, noun: str) -> str:
        one, _, many = noun.partition("|")
        return counted(self, one, many) if noun else str(int(self))


def sentence(message_id: str, parameters: Mapping[str, str | int]) -> str:
    """The sentence for a message id with its parameters filled in; KeyError if either is unknown."""
    numbered = {name: _Number(each) if isinstance(each, int) else each for name, each in parameters.items()}
    return MESSAGES[message_id].format(**numbered)

"""Owns the sentences for what stays out, or comes in otherwise, of labels that were made in other tools."""

from collections.abc import Mapping
from typing import Final

LABEL_MESSAGES: Final[Mapping[str, str]] = {
    "prodigy-refused": "{file}: {count:span|spans} of tasks that were refused or passed over stayed out: only claims "
    "can be refused here.",
    "prodigy-passed": "{file}: {count:task that was|tasks that were} refused or passed over without a span brought "
    "only the text.",
    "texts-joined": "{file}: {count:text was|texts were} here already (that of line {line} as {known}), and what is "
    "said of such a text went there; it is an article of its own with another source or address, or an id that the "
    "file gives.",
    "texts-apart": "{file}: {count:text is|texts are} here already and came in once more (that of line {line} is "
    "{known}), for the file gives another source, address, author, date or title.",
    "texts-joined-left": "{file}: what it says of texts that were here already under {names} stayed out, for an "
    "article keeps what it came with.",
    "annotations-cancelled": "{file}: {count:cancelled annotation} stayed out.",
    "schemas-left": "{file}: the label schema of the export stayed out ({names}), for a project keeps its own; to take "
    "that over, put the text of the file into Tools, Label schema (or annotator decide).",
    "cards-left": "{file}: what tells of the exports and data sets there ({names}) stayed out, for it labels nothing.",
    "brat-settings-left": "{file}: what brat shows by ({names}) stayed out, for it labels nothing.",
    "drafts-left": "{file}: {count:draft} that nobody submitted stayed out.",
    "predictions-in": "{file}: {told} of predictions came in as made by {models}; nobody judged them.",
    "data-left": "{file}: what stands beside the texts under {names} stayed out, for nothing here holds it.",
    "prodigy-left": "{file}: {count:answer} under {kind} stayed out, for only spans of a text come in.",
    "categories-kept": "{file}: {count:label} of whole texts came in as what their articles keep, and no labels; "
    "exports to JSON Lines hold them.",
    "categories-left": "{file}: {count:label} of whole texts stayed out, for an article keeps no more than what is "
    "said of it once.",
    "relations-nowhere": "{file}: {count:relation} stayed out, for a span that they join is not there ({which}); mend "
    "its id, or give the span.",
    "labels-numbered": "{file}: {count:span} came in with the number of the label only, for the file names none; to "
    "have names, export it with the text of labels.",
    "places-counted": "{file}: in {count:text} with characters that some tools count as several (the first in line "
    "{line}) places were taken as {unit}, by where words begin and end; see that they are right.",
    "text-wanted": "{file} says where names stand in a text, {text}, which does not lie beside it; put it there and "
    "import the folder.",
    "mentions-alone": "{file} lists mentions, and the words of their documents are in another file, such as dev.json "
    "for dev_events.json; put that beside it and import the folder.",
    "words-tagged": "{file} holds a word a line with the tags of names, as CoNLL-2003 does; save it under a name that "
    "ends in .conll, the word in the first column and the tags in the last.",
    "tags-alone": "{file}: its tags say a label, and not where a name begins; words that follow on one another with "
    "one label came in as one name.",
    "annotations-in-lines": "{file} holds a web annotation a line; save them as one list, in brackets and with commas "
    "between them, under a name that ends in .jsonld.",
    "cas-json-older": "{file} holds a CAS in an older JSON of UIMA; export it there as UIMA CAS JSON 0.4, or as XMI.",
    "tags-in-json": "{file} holds lists of words with their tags; save it as .conll, a line a word with its tag such "
    "as B-PER in the last column and an empty line after each sentence.",
    "tags-numbered": "{file} holds words with numbers for the tags of names, which it does not name; save it as "
    ".conll, a line a word with its tag such as B-PER in the last column.",
    "settings-of-inception": "{file} tells how INCEpTION set up a project, and labels nothing; import the folders "
    "annotation or curation that lie beside it.",
    "training-of-spacy": "{file} holds texts for training older versions of spaCy; make a file ending in .spacy of it, "
    "with python -m spacy convert or with DocBin.",
    "litbank-own": "{file} tells of chains in a way of LitBank’s own, which is none of brat’s; import those of its "
    "files that end in .conll.",
    "chains-unbegun": "{file}, line {line}: the columns are those of CoNLL-2012, but no line #begin document stands "
    "before them; put one there, such as #begin document (a); part 000, and #end document at the end.",
    "tag-not-last": "{file}, line {line}: the tag {tag} is in column {column} of {columns}; put the tags of names in "
    "the last column, as CoNLL-2003 has them.",
    "places-in-units": "{file}: its places were taken as {unit}, which is a guess by the words that its lines quote; "
    "see that they are right.",
    "spans-cut": "{file}: {count:span begins or ends|spans begin or end} within a word or at a space, in the way of "
    "counting that fits best ({which}); see that they are right.",
    "docbin-bad": "{file} holds no documents of spaCy 3 ({reason}); make it again with DocBin.to_disk.",
    "docbin-doc": "{file} is one Doc and no DocBin; save it with DocBin(docs=[doc], store_user_data=True).to_disk.",
    "docbin-document": "{file}, document {number}: {reason}; mend it or leave it out.",
    "docbin-large": "{file} would unpack to more than {limit} MB; write its documents to several files.",
    "docbin-left": "{file}: {kind} of {documents} stayed out, for there is no place for them.",
    "spans-unlabelled": "{file}: {count:annotation} without a label came in as mentions with the label {label}.",
    "regions-unlabelled": "{file}: {count:region} without a label came in as mentions with the label {label}.",
    "regions-left": "{file}: {count:result} of the kind {kind} stayed out, being about no words of the text.",
    "regions-elsewhere": "{file}: {count:region} of the text {name} stayed out, for of each task only one text came in "
    "as an article ({shown}); give the other one a task of its own.",
    "documents-unended": "{file}: {count:document has|documents have} no line #end document (the first begins in line "
    "{line}); what stands there came in, but the file may be cut off.",
    "chains-within": "{file}: {count:chain} of events came in without links, for each stays within one article and "
    "links join different articles.",
    "chains-mixed": "{file}: {count:chain} of names and events at once came in as two each, one of its names and one "
    "of its events, for nothing here is both.",
    "chains-twice": "{file}: {count:mention} of chains stayed out, for another chain has one at the very same words "
    "(the first in line {line}: {chains}).",
    "topic-together": "{file}: {count:more file} of its topic came in with it, for the chains go through all.",
    "mentions-nowhere": "{file}: {count:mention} of documents that are not in it stayed out ({names}); put their words "
    "into it.",
    "mentions-unlisted": "{file}: only its articles came in, for neither {events} nor {entities} lies beside it; put "
    "them there and import the folder.",
    "lines-left": "{file}: {count:line} about relations, attributes and slots stayed out, of which the first is line "
    "{line}, for those have no place for more ({kinds}).",
    "relations-loose": "{file}: {count:relation} of the layers {kinds} stayed out, for where they begin no mention or "
    "claim came in.",
    "references-left": "{file}: {count:reference} to other annotations stayed out ({kinds}), for only slots, relations "
    "and chains have a place here.",
    "relations-left": "{file}: {count:relation} {kind} stayed out; only what is the same has a place here.",
    "file-no-words": "{file} holds no words; nothing was taken from it. See that it is the right file, and whole.",
    "sentences-listed": "{file} lists sentences and holds no text; the articles are in the .xml files beside it.",
    "words-left-out": "{file}: {count:word is|words are} only marked as left out, so that the text cannot be read; "
    "join the file with its words first, as the owners of the texts tell.",
    "labels-returned": "{file}: {count:label} came back as things stand here, or once stood, and brought nothing new.",
    "labels-held": "{file}: {count:judgement} stayed out, for what they judge was judged otherwise before, by people "
    "here or by a file of the same name; a file under another name is another analyst’s.",
    "articles-recognised": "{file}: {count:article is|articles are} of the very same words as what is here, and made "
    "nothing new; what is marked there was taken as said of what is here.",
    "evidence-nowhere": "{file}: {count:set|sets} of evidence stayed out, for pages that they point to are neither in "
    "pages.jsonl nor in wiki-pages beside it (the first in line {line}: {page}); exports to FEVER hold them again. "
    "To have them here, put the pages into pages.jsonl.",
    "evidence-off-page": "{file}: {count:set|sets} of evidence stayed out, for their pages have no sentence of that "
    "number (the first in line {line}: {number} of {page}); exports to FEVER hold them again. See that the "
    "pages are those of the same year.",
    "evidence-pieces": "{file}: {count:set|sets} of evidence stayed out, for they point to cells, headings and "
    "sentences of the pages of FEVEROUS (the first in line {line}: {page}), which are not read; the facts came in.",
    "evidence-odd": "{file}: {count:set|sets} of evidence stayed out, being no lists of page and number (the first in "
    "line {line}); mend it there.",
    "abstracts-nowhere": "{file}: {count:set|sets} of evidence stayed out, for corpus.jsonl beside it has no abstract "
    "or no sentence of that number (the first in line {line}: {number} of {page}); the facts keep what they cite. "
    "Put the abstracts into it to have them.",
    "pages-wanted": "{file}: of the pages in {folder} only those came in that its evidence points to ({count:page}).",
    "claim-odd": "{file}, {item} {number}: {reason}{more}; mend it in the file and import that again.",
    "claims-unlabelled": "{file}: {count:claim} without a label came in without a verdict, which is left to you.",
    "predictions-kept": "{file}: {count:verdict} under pred_label did not come in as judgements, being a program's; "
    "they stay with their facts, and exports to AVeriTeC hold them again.",
    "answers-noted": "{file}: {count:answer} came in as notes and not as evidence, for no article here has their "
    "address; import the articles first.",
    "answers-noted-among": "{file}: {count:answer} came in as notes and not as evidence, for several articles here "
    "have their address; name the one that is meant by its id, under article.",
    "answers-noted-nowhere": "{file}: {count:answer} came in as notes and not as evidence, for their words do not "
    "stand in the article at their address; quote it there word for word.",
    "answers-noted-twice": "{file}: {count:answer} came in as notes and not as evidence, for their words stand more "
    "than once in the article at their address; quote more of it there, so that they stand once.",
    "answers-noted-kind": "{file}: {count:answer} came in as notes and not as evidence, being of no kind that quotes "
    "an article; only those of the type Extractive do.",
    "context-own": "{file}: {reason}.",
    "reviews-none": "{file} holds no review; one is an object with the type ClaimReview, or with claimReviewed.",
    "ratings-unlike": "{file}: {count:rating that is|ratings that are} none of the four verdicts gave none, which is "
    "left to you; each fact keeps its own as the attribute rating.",
    "reviews-unrated": "{file}: {count:review} without a rating came in without a verdict, which is left to you.",
    "reviews-markup": "{file}: a review in it is written as attributes of the page (microdata or RDFa) and was not "
    "read; only those in scripts of JSON-LD are.",
    "ratings-torn": "{file}: {count:review} with ratings that do not agree came in by the first that is a verdict; "
    "each fact keeps the rest as the attribute other_ratings.",
    "things-left": "{file}: {count:thing} beside the reviews stayed out, being no review of a claim ({kinds}).",
    "annotation-left": "{file}, line {line}: the annotation {name} stayed out: {reason}.",
    "annotations-alike": "{file}: {count:annotation says|annotations say} of the same words the same as an earlier "
    "one, and made no mention more.",
    "comments-noted": "{file}: {count:comment} on words of a text came in as notes on the article, with these words.",
    "claims-alike": "{file}: {count:claim} of the same words as an earlier one, of which something else is said, came "
    "in as a fact of its own.",
    "details-left": "{file}: what else it says of what came in stayed out, for there is no place for it ({kinds}).",
    "word-columns-left": "{file}: what other columns say of its words stayed out, for there is no place for it "
    "({kinds}).",
    "replies-noted": "{file}: {count:answer} to other annotations came in as notes on the article, or on the words "
    "that they name themselves.",
    "annotations-none": "{file}, line {line}: there are no annotations in it, but at most the names of pages that hold "
    "some; import those.",
    "annotations-go-on": "{file}: its annotations go on in {page}, which does not lie beside it; fetch that page and "
    "import it, too.",
    "annotations-elsewhere": "{file}: {count:annotation} of which it holds the name only stayed out; import the file "
    "that holds them.",
    "view-no-text": "{file}: nothing was taken from the view {view}, which has no text: {why}.",
    "cas-no-view": "{file} holds no view, and so no text; save the CAS with its document.",
    "cas-types-only": "{file} is a type system, which holds no text; import the CAS files that it belongs to.",
    "cas-unlisted": "{file}: {count:annotation that no view lists|annotations that no view lists} stayed out (the "
    "first has the id {id}); make them members of the view whose text they are of.",
    "cas-no-sofa": "{file}: {count:annotation of a text|annotations of texts} that the file does not hold stayed out "
    "(the first has the id {id}); save the CAS with its document.",
    "cas-no-member": "{file}: a view lists {count:annotation that is|annotations that are} not in the file (the "
    "first id is {id}); see that it is whole.",
    "layers-left": "{file}: {count:annotation} of the layers {kinds} stayed out, covering nothing or telling of "
    "words and grammar only.",
}

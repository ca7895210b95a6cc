"""Made-up lines in many scripts and with every character that Qt or a file format could mistake for its own."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TextCase:
    """A text that comes in, what is stored of it, and words in it whose clusters are known."""

    lead: str
    """A word before the words, itself a claim."""
    clusters: tuple[str, ...]
    """What a reader takes for one sign each, as stored."""
    tail: str
    raw: str
    stored: str

    @property
    def words(self) -> str:
        """The words to be selected, as stored."""
        return "".join(self.clusters)

    @property
    def start(self) -> int:
        """Where the words begin in the stored text."""
        return len(self.lead) + 1


def _case(lead: str, clusters: str, tail: str, *, raw: str = "", stored: str = "") -> TextCase:
    """A case of clusters parted by "|"; without `raw` the text is stored as it comes."""
    parts = tuple(clusters.split("|"))
    text = stored or f"{lead} {''.join(parts)} {tail}"
    return TextCase(lead, parts, tail, raw or text, text)


CASES = {
    "emoji": _case("Then", "😀|🕊️| |o|n| |🏠", "came."),
    "flags": _case("The", "🇱🇾|🇹🇷| |🇫🇷", "flew."),
    "families": _case("A", "👩‍👩‍👧‍👦| |x| |👨‍👩‍👧", "left."),
    "skin tones": _case("They", "👍🏽|👩🏿‍🚒|👋🏻", "waved."),
    "tags and keycaps": _case("See", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f|1️⃣|❤️‍🔥", "here."),
    "arabic": _case("قال", "و|ز|ي|ر| |ا|ل|د|ف|ا|ع", "أمس."),
    "arabic with vowel signs": _case("قال", "مُ|حَ|مَّ|د", "أمس."),
    "hebrew": _case("אמר", "ש|ר| |ה|ב|י|ט|ח|ו|ן", "אתמול."),
    "hebrew with niqqud": _case("אמר", "שָׁ|ל|וֹ|ם| |עֲ|לֵ|י|כֶ|ם", "היום."),
    "numbers and Latin names in arabic": _case("وصل", "ه|ن|ا| |A|k|a|r| |ف|ي| |2|6| |د|ي|س|م|ب|ر", "مع GNA."),
    "arabic in a Latin line": _case("The", "w|o|r|d| |ن|ع|م| |w|a|s", "heard."),
    "hebrew in a Latin line": _case("The", "f|o|r|m| |ש|ר| |o|f", "it."),
    "CJK Extension B": _case("部長は", "𠀀|𠮷|野|家|𪚥", "を見た。"),
    "ideograph with a variation": _case("これは", "葛\U000e0100|飾", "です。"),
    "decomposed letters": _case("Then", "c|a|f|e\u0301| |o\u0308|f|f|n|e|t", "heute."),
    "stacked marks": _case("So", "Z\u0337\u0321\u0328\u031b\u0300\u0301|a\u0316\u0317\u0318|l", "spoke."),
    "thai": _case("เขา", "กำ|ลั|ง|น้ำ", "มา"),
    "devanagari": _case("वह", "क्षि|त्रि|य", "था।"),
    "hangul of single letters": _case("그는", "\u1100\u1161\u11a8|\u1112\u1161\u11ab", "했다."),
    "CRLF": _case(
        "One", "t|w|o|\n|t|h|r|e|e", "four.", raw="One two\r\nthree four.\r\n", stored="One two\nthree four.\n"
    ),
    "lone CR": _case("One", "t|w|o|\n|t|h|r|e|e", "four.", raw="One two\rthree four.", stored="One two\nthree four."),
    "BOM at the start": _case("One", "t|w|o", "three.", raw="\ufeffOne two three.", stored="One two three."),
    "BOM inside": _case("One", "t|w|\ufeff|o", "three."),
    "no-break space": _case("One", "1|0|\u00a0|k|m", "away."),
    "narrow no-break space": _case("One", "1|0|\u202f|%", "away."),
    "soft hyphen": _case("One", "c|e|a|s|e|\u00ad|f|i|r|e", "held."),
    "line separator": _case("One", "t|w|o|\u2028|t|h|r|e|e", "four."),
    "paragraph separator": _case("One", "t|w|o|\u2029|t|h|r|e|e", "four."),
    "frame marks of Qt": _case("One", "t|\ufdd0|w|\ufdd1|o", "three."),
    "non-characters": _case("One", "t|\ufdef|w|\ufffe|o|\uffff|x|\U0001fffe|y|\U0010ffff|z", "three."),
    "NUL": _case("One", "t|w|\ufffd|o", "three.", raw="One tw\0o three.", stored="One tw\ufffdo three."),
    "tabs": _case("One", "t|w|o|\t|\t|x", "three."),
    "object replacement": _case("One", "t|\ufffc|w|o", "three."),
    "zero width space": _case("One", "t|w|\u200b|o", "three."),
    "marks of direction": _case("One", "t|\u200e|w|\u200f|o", "three."),
    "override of direction": _case("One", "t|\u202e|w|o|\u202c|x", "three."),
    "isolates of direction": _case("One", "t|\u2067|w|o|\u2069|x", "three."),
    "controls": _case("One", "t|\x01|w|\x0b|o|\x0c|x|\x1f|y|\x7f|z|\x85|a", "three."),
    "lone surrogates": _case(
        "One", "t|\ufffd|w|\ufffd|o", "three.", raw="One t\ud800w\udfffo three.", stored="One t\ufffdw\ufffdo three."
    ),
}
"""By the name of what they hold."""

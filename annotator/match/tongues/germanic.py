"""Owns what is known by heart of German and Dutch."""

from annotator.match.tongues.tongue import Tongue, bounding, folded_words, in_order, longest_first, valued
from annotator.match.words.lexicon import listed

GERMAN = Tongue(
    code="de",
    name="German",
    links=listed("und aber doch denn"),
    letters="äöüß",
    grammar=folded_words(
        "der die das des dem den ein eine einen einem einer eines und oder aber auch als wie in im ins an am auf aus "
        "bei beim bis durch für gegen mit nach seit über um unter von vom vor während wegen zu zum zur zwischen ist "
        "sind war waren wird werden wurde wurden worden sei seien wäre hat haben habe hatte hatten gewesen sich er sie "
        "es wir ihr ihm ihn ihnen ihre ihren ihrer seine seinen seiner sein dieser diese dieses diesem diesen dass ob "
        "wo dort hier so noch schon sehr nur man welche welcher welches denn doch laut ab davon dabei dazu mehr "
        "einziger einzige einziges einzigen einzigem"
    ),
    denies=folded_words(
        "nicht nichts nie niemals niemand niemanden niemandem nirgends nirgendwo kein keine keinen keinem keiner "
        "keines "
        "keins keinerlei keinesfalls keineswegs weder"
    ),
    merely=folded_words("nur allein bloß lediglich zuletzt zwingend unbedingt umsonst"),
    instead=folded_words("sondern"),
    without=folded_words("ohne"),
    rebuts=("dementier", "bestreit", "bestritt", "leugne", "abgestritten"),
    perhaps=folded_words(
        "vielleicht möglicherweise eventuell womöglich vermutlich wahrscheinlich könnte könnten dürfte dürften soll "
        "sollen sollte sollten will wollen würde würden hätte hätten wäre wären käme kämen gäbe gäben müsste müssten "
        "möchte möchten"
    ),
    supposing=folded_words("wenn falls sofern"),
    endings=longest_first("ungen erin ern ten tes ter tem en er es em et te e n s t"),
    numbers=in_order(
        "null eins/einen zwei/zwo drei vier fünf sechs/sech sieben/sieb acht neun zehn elf zwölf dreizehn vierzehn "
        "fünfzehn sechzehn siebzehn achtzehn neunzehn"
    )
    | in_order("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10),
    hundreds=valued(
        "hundert:100 tausend:1000 million:1e6 millionen:1e6 milliarde:1e9 milliarden:1e9 mio:1e6 mrd:1e9 dutzend:12"
    ),
    bounds=bounding(
        "mindestens|wenigstens|zumindest|nicht weniger als",
        "höchstens|maximal|bis zu|nicht mehr als",
        "mehr als|über",
        "weniger als|unter",
        "etwa|rund|circa|ca|ungefähr|fast|knapp|nahezu",
    ),
    where=folded_words("in im bei nahe nach aus um"),
    years=folded_words("in im jahr jahre seit ab bis"),
    joined="und",
    capitals=False,
    telling=listed("schön"),
    sure=listed(
        "konnte konnten durfte durften wurde wurden hatte hatten ware waren kame kamen gabe gaben musste mussten "
        "mochte mochten"
    ),
)
DUTCH = Tongue(
    code="nl",
    name="Dutch",
    links=listed("en maar want"),
    letters="ëïéèö",
    grammar=folded_words(
        "de het een en of maar ook als dan in op aan bij uit van voor tegen met naar sinds over om onder door tijdens "
        "wegens te tot tussen is zijn was waren wordt worden werd werden geworden heeft hebben had hadden geweest zich "
        "hij zij ze we wij hun haar hem zijn die dat deze dit wie wat waar er hier daar zo nog al zeer wel toe af men "
        "volgens omdat meer binnen enkele"
    ),
    denies=folded_words("niet niets niks nooit nimmer niemand nergens geen geenszins noch evenmin"),
    merely=folded_words("alleen slechts enkel zomaar noodzakelijk"),
    instead=folded_words("maar"),
    without=folded_words("zonder"),
    rebuts=("ontken", "loochen", "tegengesproken"),
    perhaps=folded_words(
        "misschien mogelijk wellicht waarschijnlijk vermoedelijk kan kunnen zou zouden zal zullen wil"
    ),
    supposing=folded_words("indien mits tenzij wanneer"),
    endings=longest_first("ingen eren den ten de te en er es e s t d n"),
    numbers=in_order(
        "nul één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
        "achttien negentien"
    )
    | in_order("twintig dertig veertig vijftig zestig zeventig tachtig negentig", 20, 10),
    hundreds=valued("honderd:100 duizend:1000 miljoen:1e6 miljard:1e9 dozijn:12"),
    bounds=bounding(
        "ten minste|minstens|tenminste|niet minder dan",
        "hoogstens|maximaal|ten hoogste|tot wel|niet meer dan",
        "meer dan|ruim|boven de",
        "minder dan|nog geen",
        "ongeveer|circa|zo'n|rond de|bijna|omstreeks",
    ),
    where=folded_words("in te bij nabij naar uit rond"),
    years=folded_words("in jaar sinds tot vanaf"),
    joined="en",
)

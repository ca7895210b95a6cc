"""Owns what is known by heart of French, Spanish, Italian and Portuguese."""

from annotator.match.tongues.tongue import Tongue, bounding, folded_words, in_order, longest_first, valued
from annotator.match.words.lexicon import listed

FRENCH = Tongue(
    code="fr",
    name="French",
    links=listed("et mais car"),
    letters="àâçéèêëîïôùûüœ",
    grammar=folded_words(
        "le la les l un une des du de d et ou mais aussi que qu qui quoi dont où en dans sur sous à au aux par pour "
        "contre avec vers depuis pendant chez entre est sont était étaient été être sera seront a ont avait avaient "
        "avoir ayant ayez se s son sa ses leur leurs il elle ils elles on nous vous ce c cet cette ces y ne n lors "
        "après avant selon comme si très encore déjà même tout fait fut j m t lui ainsi afin"
    ),
    denies=folded_words("aucun aucune nul nulle nullement rien non ni"),
    beside=folded_words("pas plus jamais personne guère point"),
    with_it=folded_words("ne n"),
    merely=folded_words("seulement uniquement que qu"),
    instead=folded_words("mais"),
    without=folded_words("sans"),
    rebuts=("dement", "contest", "nie ", "niait", "nient", "refut"),
    perhaps=folded_words(
        "peut pourrait pourraient probablement éventuellement serait seraient aurait auraient devrait "
        "devraient doit doivent va vont"
    ),
    supposing=folded_words("si s"),
    endings=longest_first(
        "issements ations ation aient erent ements ement antes ante ants ant ees ent ais ait ees ee es er ez ir is it "
        "ie e s x"
    ),
    numbers=in_order(
        "zéro un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    )
    | in_order("vingt/vingts trente quarante cinquante soixante", 20, 10)
    | valued("septante:70 nonante:90"),
    hundreds=valued(
        "cent:100 cents:100 mille:1000 million:1e6 millions:1e6 milliard:1e9 milliards:1e9 dizaine:10 douzaine:12 "
        "vingtaine:20 trentaine:30 centaine:100"
    ),
    bounds=bounding(
        "au moins|au minimum",
        "au plus|au maximum|jusqu'à",
        "plus de|plus d'",
        "moins de|moins d'",
        "environ|près de|quelque|quelques|presque|à peu près",
    ),
    where=folded_words("à en au aux dans près vers"),
    years=folded_words("en année an depuis jusqu"),
    apart="et",
    elided=True,
    telling=listed("maïs sûr dû"),
)
SPANISH = Tongue(
    code="es",
    name="Spanish",
    links=listed("y e pero"),
    letters="áéíóúüñ¿¡",
    grammar=folded_words(
        "el la los las un una unos unas y e o u pero también que quien cuyo donde en de del a al por para contra con "
        "hacia desde hasta durante entre sobre bajo ante tras según como es son era eran fue fueron sido ser será está "
        "están estaba ha han había habían haber hay se su sus le les lo él ella ellos ellas este esta estos estas ese "
        "esa eso esto muy más aún todavía si mismo cuando porque"
    ),
    denies=folded_words("no nunca jamás nadie nada ningún ninguno ninguna ningunos ningunas tampoco ni apenas"),
    merely=folded_words("solo sólo solamente únicamente obstante bien"),
    instead=folded_words("sino"),
    without=folded_words("sin"),
    rebuts=("desmint", "desment", "nego ", "negar", "negado ", "niega", "rebat"),
    perhaps=folded_words(
        "quizá quizás acaso posiblemente probablemente podría podrían puede pueden sería serían habría habrían va van"
    ),
    supposing=folded_words("si"),
    endings=longest_first(
        "aciones acion amiento adores ador aron ieron aban aba ados adas ado ada idos idas ido ida ando iendo ara "
        "aran era ar er ir an en as os es io a o e s"
    ),
    numbers=in_order(
        "cero uno/un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
        "diecisiete dieciocho diecinueve veinte veintiuno/veintiún veintidós veintitrés veinticuatro veinticinco "
        "veintiséis veintisiete veintiocho veintinueve"
    )
    | in_order("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10)
    | in_order(
        "doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas quinientos/quinientas "
        "seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas novecientos/novecientas",
        200,
        100,
    ),
    hundreds=valued("cien:100 ciento:100 mil:1000 millón:1e6 millones:1e6 docena:12 decena:10 centenar:100"),
    bounds=bounding(
        "al menos|por lo menos|como mínimo|no menos de",
        "como máximo|a lo sumo|hasta|no más de",
        "más de",
        "menos de",
        "unos|unas|cerca de|alrededor de|aproximadamente|casi|en torno a",
    ),
    where=folded_words("en cerca hacia desde"),
    years=folded_words("en año de del desde hasta"),
    apart="y",
    telling=listed("bajó sobré entré uña uñas"),
    sure=listed("sí"),
)
ITALIAN = Tongue(
    code="it",
    name="Italian",
    links=listed("e ed ma però"),
    letters="àèéìòù",
    grammar=folded_words(
        "il lo la l i gli le un uno una e ed o ma anche che chi cui dove in nel nello nella nei negli nelle nell di d "
        "del dello della dei degli delle dell a ad al allo alla ai agli alle all da dal dallo dalla dai dagli dalle "
        "dall per contro con verso durante fra tra su sul sullo sulla sui sugli sulle sull è sono era erano stato "
        "stata "
        "stati state essere sarà fu furono ha hanno aveva avevano avuto avere si suo sua suoi sue loro questo "
        "questa questi queste quello quella molto più ancora già come dopo prima secondo se c v"
    ),
    denies=folded_words("non mai nessun nessuno nessuna niente nulla né neanche nemmeno neppure mica"),
    merely=folded_words("solo soltanto solamente unicamente appena"),
    instead=folded_words("ma bensì"),
    without=folded_words("senza"),
    rebuts=("smenti", "nega ", "nego ", "negat", "contest"),
    perhaps=folded_words(
        "forse probabilmente possibilmente potrebbe potrebbero può possono sarebbe sarebbero avrebbe avrebbero dovrebbe"
    ),
    supposing=folded_words("se qualora"),
    endings=longest_first(
        "azioni azione amenti amento avano arono ivano irono ando endo ato ata ati ate ito ita iti ite uto uta uti "
        "ute ano ono are ere ire ava o a i e"
    ),
    numbers=in_order(
        "zero uno/un due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici "
        "sedici "
        "diciassette diciotto diciannove"
    )
    | in_order("venti trenta quaranta cinquanta sessanta settanta ottanta novanta", 20, 10)
    | valued("ventuno:21 ventun:21 ventotto:28 trentuno:31 trentotto:38 quarantuno:41 quarantotto:48 cinquantuno:51"),
    hundreds=valued(
        "cento:100 mille:1000 mila:1000 milione:1e6 milioni:1e6 miliardo:1e9 miliardi:1e9 decina:10 dozzina:12 "
        "ventina:20 trentina:30 centinaio:100"
    ),
    bounds=bounding(
        "almeno|non meno di",
        "al massimo|fino a|non più di",
        "più di|oltre",
        "meno di",
        "circa|quasi|intorno a|all'incirca",
    ),
    where=folded_words("a in nel nella nell vicino verso da"),
    years=folded_words("nel in anno dal del al"),
    joined="",
    elided=True,
    telling=listed("dà dì dèi"),
    sure=listed("sé"),
)
PORTUGUESE = Tongue(
    code="pt",
    name="Portuguese",
    links=listed("e mas porém"),
    letters="áâãàçéêíóôõú",
    grammar=folded_words(
        "o a os as um uma uns umas e ou mas também que quem cujo onde em no na nos nas num numa de do da dos das "
        "ao aos "
        "à às por pelo pela pelos pelas para contra com desde até durante entre sobre sob ante após segundo como é são "
        "era eram foi foram sido ser será está estão estava tem têm tinha tinham ter há se seu sua seus suas lhe "
        "ele ela "
        "eles elas este esta estes estas esse essa isso isto muito mais ainda já quando porque"
    ),
    denies=folded_words("não nunca jamais ninguém nada nenhum nenhuma nenhuns nenhumas tampouco nem"),
    merely=folded_words("só apenas somente unicamente obstante"),
    instead=folded_words("mas sim"),
    without=folded_words("sem"),
    rebuts=("desment", "negou ", "negar", "negado ", "refut"),
    perhaps=folded_words(
        "talvez possivelmente provavelmente poderia poderiam pode podem seria seriam teria teriam deverá deverão "
        "vai vão"
    ),
    supposing=folded_words("se caso"),
    endings=longest_first(
        "acoes acao amento adores ador aram eram iram avam ados adas ado ada idos idas ido ida ando endo indo oes ar "
        "er ir ou eu iu am em as os es ao a o e s"
    ),
    numbers=in_order(
        "zero um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze "
        "dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove"
    )
    | in_order("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", 20, 10)
    | in_order(
        "duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas quinhentos/quinhentas "
        "seiscentos/seiscentas setecentos/setecentas oitocentos/oitocentas novecentos/novecentas",
        200,
        100,
    ),
    hundreds=valued(
        "cem:100 cento:100 mil:1000 milhão:1e6 milhões:1e6 bilhão:1e9 bilhões:1e9 dúzia:12 dezena:10 centena:100"
    ),
    bounds=bounding(
        "pelo menos|ao menos|no mínimo|não menos de",
        "no máximo|até|não mais de",
        "mais de",
        "menos de",
        "cerca de|aproximadamente|quase|uns|umas|em torno de",
    ),
    where=folded_words("em no na perto desde para"),
    years=folded_words("em ano de desde até"),
    apart="e",
    telling=listed("pôr dá dê pára más sé"),
)

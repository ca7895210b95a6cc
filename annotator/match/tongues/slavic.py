"""Owns what is known by heart of Polish, Russian and Ukrainian."""

from annotator.match.tongues.tongue import Tongue, bounding, folded_words, in_order, longest_first, valued
from annotator.match.words.lexicon import listed

POLISH = Tongue(
    code="pl",
    name="Polish",
    links=listed("i oraz a ale"),
    letters="ąćęłńóśźż",
    grammar=folded_words(
        "i oraz a ale lub albo też także że który która które którzy którego której których którym gdzie w we na z ze "
        "do od o po przed za przez dla przeciw przeciwko ku podczas między nad pod przy według jak jako jest są "
        "był była "
        "było byli były być będzie będą został została zostało zostali zostały ma mają miał miała się swój swoją swoje "
        "swoich jego jej ich im go mu on ona oni one ten ta to te tego tej tych tym już jeszcze bardzo więcej gdy "
        "kiedy "
        "ponieważ roku"
    ),
    denies=folded_words(
        "nie nigdy nikt nikogo nikomu nikim nic niczego niczemu niczym żaden żadna żadne żadnego żadnej żadnych żadnym "
        "ani nigdzie wcale"
    ),
    merely=folded_words("tylko jedynie wyłącznie"),
    instead=folded_words("lecz ale tylko"),
    without=folded_words("bez"),
    rebuts=("zaprzecz", "zdementow", "dementow", "zdementuj"),
    perhaps=folded_words("może mogą mógłby mogłaby mogłoby mogliby prawdopodobnie chyba zapewne podobno"),
    supposing=folded_words("jeśli jeżeli gdyby"),
    endings=longest_first(
        "iejszego owaniu owania owanie iami ach ami owie owi ego emu ymi imi iem ali aly alo ala ily ili ilo ila iej "
        "ich ych ow om em al il ej ym im ie ia iu io ii a e i o u y"
    ),
    numbers=in_order(
        "zero jeden/jedna/jedno dwa/dwie/dwóch/dwoje trzy/trzech/troje/trzej cztery/czterech/czworo/czterej "
        "pięć/pięciu/pięcioro sześć/sześciu siedem/siedmiu osiem/ośmiu dziewięć/dziewięciu dziesięć/dziesięciu "
        "jedenaście/jedenastu dwanaście/dwunastu trzynaście/trzynastu czternaście/czternastu piętnaście/piętnastu "
        "szesnaście/szesnastu siedemnaście/siedemnastu osiemnaście/osiemnastu dziewiętnaście/dziewiętnastu "
    )
    | in_order(
        "dwadzieścia/dwudziestu trzydzieści/trzydziestu czterdzieści/czterdziestu pięćdziesiąt/pięćdziesięciu "
        "sześćdziesiąt/sześćdziesięciu siedemdziesiąt/siedemdziesięciu osiemdziesiąt/osiemdziesięciu "
        "dziewięćdziesiąt/dziewięćdziesięciu",
        20,
        10,
    )
    | in_order(
        "dwieście/dwustu trzysta/trzystu czterysta/czterystu pięćset/pięciuset sześćset siedemset osiemset dziewięćset",
        200,
        100,
    ),
    hundreds=valued(
        "sto:100 stu:100 tysiąc:1000 tysiące:1000 tysięcy:1000 tys:1000 milion:1e6 miliony:1e6 milionów:1e6 mln:1e6 "
        "miliard:1e9 miliardy:1e9 miliardów:1e9 mld:1e9 tuzin:12"
    ),
    bounds=bounding(
        "co najmniej|przynajmniej|nie mniej niż",
        "co najwyżej|najwyżej|maksymalnie|nie więcej niż",
        "więcej niż|ponad|powyżej",
        "mniej niż|poniżej",
        "około|ok|blisko|prawie|niemal",
    ),
    where=folded_words("w we do z ze pod koło"),
    years=folded_words("roku rok r od do w"),
    telling=listed("nić łub"),
)
RUSSIAN = Tongue(
    code="ru",
    name="Russian",
    links=listed("и но"),
    letters="абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    grammar=folded_words(
        "и а но или также что который которая которое которые которого которой которых где в во на с со к ко от "
        "до из у "
        "о об обо по за для при под над перед между через против во время после согласно как это этот эта эти этого "
        "этой этих среди был была было были быть будет будут есть он она оно они его ее её их им ему ей свой свою "
        "свои своих "
        "же уже ещё очень более когда потому чтобы году года"
    ),
    denies=folded_words(
        "не нет ни никогда никто никого никому никем ничто ничего ничему нигде никуда никакой никакая никакие никаких "
        "нельзя ничуть"
    ),
    merely=folded_words("только просто лишь"),
    instead=folded_words("а но"),
    without=folded_words("без"),
    rebuts=("опроверг", "опроверга", "отрица", "отверг"),
    perhaps=folded_words("возможно вероятно может могут мог могла могли бы наверное якобы предположительно"),
    supposing=folded_words("если"),
    endings=longest_first(
        "ованиями ования ование ировали ировал иями ыми ими ами ями ого его ому ему иях ией ась ось ись али ала ало "
        "или ила ило ели ела ях ах ов ев еи ои ом ем ам ям ая яя ое ее ые ие ую юю ых их ыи ии ия ию ью ал ил ел а я "
        "о е ы и у ю ь"
    ),
    numbers=in_order(
        "ноль/нуль один/одна/одно/одного два/две/двух/двое три/трех/трёх/трое четыре/четырех/четырёх/четверо "
        "пять/пяти/пятеро шесть/шести/шестеро семь/семи/семеро восемь/восьми девять/девяти десять/десяти "
        "одиннадцать/одиннадцати двенадцать/двенадцати тринадцать/тринадцати четырнадцать/четырнадцати "
        "пятнадцать/пятнадцати шестнадцать/шестнадцати семнадцать/семнадцати восемнадцать/восемнадцати "
        "девятнадцать/девятнадцати"
    )
    | in_order(
        "двадцать/двадцати тридцать/тридцати сорок/сорока пятьдесят/пятидесяти шестьдесят/шестидесяти "
        "семьдесят/семидесяти восемьдесят/восьмидесяти девяносто",
        20,
        10,
    )
    | in_order(
        "двести/двухсот триста/трехсот четыреста/четырехсот пятьсот/пятисот шестьсот/шестисот "
        "семьсот/семисот восемьсот/восьмисот девятьсот/девятисот",
        200,
        100,
    ),
    hundreds=valued(
        "сто:100 ста:100 тысяча:1000 тысячи:1000 тысяч:1000 тыс:1000 миллион:1e6 миллиона:1e6 миллионов:1e6 млн:1e6 "
        "миллиард:1e9 миллиарда:1e9 миллиардов:1e9 млрд:1e9 десяток:10 десятка:10"
    ),
    bounds=bounding(
        "не менее|как минимум|по меньшей мере|по крайней мере|минимум",
        "не более|максимум|не больше",
        "более|больше|свыше",
        "менее|меньше",
        "около|примерно|приблизительно|почти|порядка",
    ),
    where=folded_words("в во на под из около"),
    years=folded_words("году год года г в с до"),
)
UKRAINIAN = Tongue(
    code="uk",
    name="Ukrainian",
    links=listed("і й та але"),
    kin="ru",
    letters="абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'",
    grammar=folded_words(
        "і й та а але або також що який яка яке які якого якої яких де в у на з із зі до від о об про по за для "
        "при під "
        "над перед між через проти під час після згідно як це цей ця ці цього цієї цих серед був була було були "
        "бути буде "
        "будуть є він вона воно вони його її їх їм йому їй свій свою свої своїх же вже ще дуже більш коли тому "
        "щоб року "
        "році"
    ),
    denies=folded_words(
        "не ні ані нема немає ніколи ніхто нікого нікому ніким ніщо нічого ніде нікуди жоден жодна жодне жодного "
        "жодної "
        "жодних неможна"
    ),
    merely=folded_words("тільки лише просто"),
    instead=folded_words("а але"),
    without=folded_words("без"),
    rebuts=("спростув", "спростову", "запереч", "відкин"),
    perhaps=folded_words("можливо ймовірно мабуть може можуть міг могла могли б би нібито"),
    supposing=folded_words("якщо якби"),
    endings=longest_first(
        "ування ування іями ами ями ого ього ому ьому ими іми ією ась ось ись али ала ало или ила ило ах ях ів їв еи "
        "ои ом ем ам ям ою ею их іх ии іи ав ив ів ия ию ії ія ію а я о е и і у ю ь"
    ),
    numbers=in_order(
        "нуль один/одна/одне/одного два/дві/двох/двоє три/трьох/троє чотири/чотирьох/четверо "
        "п'ять/п'яти/п'ятьох/п'ятеро шість/шести/шістьох/шестеро сім/семи/сімох/семеро вісім/восьми/вісьмох "
        "дев'ять/дев'яти/дев'ятьох десять/десяти/десятьох одинадцять/одинадцяти дванадцять/дванадцяти "
        "тринадцять/тринадцяти чотирнадцять/чотирнадцяти п'ятнадцять/п'ятнадцяти шістнадцять/шістнадцяти "
        "сімнадцять/сімнадцяти вісімнадцять/вісімнадцяти дев'ятнадцять/дев'ятнадцяти"
    )
    | in_order(
        "двадцять/двадцяти тридцять/тридцяти сорок/сорока п'ятдесят/п'ятдесяти шістдесят/шістдесяти сімдесят/сімдесяти "
        "вісімдесят/вісімдесяти дев'яносто",
        20,
        10,
    )
    | in_order("двісті/двохсот триста/трьохсот чотириста п'ятсот/п'ятисот шістсот сімсот вісімсот дев'ятсот", 200, 100),
    hundreds=valued(
        "сто:100 ста:100 тисяча:1000 тисячі:1000 тисяч:1000 тис:1000 мільйон:1e6 мільйона:1e6 мільйони:1e6 "
        "мільйонів:1e6 млн:1e6 мільярд:1e9 мільярда:1e9 мільярди:1e9 мільярдів:1e9 млрд:1e9 десяток:10"
    ),
    bounds=bounding(
        "щонайменше|не менше|принаймні|як мінімум|не менш як",
        "щонайбільше|не більше|максимум",
        "більше|понад|більше ніж|більш як",
        "менше|менше ніж|менш як",
        "близько|приблизно|майже|орієнтовно",
    ),
    where=folded_words("в у на під з із біля"),
    years=folded_words("році рік року р у в з до"),
)

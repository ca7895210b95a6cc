"""Owns what is known by heart of Arabic and Turkish."""

from annotator.match.tongues.tongue import Tongue, bounding, folded_words, in_order, longest_first, valued
from annotator.match.words.lexicon import listed

ARABIC = Tongue(
    code="ar",
    name="Arabic",
    links=listed("لكن ولكن ثم"),
    letters="",
    grammar=folded_words(
        "و ف ثم أو لكن أيضا أن إن أنه أنها الذي التي الذين ما من في على عن إلى ب ل ك مع بين بعد قبل ضد حول خلال عند "
        "منذ حتى كما هذا هذه ذلك تلك هو هي هم كان كانت كانوا يكون تكون قد لقد سوف تم يتم كل بعض غير أكثر فقط عام سنة "
        "يوم شهر التى الى او ان وقد كذلك حيث إنه إنها بأن وهو وهي لدى عبر أي"
    ),
    denies=folded_words("لا لم لن ليس ليست ليسوا لست ولا ولم ولن وليس وليست فلا فلم فلن فليس ألا ألم"),
    merely=folded_words("فقط إلا سوى مجرد"),
    instead=folded_words("بل وإنما إنما"),
    without=folded_words("دون بدون بلا عدم"),
    still=folded_words("يزال تزال يزالون زال زالت يزل تزل بد شك بأس سيما"),
    rebuts=("نفى ", "نفي ", "نفت ", "ينفي ", "تنفي ", "نفوا ", "فندت ", "فند "),
    perhaps=folded_words("ربما لعل يحتمل يمكن محتمل"),
    supposing=folded_words("إذا لو"),
    endings=longest_first("ات ون ين ان وا ها هم يه ته ه ت ي ا"),
    prefixes=longest_first("وبال وال بال كال فال ولل وسي وست سي ست سن لل ال وس وي وت س و ي ت ب ل ف"),
    numbers=in_order(
        "صفر واحد/واحدة اثنان/اثنين/اثنتان/اثنتين/اثنا/اثني ثلاثة/ثلاث أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع "
        "ثمانية/ثماني "
        "تسعة/تسع عشرة/عشر"
    )
    | in_order(
        "عشرون/عشرين ثلاثون/ثلاثين أربعون/أربعين خمسون/خمسين ستون/ستين سبعون/سبعين ثمانون/ثمانين تسعون/تسعين", 20, 10
    )
    | valued("مئتان:200 مئتين:200 مائتان:200 مائتين:200 ألفان:2000 ألفين:2000"),
    hundreds=valued(
        "مئة:100 مائة:100 مئات:100 ألف:1000 آلاف:1000 ألفا:1000 مليون:1e6 ملايين:1e6 مليونا:1e6 مليار:1e9 مليارات:1e9"
    ),
    bounds=bounding(
        "ما لا يقل عن|على الأقل",
        "ما لا يزيد عن|حتى",
        "أكثر من|ما يزيد عن|ما يزيد على|فوق",
        "أقل من",
        "نحو|حوالي|قرابة|زهاء|ما يقارب|تقريبا",
        behind="على الأقل=least|على الأكثر=most",
    ),
    where=folded_words("في الى بمدينة مدينة قرب من"),
    years=folded_words("عام سنة العام في"),
    apart="و",
)
TURKISH = Tongue(
    code="tr",
    name="Turkish",
    links=listed("ve ama fakat ancak"),
    letters="çğıöşüâî",
    grammar=folded_words(
        "ve veya ya da de ile ama fakat ancak ki bu şu o bir için gibi kadar göre karşı doğru sonra önce beri üzerinde "
        "altında arasında olarak olan olduğu oldu etti edildi idi ise mi mı mu mü çok daha en her bazı hem onun onlar "
        "onu kendi diye dolayı tarafından yılında ayında günü tarihinde a e ya ye yı yi yu yü ı u ü ta te dan den "
        "tan ten nın nin nun nün ın in un "
        "ün la le daki deki taki teki na ne nda nde ndan nden sı si"
    ),
    denies=folded_words("değil değildi değildir yok yoktu yoktur asla hiç hiçbir hiçbiri kimse kimseyi kimseye"),
    merely=folded_words("sadece yalnızca"),
    instead=folded_words("aksine"),
    without=frozenset(),
    rebuts=("yalanla", "inkar"),
    perhaps=folded_words("belki muhtemelen olabilir galiba sanırım"),
    supposing=folded_words("eğer"),
    endings=longest_first(
        "lari leri dilar diler acak ecek iyor uyor lar ler dan den tan ten mis mus yor di du ti tu ya ye yi yu da de "
        "ta te ni nu a e i u"
    ),
    cut=5,
    negated=tuple(
        f"{link}{end}"
        for links, ends in (
            (
                ("ma", "me"),
                (
                    "di",
                    "dilar",
                    "diler",
                    "mis",
                    "mislar",
                    "misler",
                    "misti",
                    "yacak",
                    "yecek",
                    "yacaklar",
                    "yecekler",
                    "yacagi",
                    "yecegi",
                    "digi",
                    "digini",
                    "dan",
                    "den",
                    "z",
                    "zlar",
                    "zler",
                    "makta",
                    "mekte",
                    "dik",
                    "dim",
                ),
            ),
            (("mi", "mu"), ("yor", "yorlar", "yordu", "yorlardi")),
        )
        for link in links
        for end in ends
    ),
    numbers=in_order("sıfır bir iki üç dört beş altı yedi sekiz dokuz")
    | in_order("on yirmi otuz kırk elli altmış yetmiş seksen doksan", 10, 10),
    hundreds=valued("yüz:100 bin:1000 milyon:1e6 milyar:1e9 düzine:12"),
    bounds=bounding(
        "en az|asgari",
        "en fazla|en çok|azami",
        "",
        "",
        "yaklaşık|aşağı yukarı|neredeyse|tahminen",
        behind="den fazla=over|dan fazla=over|ten fazla=over|tan fazla=over|i aşkın=over|den az=under",
    ),
    where=frozenset(),
    years=folded_words("yılında yılı yıl yılının"),
    joined="",
    elided=True,
    telling=listed("öldü öldüğü su un işe ön"),
)

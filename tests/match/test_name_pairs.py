"""Names that differ little and mean two, and such as differ much and mean one, each in a report of its own."""

import pytest

from annotator.domain.ids import mention_id
from annotator.domain.mention import Mention
from annotator.domain.span import Span
from annotator.match.entities.entities import group_names
from tests.match.reports import report

NAMESAKES = [
    ("GPE", "Dobra", "Dobrava"),
    ("GPE", "Lipa", "Lipova"),
    ("GPE", "Kirov", "Kirovsk"),
    ("GPE", "Zelena", "Zelenka"),
    ("GPE", "Berat", "Berane"),
    ("GPE", "Bistrica", "Bistra"),
    ("GPE", "Tarragona", "Tarazona"),
    ("GPE", "Saint-Denis", "Saint-Dizier"),
    ("GPE", "San Marino", "San Martino"),
    ("GPE", "Novi Sad", "Novi Pazar"),
    ("GPE", "Austria", "Australia"),
    ("GPE", "Montana", "Montalban"),
    ("GPE", "Долина", "Долинська"),
    ("GPE", "Красное", "Красногорск"),
    ("GPE", "الخمس", "الخميسات"),
    ("GPE", "大阪", "大分"),
    ("PERSON", "Daniel", "Daniela"),
    ("PERSON", "Daniel Costa", "Daniela Costa"),
    ("PERSON", "Mario Conti", "Maria Conti"),
    ("PERSON", "Julio Ramos", "Julia Ramos"),
    ("PERSON", "Franz Weber", "Franziska Weber"),
    ("PERSON", "Jean Moreau", "Jeanne Moreau"),
    ("PERSON", "Stefan Ilić", "Stefana Ilić"),
    ("PERSON", "John Smith", "Joan Smith"),
    ("PERSON", "Mohammed Al Saadi", "Mahmoud Al Saadi"),
    ("PERSON", "Ahmed Hassan Karim", "Ahmed Hussein Karim"),
    ("PERSON", "Samir Khoury", "Samira Khoury"),
    ("PERSON", "Oleg Petrenko", "Olga Petrenko"),
    ("PERSON", "Daniel Marchand", "Danielle Marchand"),
    ("PERSON", "Tariq Anwar Mohamed", "Tariq Anwar Ahmed"),
    ("PERSON", "Martin Luther", "Martin Luther King"),
    ("PERSON", "Jean Paul", "Jean Paul Marat"),
    ("PERSON", "Mary Ann", "Mary Ann Evans"),
    ("PERSON", "Kim Jong-il", "Kim Jong-un"),
    ("PERSON", "김정일", "김정은"),
    ("PERSON", "Abdul Karim", "Abdul Rahim"),
    ("PERSON", "محمد العلي", "محمود العلي"),
    ("PERSON", "حسن قاسم", "حسين قاسم"),
    ("PERSON", "Александр Иванов", "Александра Иванова"),
    ("PERSON", "Виктор Орлов", "Виктория Орлова"),
    ("PERSON", "Γιώργος Παππάς", "Γεωργία Παππά"),
    ("PERSON", "Billie Jean King", "Billie Jean"),
    ("ORG", "Dobra Bank", "Dobrava Bank"),
]
VARIANTS = [
    ("NORP", "American", "Americans"),
    ("NORP", "Russian", "Russians"),
    ("ORG", "Ministry of Health of Brazil", "Brazilian Health Ministry"),
    ("ORG", "Royal Dutch Navy", "Royal Netherlands Navy"),
    ("GPE", "Kharkiv", "Kharkov"),
    ("GPE", "Харків", "Kharkiv"),
    ("GPE", "Marrakech", "Marrakesh"),
    ("GPE", "بنغازي", "Benghazi"),
    ("GPE", "Wien", "Vienna"),
    ("GPE", "Zürich", "Zurich"),
    ("GPE", "Kyiv", "Kiev"),
    ("GPE", "Luhansk", "Lugansk"),
    ("GPE", "თბილისი", "Tbilisi"),
    ("GPE", "Αθήνα", "Athens"),
    ("GPE", "東京", "Tokyo"),
    ("GPE", "Philippines", "Phillipines"),
    ("GPE", "Al-Zawiya", "Zawiyah"),
    ("GPE", "Deir ez-Zor", "Deir al-Zour"),
    ("GPE", "Nizhny Novgorod", "Nizhnii Novgorod"),
    ("PERSON", "Serhiy Lavrenko", "Сергій Лавренко"),
    ("PERSON", "Yevgeny Morozov", "Evgeni Morozov"),
    ("PERSON", "Zinédine Belaïd", "Zinedine Belaid"),
    ("PERSON", "Jürgen Müller", "Juergen Mueller"),
    ("PERSON", "عبد الله حمدوك", "Abdalla Hamdok"),
    ("PERSON", "دونالد ترامب", "دونالد ترمب"),
    ("PERSON", "عبدالله حمدوك", "عبد الله حمدوك"),
    ("PERSON", "Μαρία Δαμανάκη", "Maria Damanaki"),
    ("PERSON", "Volodymyr Zelenskyy", "Володимир Зеленський"),
    ("PERSON", "Aleksandr Lukashenko", "Alyaksandr Lukashenka"),
    ("PERSON", "Margaret Thatcher", "Margaret Thacther"),
    ("PERSON", "Bill Farnsworth", "William Farnsworth"),
    ("PERSON", "Jorge Luis Borges", "Jorge L. Borges"),
    ("PERSON", "Recep Tayyip Erdoğan", "Recep Erdogan"),
    ("PERSON", "Kim Dae-jung", "Kim Dae Jung"),
    ("PERSON", "Luis Hernández", "Luis Hernández Ochoa"),
    ("PERSON", "João Pereira", "João Pereira Coutinho"),
    ("PERSON", "Tedros Adhanom", "Tedros Adhanom Ghebreyesus"),
    ("PERSON", "Sergei Viktorovich", "Sergei Viktorovich Lavrov"),
    ("PERSON", "Chimamanda Adichie", "Chimamanda Adiche"),
    ("PERSON", "नरेंद्र मोदी", "Narendra Modi"),
    ("PERSON", "Łukasz Wójcik", "Lukasz Wojcik"),
    ("PERSON", "Nguyễn Phú Trọng", "Nguyen Phu Trong"),
    ("PERSON", "Billie Jean King", "Billie J. King"),
    ("PERSON", "King, Billie Jean", "Billie Jean King"),
    ("PERSON", "Midfielder Omar Sabri", "Omar Sabry"),
    ("PERSON", "Bishop Desmond Tutu", "Desmond Tutu"),
    ("ORG", "JPMorgan", "J.P. Morgan"),
    ("ORG", "Zentralbank Dobrava", "Zentralbank Dobrawa"),
]


def united(label: str, *names: str) -> bool:
    """Whether nothing but how two names are written makes them one entity."""
    articles = [report(f"{name} came up on day {day}.") for day, name in enumerate(names)]
    spans = [Span(0, len(name)) for name in names]
    told = zip(articles, spans, names, strict=True)
    mentions = [Mention(mention_id(text.id, at, label), text.id, at, name, label) for text, at, name in told]
    return len(group_names(mentions, articles)) == 1


@pytest.mark.parametrize(("label", "one", "other"), NAMESAKES)
def test_likeness_alone_does_not_unite_namesakes(label: str, one: str, other: str) -> None:
    assert not united(label, one, other)


@pytest.mark.parametrize(("label", "one", "other"), VARIANTS)
def test_spellings_slips_and_short_forms_unite(label: str, one: str, other: str) -> None:
    assert united(label, one, other)

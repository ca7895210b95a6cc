"""Owns on which side of a land its towns and parts lie: Palermo is not in northern Italy; the list is ours."""

from collections.abc import Mapping
from functools import cache

from annotator.match.names.folding import plain
from annotator.match.names.places import first_spellings

_SIDES = {
    "Italy": """
        n Milan Venice Bologna Lombardy Veneto Trieste Verona; nw Turin Genoa Piedmont Liguria; s Naples Bari Palermo
        Lampedusa Sicily Calabria Campania Puglia Apulia Catania Messina Reggio_Calabria
    """,
    "France": """
        n Lille Calais Dunkirk Paris Rouen Normandy; ne Strasbourg Reims Metz Alsace; nw Rennes Brittany; s
        Toulouse Montpellier; se Marseille Nice Cannes Provence Corsica Toulon Grenoble; sw Bordeaux Bayonne; w Nantes;
        e Dijon
    """,
    "Germany": """
        n Hamburg Bremen Hanover Kiel Lübeck Schleswig-Holstein; ne Rostock Schwerin; e Dresden Leipzig Chemnitz Saxony
        Berlin Brandenburg Magdeburg; w Cologne Düsseldorf Bonn Dortmund Essen Duisburg Aachen; s Munich Stuttgart
        Nuremberg Augsburg Bavaria; sw Freiburg Karlsruhe
    """,
    "Spain": """
        n Bilbao Santander Pamplona San_Sebastian Basque_Country Asturias; ne Barcelona Zaragoza Catalonia; nw Galicia
        Vigo A_Coruña; s Seville Malaga Granada Cádiz Andalusia Córdoba; e Valencia Alicante; se Murcia Almería; w
        Badajoz Cáceres; sw Huelva
    """,
    "Portugal": "n Porto Braga; s Faro Algarve",
    "Poland": """
        n Gdansk Gdynia Olsztyn; s Krakow Katowice; nw Szczecin; sw Wroclaw; se Rzeszow Przemysl; e Bialystok Lublin;
        w Poznan
    """,
    "United_Kingdom": """
        n Edinburgh Glasgow Aberdeen Dundee Scotland Newcastle Inverness; s London Bristol Southampton Portsmouth
        Brighton Plymouth Exeter; se Dover; sw Cornwall; w Cardiff Swansea Wales
    """,
    "England": """
        n Manchester Liverpool Leeds Newcastle Sheffield York Sunderland; s London Southampton Portsmouth Brighton; se
        Dover Kent; sw Bristol Plymouth Exeter Cornwall Devon; e Norwich Ipswich
    """,
    "Scotland": "n Inverness; s Edinburgh Glasgow; e Aberdeen Dundee",
    "Ireland": "s Cork; w Galway; e Dublin; n Donegal",
    "Netherlands": """
        n Groningen Leeuwarden; s Eindhoven Maastricht; w Amsterdam Rotterdam The_Hague; e Enschede Nijmegen
    """,
    "Belgium": "n Antwerp Ghent Bruges; e Liège; w Ostend; s Charleroi Namur",
    "Switzerland": "n Basel Zurich; sw Geneva Lausanne; s Lugano; e Davos; w Neuchâtel",
    "Austria": "e Vienna; se Graz; w Innsbruck Bregenz Tyrol Vorarlberg; s Klagenfurt Carinthia; n Linz",
    "Czech_Republic": "e Ostrava Brno; w Plzen; s Budejovice; n Liberec",
    "Hungary": "e Debrecen; w Sopron; s Pecs Szeged; n Miskolc",
    "Romania": "nw Cluj; w Timisoara; e Iasi; se Constanta; s Bucharest",
    "Bulgaria": "w Sofia; e Varna Burgas; s Plovdiv; n Ruse",
    "Croatia": "s Split Dubrovnik; n Zagreb; e Vukovar; w Rijeka",
    "Serbia": "n Novi_Sad Subotica; s Nis",
    "Greece": "n Thessaloniki; s Athens Crete Heraklion; w Patras Corfu; e Lesbos",
    "Turkey": """
        w Izmir; nw Istanbul Bursa Edirne; s Adana Mersin Hatay; sw Antalya; se Gaziantep Diyarbakir Sanliurfa; e Van
        Erzurum Malatya; ne Trabzon Rize; n Samsun
    """,
    "Ukraine": """
        e Kharkiv Donetsk Luhansk Mariupol Bakhmut Dnipro; w Lviv Uzhhorod Ivano-Frankivsk; s Odessa Kherson Crimea
        Sevastopol Simferopol Mykolaiv; n Kyiv Chernihiv Bucha
    """,
    "Russia": """
        w Moscow Saint_Petersburg Kaliningrad Smolensk; nw Murmansk; e Vladivostok Khabarovsk Yakutsk; s Sochi Rostov
        Volgograd Grozny Krasnodar Makhachkala
    """,
    "Norway": "n Tromso Narvik; s Oslo Kristiansand; w Bergen Stavanger",
    "Sweden": "n Kiruna Lulea Umea; s Malmö Lund; w Gothenburg; e Stockholm Uppsala",
    "Finland": "n Rovaniemi Oulu; s Helsinki Turku Tampere",
    "Libya": """
        e Benghazi Tobruk Derna Bayda Ajdabiya; w Tripoli Misrata Zawiya Zintan; nw Tripoli Misrata Zawiya; s Sebha
    """,
    "Egypt": "n Alexandria Cairo Port_Said Giza; s Aswan Luxor; e Sharm_el-Sheikh",
    "Morocco": "n Tangier; s Agadir Marrakesh; w Casablanca Rabat",
    "Nigeria": "n Kano Kaduna; ne Maiduguri; s Lagos Port_Harcourt Ibadan; sw Lagos Ibadan",
    "Kenya": "e Mombasa Garissa; w Kisumu Eldoret",
    "Ethiopia": "n Mekelle Gondar; e Dire_Dawa",
    "Somalia": "n Hargeisa; s Mogadishu Kismayo Baidoa",
    "Sudan": "e Port_Sudan; w El_Fasher Nyala Darfur",
    "South_Africa": "n Pretoria Johannesburg Soweto; s Port_Elizabeth; sw Cape_Town; e Durban",
    "Mali": "n Timbuktu Gao Kidal; s Bamako",
    "Syria": """
        n Aleppo Idlib Raqqa Kobani; nw Idlib Latakia; w Latakia Homs Hama Tartus; s Damascus Daraa Douma; sw Damascus
        Daraa; e Deir_ez-Zor
    """,
    "Iraq": "n Mosul Erbil Kirkuk Tikrit; s Basra Najaf Karbala; w Ramadi Fallujah",
    "Iran": "nw Tabriz; ne Mashhad; s Shiraz Bushehr Bandar_Abbas; n Tehran Rasht",
    "Israel": "n Haifa Nazareth; s Beersheba Eilat Ashkelon Sderot",
    "Lebanon": "n Tripoli; s Sidon Tyre; e Baalbek",
    "Yemen": "n Sanaa Saada; s Aden; w Hodeidah; nw Saada",
    "Afghanistan": "n Kunduz Mazar-i-Sharif; s Kandahar Lashkar_Gah; w Herat; e Kabul Jalalabad",
    "Pakistan": "n Islamabad Peshawar Rawalpindi; s Karachi; e Lahore Faisalabad; w Quetta; nw Peshawar",
    "India": """
        n New_Delhi Delhi Srinagar Amritsar Kashmir Punjab Lucknow; s Chennai Bangalore Hyderabad Kerala Tamil_Nadu
        Kochi; e Kolkata Patna; w Mumbai Ahmedabad Pune Gujarat; ne Assam Guwahati
    """,
    "China": """
        n Beijing Tianjin; ne Harbin; e Shanghai Nanjing Hangzhou; s Guangzhou Shenzhen Hong_Kong Guangdong; w Urumqi
        Lhasa Xinjiang Tibet; nw Urumqi Xinjiang; sw Chengdu Chongqing
    """,
    "Japan": "n Sapporo; ne Sendai Fukushima; s Fukuoka Nagasaki Kagoshima; w Hiroshima Nagasaki; e Tokyo Yokohama",
    "Thailand": "n Chiang_Mai; s Phuket; e Pattaya",
    "Vietnam": "n Hanoi Haiphong; s Ho_Chi_Minh_City Saigon",
    "Philippines": "n Manila; s Davao Marawi Zamboanga",
    "Australia": "e Sydney Brisbane; se Melbourne Canberra; w Perth; s Adelaide Melbourne Hobart; n Darwin",
    "United_States": """
        e New_York Boston Philadelphia Baltimore; ne Boston New_York; w Los_Angeles San_Francisco Seattle
        California Oregon Portland; s Houston Dallas Miami New_Orleans Texas Florida Louisiana Alabama; se Miami Atlanta
        Florida; nw Seattle Portland; n Minneapolis Detroit Chicago; sw Phoenix San_Diego Tucson
    """,
    "California": "n San_Francisco Sacramento Oakland; s Los_Angeles San_Diego Long_Beach",
    "Texas": "e Houston; n Dallas; w El_Paso; s San_Antonio",
    "Canada": "e Toronto Montreal Ottawa Halifax Quebec_City; w Vancouver Calgary Edmonton",
    "Mexico": "n Tijuana Monterrey Ciudad_Juarez Culiacan; s Acapulco Oaxaca Chiapas; e Veracruz; se Cancun",
    "Brazil": "n Manaus Belem; ne Recife Fortaleza Salvador; s Curitiba Porto_Alegre; se Sao_Paulo Rio_de_Janeiro Rio",
    "Chile": "n Antofagasta Iquique; s Puerto_Montt Concepcion",
    "Colombia": "n Cartagena Barranquilla; w Cali; ne Cucuta",
}
"""By land, and by compass point, what lies on that side and surely not on the one across."""
_CENTRAL = "central"
_ACROSS = {"n": "s", "s": "n", "e": "w", "w": "e"}


def lies_across(place: str, land: str, side: str) -> bool:
    """Whether a place is known to lie on the other side of a land than the one told: Palermo, and "northern" Italy.

    In a corner of it, as Marseille is, it does not lie in "central" France either.
    """
    here = _sides(place, land) if side else frozenset()
    if side.lower() == _CENTRAL:
        return any({north, west} <= here for north in "ns" for west in "ew")
    return any(_ACROSS[point] in here for point in _points(side))


def lies_on(place: str, land: str, side: str) -> bool:
    """Whether a place is known to lie on the side of a land that is told: Milan, and "northern" Italy."""
    told = _points(side)
    return bool(told) and _sides(place, land).issuperset(told)


def _sides(place: str, land: str) -> frozenset[str]:
    """The compass points of the sides of a land on which a place lies; none where nobody knows."""
    known = (_known().get(plain(name), {}) for name in first_spellings(land))
    called = (plain(place), *map(plain, first_spellings(place)))
    return next((each[name] for each in known for name in called if name in each), frozenset())


def _points(side: str) -> str:
    """The compass points of a word: "ne" of "north-eastern"."""
    lower = side.lower()
    return "".join(point[0] for point in ("north", "south", "east", "west") if point in lower)


@cache
def _known() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """By land, from every place to the compass points of the sides on which it lies."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for land, rest in _SIDES.items():
        told: dict[str, frozenset[str]] = {}
        for entry in rest.split(";"):
            points, *places = entry.split()
            for place in places:
                name = plain(place.replace("_", " "))
                told[name] = told.get(name, frozenset()) | frozenset(points)
        found[plain(land.replace("_", " "))] = told
    return found

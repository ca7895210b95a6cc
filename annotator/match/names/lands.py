"""Owns the lands of the earth by continent, each with its capital and some large towns; the list is ours."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

_LANDS = {
    "Africa": """
        Algeria Algiers Oran Constantine; Angola Luanda Huambo; Benin Porto-Novo Cotonou; Botswana Gaborone;
        Burkina_Faso Ouagadougou Bobo-Dioulasso; Burundi Gitega Bujumbura; Cape_Verde/Cabo_Verde Praia; Cameroon
        Yaounde Douala; Central_African_Republic Bangui; Chad N'Djamena Moundou; Comoros Moroni;
        Republic_of_the_Congo/Congo Brazzaville;
        Democratic_Republic_of_the_Congo/Democratic_Republic_of_Congo/DR_Congo/DRC Kinshasa Lubumbashi Goma Bukavu
        Kisangani; Djibouti; Egypt Cairo Alexandria Giza Suez Port_Said Luxor Aswan Sharm_el-Sheikh El_Arish;
        Equatorial_Guinea Malabo Bata; Eritrea Asmara; Eswatini/Swaziland Mbabane; Ethiopia Addis_Ababa Mekelle Gondar
        Dire_Dawa; Gabon Libreville; Gambia Banjul; Ghana Accra Kumasi Tamale; Guinea Conakry; Guinea-Bissau Bissau;
        Ivory_Coast/Cote_d'Ivoire/Côte_d'Ivoire Yamoussoukro Abidjan Bouake; Kenya Nairobi Mombasa Kisumu Garissa
        Eldoret; Lesotho Maseru; Liberia Monrovia; Libya Tripoli Benghazi Misrata Tobruk Sirte Sebha Derna Zawiya
        Zintan Bayda Ajdabiya; Madagascar Antananarivo; Malawi Lilongwe Blantyre; Mali Bamako Timbuktu Gao Kidal
        Mopti; Mauritania Nouakchott; Mauritius Port_Louis; Morocco Rabat Casablanca Marrakesh/Marrakech Fez Tangier
        Agadir; Mozambique Maputo Beira Pemba; Namibia Windhoek; Niger Niamey Agadez Diffa; Nigeria Abuja Lagos Kano
        Ibadan Maiduguri Kaduna Jos Port_Harcourt; Rwanda Kigali; Senegal Dakar Ziguinchor; Seychelles; Sierra_Leone
        Freetown; Somalia Mogadishu Hargeisa Kismayo Baidoa; South_Africa Pretoria Cape_Town Johannesburg Durban
        Soweto Bloemfontein; South_Sudan Juba Malakal Bentiu; Sudan Khartoum Omdurman Port_Sudan El_Fasher Nyala;
        Tanzania Dodoma Dar_es_Salaam Arusha Zanzibar; Togo Lome; Tunisia Tunis Sfax Sousse Kasserine; Uganda Kampala
        Entebbe Gulu; Zambia Lusaka Kitwe Ndola; Zimbabwe Harare Bulawayo
    """,
    "Asia": """
        Afghanistan Kabul Kandahar Herat Jalalabad Kunduz Mazar-i-Sharif Ghazni Lashkar_Gah; Armenia Yerevan Gyumri;
        Azerbaijan Baku Ganja; Bahrain Manama; Bangladesh Dhaka Chittagong Sylhet Khulna; Bhutan Thimphu; Brunei;
        Cambodia Phnom_Penh Siem_Reap; China/People's_Republic_of_China Beijing Shanghai Guangzhou Shenzhen Wuhan
        Chengdu Chongqing Tianjin Nanjing Xian Urumqi Lhasa Hangzhou Harbin; Hong_Kong; Macau; Taiwan Taipei
        Kaohsiung; Georgia Tbilisi Batumi; India New_Delhi Delhi Mumbai/Bombay Kolkata/Calcutta Chennai
        Bangalore/Bengaluru Hyderabad Ahmedabad Pune Jaipur Lucknow Srinagar Amritsar Bhopal Patna; Indonesia Jakarta
        Surabaya Bandung Medan Denpasar Aceh Yogyakarta Palu; Iran Tehran Isfahan Mashhad Shiraz Tabriz Qom Natanz
        Bushehr; Iraq Baghdad Basra Mosul Erbil Kirkuk Najaf Karbala Fallujah Ramadi Tikrit; Israel Jerusalem Tel_Aviv
        Haifa Beersheba Ashkelon Eilat Sderot; Japan Tokyo Osaka Kyoto Nagoya Yokohama Hiroshima Nagasaki Fukushima
        Sapporo Kobe Sendai; Jordan Amman Aqaba Zarqa Irbid; Kazakhstan Astana/Nur-Sultan Almaty Aktau; Kuwait
        Kuwait_City; Kyrgyzstan Bishkek Osh; Laos Vientiane; Lebanon Beirut Sidon Tyre Baalbek; Malaysia Kuala_Lumpur
        Penang Johor_Bahru; Maldives Male; Mongolia Ulaanbaatar/Ulan_Bator; Myanmar/Burma Naypyidaw Yangon/Rangoon
        Mandalay; Nepal Kathmandu Pokhara; North_Korea Pyongyang Kaesong; Oman Muscat Salalah; Pakistan Islamabad
        Karachi Lahore Peshawar Quetta Rawalpindi Faisalabad Multan Abbottabad; Palestine Ramallah Gaza_City Hebron
        Nablus Jenin Bethlehem Rafah Khan_Younis; Philippines Manila Cebu Davao Marawi Zamboanga; Qatar Doha;
        Saudi_Arabia Riyadh Jeddah Mecca Medina Dammam; Singapore; South_Korea Seoul Busan Incheon Daegu; Sri_Lanka
        Colombo Kandy Jaffna; Syria Damascus Aleppo Homs Idlib Hama Latakia Raqqa Deir_ez-Zor Daraa Kobani Palmyra
        Douma; Tajikistan Dushanbe; Thailand Bangkok Chiang_Mai Phuket Pattaya; East_Timor/Timor-Leste Dili;
        Turkey/Türkiye/Turkiye Ankara Istanbul Izmir Antalya Adana Gaziantep Bursa Diyarbakir; Turkmenistan Ashgabat;
        United_Arab_Emirates/UAE Abu_Dhabi Dubai Sharjah; Uzbekistan Tashkent Samarkand Bukhara; Vietnam Hanoi
        Ho_Chi_Minh_City/Saigon Da_Nang Hue Haiphong; Yemen Sanaa/Sana'a Aden Hodeidah Taiz Marib
    """,
    "Europe": """
        Albania Tirana; Andorra; Austria Vienna Graz Salzburg Linz Innsbruck; Belarus Minsk Gomel Grodno; Belgium
        Brussels Antwerp Ghent Liege Bruges; Bosnia_and_Herzegovina/Bosnia Sarajevo Mostar Srebrenica Banja_Luka;
        Bulgaria Sofia Plovdiv Varna; Croatia Zagreb Split Dubrovnik; Cyprus Nicosia Limassol Larnaca;
        Czech_Republic/Czechia Prague Brno Ostrava; Denmark Copenhagen Aarhus Odense; Estonia Tallinn Tartu; Finland
        Helsinki Tampere Turku; France Paris Marseille Lyon Toulouse Nice Bordeaux Lille Strasbourg Nantes Rennes
        Cannes Calais; Germany Berlin Hamburg Munich Cologne Frankfurt Stuttgart Leipzig Dresden Bonn Hanover
        Nuremberg Bremen Düsseldorf/Dusseldorf; Greece Athens Thessaloniki Patras Lesbos; Hungary Budapest Debrecen;
        Iceland Reykjavik; Ireland Dublin Cork Galway; Italy Rome Milan Naples Turin Venice Florence Genoa Palermo
        Bologna Bari Lampedusa; Kosovo Pristina Mitrovica; Latvia Riga; Liechtenstein Vaduz; Lithuania Vilnius Kaunas;
        Luxembourg; Malta Valletta; Moldova Chisinau Tiraspol; Monaco; Montenegro Podgorica; Netherlands/Holland
        Amsterdam The_Hague/Hague Rotterdam Utrecht Eindhoven; North_Macedonia/Macedonia Skopje; Norway Oslo Bergen
        Trondheim Stavanger; Poland Warsaw Krakow Gdansk Wroclaw Lodz Poznan; Portugal Lisbon Porto Faro; Romania
        Bucharest Cluj Timisoara Constanta Iasi; Russia/Russian_Federation Moscow
        Saint_Petersburg/St_Petersburg/St._Petersburg Novosibirsk Yekaterinburg Kazan Sochi Vladivostok Grozny Rostov
        Volgograd Murmansk Kaliningrad Samara Omsk; San_Marino; Serbia Belgrade Novi_Sad Nis; Slovakia Bratislava
        Kosice; Slovenia Ljubljana Maribor; Spain Madrid Barcelona Valencia Seville Bilbao Malaga Zaragoza Granada;
        Sweden Stockholm Gothenburg Malmo/Malmö Uppsala; Switzerland Bern Geneva Zurich/Zürich Basel Lausanne Davos
        Montreux; Ukraine Kyiv/Kiev Kharkiv/Kharkov Odessa/Odesa Lviv Donetsk Luhansk/Lugansk Mariupol Dnipro Kherson
        Sevastopol Simferopol Zaporizhzhia Bakhmut Bucha; United_Kingdom/UK/U.K./Britain/Great_Britain London
        Manchester Birmingham Liverpool Leeds Bristol Oxford Cambridge Newcastle Sheffield; Vatican_City/Vatican
    """,
    "North_America": """
        Bahamas Nassau; Barbados Bridgetown; Belize Belmopan; Bermuda Hamilton; Canada Ottawa Toronto Montreal
        Vancouver Calgary Edmonton Quebec_City Winnipeg Halifax; Costa_Rica San_Jose; Cuba Havana Santiago_de_Cuba
        Guantanamo; Dominican_Republic Santo_Domingo; El_Salvador San_Salvador; Greenland Nuuk; Guatemala
        Guatemala_City; Haiti Port-au-Prince; Honduras Tegucigalpa San_Pedro_Sula; Jamaica Kingston; Mexico
        Mexico_City Guadalajara Monterrey Tijuana Cancun Acapulco Ciudad_Juarez Culiacan; Nicaragua Managua; Panama
        Panama_City; Puerto_Rico San_Juan; Trinidad_and_Tobago Port_of_Spain;
        United_States/United_States_of_America/US/USA/U.S./U.S.A./America Washington New_York/New_York_City
        Los_Angeles Chicago Houston Philadelphia Phoenix San_Francisco San_Diego Dallas Boston Seattle Miami Atlanta
        Detroit Denver Las_Vegas New_Orleans Baltimore Minneapolis Orlando Pittsburgh Cleveland St._Louis Long_Beach
        San_Antonio Memphis Nashville Cupertino
    """,
    "South_America": """
        Argentina Buenos_Aires Rosario Mendoza; Bolivia La_Paz Sucre Santa_Cruz Cochabamba; Brazil Brasilia
        Sao_Paulo/São_Paulo Rio_de_Janeiro/Rio Salvador Fortaleza Manaus Recife Curitiba Brumadinho; Chile Santiago
        Valparaiso Concepcion; Colombia Bogota/Bogotá Medellin Cali Cartagena Barranquilla Cucuta; Ecuador Quito
        Guayaquil Cuenca; Guyana Georgetown; Paraguay Asuncion; Peru Lima Cusco Arequipa; Suriname Paramaribo; Uruguay
        Montevideo; Venezuela Caracas Maracaibo
    """,
    "Oceania": """
        Australia Canberra Sydney Melbourne Brisbane Perth Adelaide Darwin Hobart; Fiji Suva; Kiribati;
        Marshall_Islands; Micronesia; Nauru; New_Zealand Wellington Auckland Christchurch; Palau; Papua_New_Guinea
        Port_Moresby; Samoa Apia; Solomon_Islands Honiara; Tonga; Tuvalu; Vanuatu Port_Vila
    """,
}
_PARTS = {
    "United_States": """
        Alabama Mobile Montgomery Huntsville; Alaska Anchorage; Arizona Phoenix Tucson; Arkansas Little_Rock;
        California Los_Angeles San_Francisco San_Diego Sacramento Oakland Long_Beach Cupertino; Colorado Denver;
        Connecticut Hartford Newtown; Delaware Wilmington; Florida Miami Orlando Tampa Jacksonville Parkland; Hawaii
        Honolulu; Idaho Boise; Illinois Chicago Springfield; Indiana Indianapolis; Iowa Des_Moines; Kansas Wichita
        Topeka; Kentucky Louisville; Louisiana New_Orleans Baton_Rouge; Maine; Maryland Baltimore Annapolis;
        Massachusetts Boston; Michigan Detroit Flint Lansing; Minnesota Minneapolis; Mississippi Jackson; Missouri
        St._Louis Ferguson; Montana; Nebraska Omaha; Nevada Las_Vegas Reno; New_Hampshire; New_Jersey Newark;
        New_Mexico Albuquerque; North_Carolina Charlotte Raleigh; North_Dakota; Ohio Cleveland Columbus Cincinnati;
        Oklahoma Tulsa; Oregon Portland; Pennsylvania Philadelphia Pittsburgh; Rhode_Island; South_Carolina
        Charleston; South_Dakota; Tennessee Memphis Nashville; Texas Houston Dallas San_Antonio Austin El_Paso Uvalde;
        Utah Salt_Lake_City; Vermont; Virginia Richmond Charlottesville; West_Virginia; Wisconsin Milwaukee; Wyoming;
        Georgia Atlanta Savannah; Washington Seattle Tacoma; New_York New_York_City Buffalo Albany
    """,
    "United_Kingdom": """
        England London Manchester Birmingham Liverpool Leeds Bristol Oxford Cambridge Newcastle Sheffield; Scotland
        Edinburgh Glasgow Aberdeen Dundee; Wales Cardiff Swansea; Northern_Ireland Belfast Derry
    """,
    "Indonesia": """
        Sumatra Medan Aceh Padang; Java Jakarta Surabaya Bandung Yogyakarta; Bali Denpasar; Sulawesi Palu Makassar;
        Lombok
    """,
    "Austria": "Tyrol Innsbruck; Carinthia Klagenfurt; Styria Graz; Vorarlberg Bregenz",
    "Greece": "Crete Heraklion; Corfu; Peloponnese Patras",
    "Germany": "Bavaria Munich Nuremberg; Saxony Dresden Leipzig; Hesse Frankfurt",
    "India": """
        Kashmir Srinagar; Punjab Amritsar; Gujarat Ahmedabad; Kerala Kochi; Tamil_Nadu Chennai; Maharashtra Mumbai
        Pune; West_Bengal Kolkata; Assam Guwahati; Uttar_Pradesh Lucknow
    """,
    "Ukraine": "Crimea Sevastopol Simferopol; Donbas Donetsk Luhansk",
    "China": """
        Xinjiang Urumqi; Tibet Lhasa; Hubei Wuhan; Sichuan Chengdu; Guangdong Guangzhou Shenzhen; Anhui Hefei; Fujian
        Fuzhou Xiamen; Gansu Lanzhou; Guangxi Nanning Guilin; Guizhou Guiyang; Hainan Haikou; Hebei Shijiazhuang
        Tangshan; Heilongjiang Harbin; Henan Zhengzhou Luoyang; Hunan Changsha; Inner_Mongolia Hohhot; Jiangsu Nanjing
        Suzhou; Jiangxi Nanchang; Jilin Changchun; Liaoning Shenyang Dalian; Ningxia Yinchuan; Qinghai Xining; Shaanxi
        Xian; Shandong Jinan Qingdao; Shanxi Taiyuan Datong; Yunnan Kunming; Zhejiang Hangzhou Ningbo Wenzhou
    """,
    "Russia": "Chechnya Grozny; Dagestan Makhachkala; Siberia Novosibirsk Omsk",
    "Italy": """
        Sicily Palermo Catania Messina; Sardinia Cagliari; Lombardy Milan; Tuscany Florence Pisa; Veneto Venice Verona;
        Piedmont Turin; Campania Naples; Puglia/Apulia Bari; Calabria; Liguria Genoa
    """,
    "France": """
        Brittany Rennes; Normandy Rouen; Provence Marseille Nice Cannes; Corsica Ajaccio; Alsace Strasbourg
    """,
    "Spain": "Catalonia Barcelona; Andalusia Seville Malaga Granada; Basque_Country Bilbao",
    "Palestine": """
        Gaza/Gaza_Strip Gaza_City Rafah Khan_Younis; West_Bank Ramallah Hebron Nablus Jenin Bethlehem
    """,
    "Canada": """
        Ontario Toronto Ottawa; Quebec Montreal Quebec_City; British_Columbia Vancouver; Alberta Calgary Edmonton
    """,
    "Australia": """
        New_South_Wales Sydney; Victoria Melbourne; Queensland Brisbane; Western_Australia Perth; Tasmania Hobart
    """,
    "Libya": """
        Cyrenaica Benghazi Tobruk Derna Bayda; Tripolitania Tripoli Misrata Zawiya Zintan; Fezzan Sebha
    """,
    "Sudan": "Darfur El_Fasher Nyala; Kordofan",
    "Iraq": "Kurdistan Erbil; Anbar Fallujah Ramadi",
}
_WIDER = {
    "Middle_East": """
        Bahrain Egypt Iran Iraq Israel Jordan Kuwait Lebanon Oman Palestine Qatar Saudi_Arabia Syria Turkey
        United_Arab_Emirates Yemen
    """,
    "North_Africa": "Algeria Egypt Libya Morocco Tunisia Sudan",
    "Balkans": """
        Albania Bosnia_and_Herzegovina Bulgaria Croatia Greece Kosovo Montenegro North_Macedonia Romania Serbia
        Slovenia
    """,
    "Scandinavia": "Denmark Norway Sweden Finland",
    "Europe": "Turkey Georgia Armenia Azerbaijan Kazakhstan Cyprus",
    "Asia": "Russia Egypt Cyprus",
    "Latin_America": """
        Mexico Guatemala Honduras El_Salvador Nicaragua Costa_Rica Panama Cuba Haiti Dominican_Republic Puerto_Rico
        Argentina Bolivia Brazil Chile Colombia Ecuador Paraguay Peru Uruguay Venezuela
    """,
    "Central_America": "Guatemala Honduras El_Salvador Nicaragua Costa_Rica Panama Belize",
    "Caribbean": "Cuba Haiti Jamaica Dominican_Republic Puerto_Rico Bahamas Barbados Trinidad_and_Tobago",
    "Sahel": "Mali Niger Chad Burkina_Faso Mauritania Sudan Senegal",
    "Central_Asia": "Kazakhstan Kyrgyzstan Tajikistan Turkmenistan Uzbekistan",
    "Southeast_Asia": """
        Brunei Cambodia East_Timor Indonesia Laos Malaysia Myanmar Philippines Singapore Thailand Vietnam
    """,
    "Caucasus": "Armenia Azerbaijan Georgia",
}


class Land(NamedTuple):
    """A land or a part of one: its spellings, what it lies in, and towns in it, each with its spellings."""

    spellings: tuple[str, ...]
    within: str
    towns: tuple[tuple[str, ...], ...]


def lands() -> Iterator[Land]:
    """Every land with the continent it lies in."""
    yield from _listed(_LANDS)


def parts_of_lands() -> Iterator[Land]:
    """Parts of lands, as states and provinces, with the land they lie in."""
    yield from _listed(_PARTS)


def regions() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Regions that hold several lands, with the first spelling of each."""
    for name, rest in _WIDER.items():
        yield name.replace("_", " "), tuple(_spelled(land)[0] for land in rest.split())


def _listed(table: Mapping[str, str]) -> Iterator[Land]:
    for within, rest in table.items():
        for entry in rest.split(";"):
            names, *towns = entry.split()
            yield Land(_spelled(names), within.replace("_", " "), tuple(_spelled(town) for town in towns))


def _spelled(names: str) -> tuple[str, ...]:
    return tuple(name.replace("_", " ") for name in names.split("/"))

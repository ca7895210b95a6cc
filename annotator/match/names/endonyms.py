"""Owns what lands and large towns are called at home in Latin letters, and what they were called before."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from annotator.match.names.folding import plain

_AT_HOME = """
    Aleppo: Halab, Haleb; Alexandria: al-Iskandariya, al-Iskandariyyah, Iskenderiye; Algeria: al-Jazair, el-Djazair;
    Algiers: al-Jazair, el-Djazair, Alger, Dzayer; Almaty: Alma-Ata, Verny; Ankara: Angora; Armenia: Hayastan;
    Ashgabat: Ashkhabad, Asgabat; Astana: Akmola, Tselinograd; Athens: Athina, Athinai; Azerbaijan: Azarbaycan;
    Baghdad: Bagdad, Baghdād; Bangkok: Krung Thep, Krung Thep Maha Nakhon; Basra: al-Basrah, Basrah, Bassorah;
    Bayda: al-Bayda, Beida; Beijing: Peking, Pekin, Peiping, Beiping; Beirut: Bayrut, Beyrouth; Belgrade: Beograd;
    Benghazi: Banghazi, Bingazi; Bethlehem: Bayt Lahm, Beit Lahm, Beit Lehem; Bhutan: Druk Yul;
    Bishkek: Frunze, Pishpek; Bratislava: Pressburg, Pozsony; Bruges: Brugge; Brussels: Bruxelles, Brussel;
    Bucharest: Bucuresti; Busan: Pusan; Cairo: al-Qahira, el-Kahira, al-Kahira; Cambodia: Kampuchea;
    Casablanca: Dar el-Beida, ad-Dar al-Bayda; Chennai: Madras; China: Zhongguo; Chisinau: Kishinev, Kishinyov;
    Chongqing: Chungking; Cologne: Köln, Koeln; Copenhagen: København, Kobenhavn; Croatia: Hrvatska; Daegu: Taegu;
    Damascus: Dimashq, Dimishq; Daraa: Deraa, Dar'a; Dhaka: Dacca; Doha: ad-Dawhah, Dawha;
    Dnipro: Dnipropetrovsk, Dnepropetrovsk, Ekaterinoslav, Dnepr; Donetsk: Stalino; Dushanbe: Stalinabad;
    Düsseldorf: Duesseldorf; Egypt: Misr, Masr; Ethiopia: Abyssinia, Ityopya; Finland: Suomi; Florence: Firenze;
    Gaza: Ghazzah, Gazze; Gdansk: Danzig; Geneva: Genève, Genf, Ginevra; Genoa: Genova; Georgia: Sakartvelo, Gruziya;
    Germany: Deutschland; Ghent: Gand; Gothenburg: Göteborg; Greece: Hellas, Ellada; Guangzhou: Kwangchow;
    Hangzhou: Hangchow; Hanoi: Ha Noi; Havana: La Habana; Hebron: al-Khalil, Hevron;
    Ho Chi Minh City: Saigon, Sai Gon; Hodeidah: al-Hudaydah, Hudaida; Homs: Hims, Emesa; Hungary: Magyarország;
    Iasi: Jassy; Iceland: Ísland; India: Bharat, Hindustan; Iraq: al-Iraq; Isfahan: Esfahan, Ispahan;
    Istanbul: Constantinople, Konstantinopel, Tsargrad; Izmir: Smyrna; Japan: Nippon, Nihon;
    Jerusalem: al-Quds, Yerushalayim, Kudüs, Qods; Jordan: al-Urdunn, Urdun; Kaliningrad: Königsberg, Koenigsberg;
    Kaunas: Kovno; Kinshasa: Leopoldville; Kosovo: Kosova; Krakow: Cracow; Latakia: al-Ladhiqiyah, Lattaquie, Lazkiye;
    Lebanon: Lubnan, Liban; Liege: Luik, Lüttich; Lisbon: Lisboa; Lodz: Litzmannstadt; Luhansk: Voroshilovgrad;
    Lviv: Lvov, Lwow, Lemberg; Malabo: Santa Isabel; Maputo: Lourenço Marques; Mariupol: Zhdanov;
    Marrakesh: Murrakush; Mecca: Makkah, Mekka, Mekke; Medina: al-Madinah, Medine; Milan: Milano; Minsk: Mensk;
    Misrata: Misratah, Misurata; Morocco: al-Maghrib, Maroc; Moscow: Moskva, Moskwa, Moskau; Mosul: al-Mawsil, Musul;
    Mumbai: Bombay; Munich: München, Muenchen, Monaco di Baviera; Muscat: Masqat; Myanmar: Burma;
    N'Djamena: Fort-Lamy; Nanjing: Nanking; Naples: Napoli; New Delhi: Nayi Dilli; Nicosia: Lefkosia, Lefkosa;
    Nuremberg: Nürnberg, Nuernberg; Nuuk: Godthåb, Godthab; Palestine: Filastin, Falastin;
    Plovdiv: Philippopolis; Podgorica: Titograd; Poland: Polska; Poznan: Posen; Prague: Praha; Pristina: Prishtina;
    Pyongyang: Phyongyang, Heijo; Qom: Qum, Ghom; Raqqa: ar-Raqqah, Rakka; Riyadh: ar-Riyad, er-Riad;
    Russia: Rossiya, Rossija; Saint Petersburg: Sankt-Peterburg, Leningrad, Petrograd; Samara: Kuybyshev;
    Sanaa: San'a, Sanaʿa; Santo Domingo: Ciudad Trujillo; Saudi Arabia: as-Saudiyah, al-Arabiyah as-Saudiyah;
    Serbia: Srbija; Seoul: Keijo; Seville: Sevilla; Sevastopol: Sebastopol; Sirte: Surt, Sert;
    Skopje: Shkup, Uskub; Slovakia: Slovensko; Slovenia: Slovenija; Sofia: Sofiya; Spain: España; Sudan: as-Sudan;
    Switzerland: Suisse, Schweiz, Svizzera; Syria: Suriya, Suriyya; Taipei: Taibei; Tallinn: Reval; Tartu: Dorpat;
    Tbilisi: Tiflis; Tehran: Teheran; The Hague: Den Haag, 's-Gravenhage; Thessaloniki: Salonica, Salonika, Saloniki;
    Tianjin: Tientsin; Timisoara: Temesvár; Tirana: Tiranë; Tobruk: Tubruq, Tobrouk;
    Tripoli: Tarabulus, Tarablus, Trablus, Tarabulus al-Gharb, Tarabulus ash-Sham; Turin: Torino;
    Ukraine: Ukraina, Ukrayina; Ulaanbaatar: Ulan Bator, Urga; Urumqi: Wulumuqi; Venice: Venezia, Venedig;
    Vienna: Wien; Vilnius: Wilno, Vilna; Volgograd: Stalingrad, Tsaritsyn; Warsaw: Warszawa, Varshava;
    Wroclaw: Breslau; Wuhan: Hankow; Xiamen: Amoy; Xian: Sian, Chang'an; Yangon: Rangoon; Yekaterinburg: Sverdlovsk;
    Yemen: al-Yaman; Yerevan: Erevan, Erivan; Zagreb: Agram; Zaporizhzhia: Zaporozhye, Zaporizhia; Zawiya: az-Zawiyah
"""
"""By hand: a land or town as English calls it, with its names at home, in neighbours' tongues and of former days.

Names that are words or other places' as well are left out: Roma, Canton, Sur for Tyre.
"""
_ARTICLE = re.compile(r"^(?:al|el|ar|er|as|es|ash|esh|at|et|ad|ed|an|en|az|ez)[ -]+")
_LETTERS = re.compile(r"[^a-z0-9]")


@lru_cache(maxsize=50_000)
def english_names(name: str) -> frozenset[str]:
    """What lands and towns that somebody calls so are called in English; empty for a name that is not listed.

    Worked example: "Tarabulus" gives Tripoli, "el-Djazaïr" Algeria and Algiers.
    """
    return _listed().get(_key(name), frozenset())


@cache
def _listed() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for entry in " ".join(_AT_HOME.split()).split("; "):
        english, _, others = entry.partition(": ")
        for other in others.split(", "):
            found[_key(other)] = found.get(_key(other), frozenset()) | {english}
    return found


def _key(name: str) -> str:
    """A name without marks, its article always the same, and without the h that a feminine ending may have."""
    letters = _LETTERS.sub("", _ARTICLE.sub("al", plain(name)))
    return letters[:-1] if letters.endswith("ah") else letters

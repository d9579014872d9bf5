// SPDX-License-Identifier: EUPL-1.2
// What agreements really say, sentence by sentence, and what must be read in it.
#include <gtest/gtest.h>

#include <functional>

#include "base/english.h"
#include "base/prose.h"
#include "base/wordings.h"

namespace paraphe {
namespace {

struct Case {
  const char* text;
  const char* expected;
};

template <class T>
std::string shown(std::string_view text, const std::vector<Found<T>>& found,
                  const std::function<std::string(const T&)>& value) {
  std::string out;
  for (const Found<T>& one : found) {
    const auto words = text.substr(one.span.begin, one.span.end - one.span.begin);
    out += (out.empty() ? "" : " | ") + std::string(words) + " = " + value(one.value);
  }
  return out;
}

std::string both(const std::optional<std::int64_t>& letters,
                 const std::optional<std::int64_t>& figures) {
  if (letters && figures && *letters != *figures) {
    return std::to_string(*letters) + "!" + std::to_string(*figures);
  }
  return std::to_string(letters ? *letters : *figures);
}

TEST(RealisticCounts, AreRead) {
  const Case cases[] = {
      {"La coopération s’articule autour des cinq (5) axes suivants :", "cinq (5) axes = 5 axe"},
      {"Les cinq axes stratégiques sont déclinés en vingt-deux actions.",
       "cinq axes = 5 axe | vingt-deux actions = 22 action"},
      {"fait en trois (03) exemplaires originaux", "trois (03) exemplaires = 3 exemplaire"},
      {"en deux exemplaires originaux, dont un pour chaque Partie",
       "deux exemplaires = 2 exemplaire"},
      {"en autant d’exemplaires que de Parties", ""},
      {"Établi en QUATRE EXEMPLAIRES ORIGINAUX", "QUATRE EXEMPLAIRES = 4 exemplaire"},
      {"huit (8) thématiques prioritaires, dont trois nouvelles",
       "huit (8) thématiques = 8 thematique | trois nouvelles = 3 nouvelle"},
      {"11 laboratoires de la fédération, dont 3 unités mixtes",
       "11 laboratoires = 11 laboratoire | 3 unités = 3 unite"},
      {"plus de 1\u202F200 agents et 85 unités de recherche",
       "1\u202F200 agents = 1200 agent | 85 unités = 85 unite"},
      {"soixante-et-onze projets (orthographe de 1990)", "soixante-et-onze projets = 71 projet"},
      {"deux cents thèses et quatre-vingts contrats",
       "deux cents thèses = 200 these | quatre-vingts contrats = 80 contrat"},
      {"le comité est composé de six membres titulaires", "six membres = 6 membre"},
      {"à la majorité des deux tiers de ses membres", ""},
      {"se réunit deux fois par an", ""},
      {"une fois par semestre, tous les trois mois", ""},
      {"au cours des quatre dernières années", ""},
      {"les deux Parties conviennent", "deux Parties = 2 partie"},
      {"entre 5 et 10 projets par an", ""},
      {"deux à trois réunions par an", ""},
      {"l’axe 2 et les axes 3 et 4", ""},
      {"la loi n° 2013-660 du 22 juillet 2013", ""},
      {"UMR 6014 laboratoires", ""},
      {"Horizon 2020 actions", ""},
      {"France 2030", ""},
      {"12 rue de la Paix", ""},
      {"CS 70541 Rouen", ""},
      {"six des huit thématiques", "huit thématiques = 8 thematique"},
      {"trois d’entre elles", ""},
      {"100 % des laboratoires", ""},
      {"les cinq premiers articles", "cinq premiers articles = 5 article"},
      {"dix-huit grands équipements", "dix-huit grands équipements = 18 equipement"},
  };
  for (const auto& [text, expected] : cases) {
    const auto value = [](const Count& count) {
      return both(count.number.letters, count.number.figures) + " " + count.noun;
    };
    EXPECT_EQ(shown<Count>(text, find_counts(text), value), expected) << text;
  }
}

TEST(RealisticDurations, AreRead) {
  const Case cases[] = {
      {"pour une durée de quatre (4) ans", "quatre (4) ans = P4Y"},
      {"pour une durée de quatre ans (4 ans)", "quatre ans (4 ans) = P4Y"},
      {"pour une durée de 48 mois, soit quatre ans", "48 mois, soit quatre ans = P48M"},
      {"conclue pour QUATRE ANNÉES", "QUATRE ANNÉES = P4Y"},
      {"une durée de trois (4) ans", "trois (4) ans = P3Y!P4Y"},
      {"un préavis de 3 (trois) mois", "3 (trois) mois = P3M"},
      {"un préavis de six mois avant l’échéance", "six mois = P6M"},
      {"dans un délai de trente (30) jours calendaires", "trente (30) jours = P30D"},
      {"dans les quinze jours ouvrés", "quinze jours = P15D"},
      {"sous huitaine", ""},
      {"un an renouvelable une fois", "un an = P1Y"},
      {"trois ans et demi", "trois ans et demi = P3Y6M"},
      {"dix-huit (18) mois", "dix-huit (18) mois = P18M"},
      {"accord quinquennal 2020-2024", "quinquennal = P5Y*"},
      {"un programme annuel d’actions", "annuel = P1Y*"},
      {"bilan triennal, revue biennale", "triennal = P3Y* | biennale = P2Y*"},
      {"les quatre années universitaires", "quatre années = P4Y"},
      {"deux semaines avant la réunion", "deux semaines = P2W"},
      {"quatre\u00A0ans", "quatre\u00A0ans = P4Y"},
      {"âgé de 30 ans", "30 ans = P30Y"},
      {"au mois de juin, chaque année, par an", ""},
      {"le 4 mai 2021, l’an deux mille vingt", ""},
  };
  for (const auto& [text, expected] : cases) {
    const auto value = [](const WrittenDuration& duration) {
      std::string out = to_string(duration.value());
      if (!duration.agrees()) out += "!" + to_string(*duration.figures);
      return duration.adjective ? out + "*" : out;
    };
    EXPECT_EQ(shown<WrittenDuration>(text, find_durations(text), value), expected) << text;
  }
}

TEST(RealisticAmounts, AreRead) {
  const Case cases[] = {
      {"une subvention de 150 000 € (cent cinquante mille euros)",
       "150 000 € (cent cinquante mille euros) = 15000000"},
      {"cent cinquante mille euros (150 000 €) TTC",
       "cent cinquante mille euros (150 000 €) TTC = 15000000"},
      {"cent-cinquante-mille euros (150 000 €)",
       "cent-cinquante-mille euros (150 000 €) = 15000000"},
      {"quatre-vingt mille (80 000) euros", "quatre-vingt mille (80 000) euros = 8000000"},
      {"quatre-vingts euros", "quatre-vingts euros = 8000"},
      {"deux cent mille euros (210 000 €)",
       "deux cent mille euros (210 000 €) = 20000000!21000000"},
      {"deux millions d’euros (2 000 000 €)", "deux millions d’euros (2 000 000 €) = 200000000"},
      {"2 M€ HT", "2 M€ HT = 200000000"},
      {"1,2 M€ et 350 k€", "1,2 M€ = 120000000 | 350 k€ = 35000000"},
      {"96 millions d’euros", "96 millions d’euros = 9600000000"},
      {"un million deux cent mille euros", "un million deux cent mille euros = 120000000"},
      {"12 500,50 euros nets de taxe", "12 500,50 euros nets de taxe = 1250050"},
      {"100.000,00 €", "100.000,00 € = 10000000"},
      {"EUR 100 000", ""},
      {"100 000 EUR", "100 000 EUR = 10000000"},
      {"un montant de 5\u202F000\u00A0€ toutes taxes comprises",
       "5\u202F000\u00A0€ toutes taxes comprises = 500000"},
      {"1 milliard d’euros", "1 milliard d’euros = 100000000000"},
      {"quinze euros et cinquante centimes", "quinze euros et cinquante centimes = 1550"},
      {"zone euro, pacte euro-plus", ""},
      {"30 % de 10 000 euros", "10 000 euros = 1000000"},
  };
  for (const auto& [text, expected] : cases) {
    const auto value = [](const WrittenAmount& amount) {
      return both(amount.letters, amount.figures);
    };
    EXPECT_EQ(shown<WrittenAmount>(text, find_amounts(text), value), expected) << text;
  }
}

TEST(RealisticDates, AreRead) {
  const Case cases[] = {
      {"signé à Caen, le mardi 21 septembre 2021", "mardi 21 septembre 2021 = 2021-09-21"},
      {"le lundi 21 septembre 2021", "lundi 21 septembre 2021 = 2021-09-21 weekday!"},
      {"du 1er janvier 2026 au 31 décembre 2028",
       "1er janvier 2026 = 2026-01-01 | 31 décembre 2028 = 2028-12-31"},
      {"en date du 06/11/2026", "06/11/2026 = 2026-11-06"},
      {"le jeudi 3 décembre 2026 à 14 h 30", "jeudi 3 décembre 2026 = 2026-12-03"},
      {"le 30 février 2026", "30 février 2026 = none"},
      {"la délibération n° 26CP-1204 du 6 novembre 2026", "6 novembre 2026 = 2026-11-06"},
      {"le DIMANCHE 29 FÉVRIER 2032", "DIMANCHE 29 FÉVRIER 2032 = 2032-02-29"},
      {"entre le 1er et le 15 juillet 2027", "15 juillet 2027 = 2027-07-15"},
      {"chaque 1er janvier", ""},
      {"les 12 et 13 mars 2027", "13 mars 2027 = 2027-03-13"},
  };
  for (const auto& [text, expected] : cases) {
    const auto value = [](const WrittenDate& date) {
      return (date.date ? to_string(*date.date) : std::string("none")) +
             (date.weekday_agrees() ? "" : " weekday!");
    };
    EXPECT_EQ(shown<WrittenDate>(text, find_dates(text), value), expected) << text;
  }
}

TEST(RealisticReferences, AreRead) {
  const Case cases[] = {
      {"aux articles 3 à 5", "articles 3 = 3 | 5 = 5 through"},
      {"l’article 12 ci-après", "article 12 = 12 below"},
      {"aux articles 3 et 4 ci-dessus", "articles 3 = 3 above | 4 = 4 above"},
      {"aux articles 3 et 4 qui précèdent", "articles 3 = 3 above | 4 = 4 above"},
      {"à l’article 3 précédent", "article 3 = 3 above"},
      {"aux articles 5 et 6 suivants", "articles 5 = 5 below | 6 = 6 below"},
      {"à l’article 5 suivant.", "article 5 = 5 below"},
      {"à l’article 5 suivant les modalités convenues", "article 5 = 5"},
      {"l’Annexe 1 infra", "Annexe 1 = 1 below"},
      {"l’article 7.2 de la présente convention", "article 7.2 = 0"},
      {"selon l’ARTICLE 4", "ARTICLE 4 = 4"},
      {"l’article 6-1", "article 6-1 = 0"},
      {"l’article L. 2511-6 du code de la commande publique", "article L. 2511-6 = 0 elsewhere"},
      {"les articles L. 4221-1, L. 4221-5 et L. 4231-3 du CGCT",
       "articles L. 4221-1 = 0 elsewhere | L. 4221-5 = 0 elsewhere | L. 4231-3 = 0 elsewhere"},
      {"article 1375 du code civil", "article 1375 = 1375 elsewhere"},
      {"l’article 10 de la loi n° 2000-321", "article 10 = 10 elsewhere"},
      {"l’article 5 des statuts de l’établissement", "article 5 = 5 elsewhere"},
      {"l’article 28 du RGPD", "article 28 = 28 elsewhere"},
      {"l’article 3 du protocole du 15 décembre 2022", "article 3 = 3 elsewhere"},
      {"l’article 3 du présent protocole", "article 3 = 3"},
      {"les annexes I et II", "annexes I = 1 | II = 2"},
      {"l’article suivant, le présent article", ""},
  };
  for (const auto& [text, expected] : cases) {
    const auto value = [](const WrittenReference& reference) {
      using Direction = WrittenReference::Direction;
      return std::to_string(reference.number) + (reference.through ? " through" : "") +
             (reference.elsewhere ? " elsewhere" : "") +
             (reference.direction == Direction::before  ? " above"
              : reference.direction == Direction::after ? " below"
                                                        : "");
    };
    EXPECT_EQ(shown<WrittenReference>(text, find_references(text), value), expected) << text;
  }
}

TEST(Acronyms, AreFoundWithOrWithoutTheirName) {
  const Case cases[] = {
      {"le Centre national de la recherche scientifique (CNRS)", "CNRS = named"},
      {"le Centre national de la recherche scientifique (ci-après le « CNRS »)", "CNRS = named"},
      {"le CPER (contrat de plan État-Région)", "CPER = named"},
      {"les équipes de l’ESRI", "ESRI = bare"},
      {"l’ANR et le CNRS", "ANR = bare | CNRS = bare"},
      {"le programme ERC-StG", "ERC-StG = bare"},
      {"PROTOCOLE DE COOPÉRATION", ""},
      {"l’annexe II, le XXIe siècle, Louis XIV", ""},
      {"la délibération n° AP-2021-12, l’UMR 6014, 26CP-1204", ""},
      {"le logiciel IDDN.FR.001", ""},
      {"l’équipe de l’ESRI. Elle publie", "ESRI = bare"},
      {"elles portent la mention « CONFIDENTIEL »", ""},
      {"Mme A. DURAND", "DURAND = bare"},
      {"l’Union européenne", ""},
      {"le CNRS (voir l’article 3)", "CNRS = bare"},
  };
  for (const auto& [text, expected] : cases) {
    const auto value = [](const Acronym& acronym) {
      return std::string(acronym.expanded ? "named" : "bare");
    };
    EXPECT_EQ(shown<Acronym>(text, find_acronyms(Tokens(text)), value), expected) << text;
  }
}

TEST(Ratios, AreReadWithTheirPercentage) {
  const Case cases[] = {
      {"88 laboratoires sur 200 en France (soit 45 %)",
       "88 laboratoires sur 200 en France (soit 45 %) = 88/200 4500"},
      {"88 sur 200, soit 44 % du total", "88 sur 200, soit 44 % = 88/200 4400"},
      {"44 % des équipes (88 sur 200)", "44 % des équipes (88 sur 200) = 88/200 4400"},
      {"deux laboratoires sur trois (66,7 %)", "deux laboratoires sur trois (66,7 %) = 2/3 6670"},
      {"12 des 48 unités (25 pour cent)", "12 des 48 unités (25 pour cent) = 12/48 2500"},
      {"30 % des crédits, soit 3 000 euros", ""},
      {"88 sur 200. Par ailleurs, soit 45 % des équipes", ""},
      {"un sur deux", ""},
  };
  for (const auto& [text, expected] : cases) {
    const auto value = [](const Ratio& ratio) {
      return std::to_string(ratio.part) + "/" + std::to_string(ratio.whole) + " " +
             std::to_string(ratio.percent);
    };
    EXPECT_EQ(shown<Ratio>(text, find_ratios(Tokens(text)), value), expected) << text;
  }
}

TEST(Percentages, AreReadInLettersAndFigures) {
  const Case cases[] = {
      {"soixante pour cent (50 %)", "soixante pour cent (50 %) = 6000/5000"},
      {"60 % (soixante pour cent) des frais", "60 % (soixante pour cent) = 6000/6000"},
      {"12,50 % et 30 pour cent", "12,50 % = -/1250 | 30 pour cent = -/3000"},
      {"cent pour cent (100 %)", "cent pour cent (100 %) = 10000/10000"},
      {"40 % (des frais)", "40 % = -/4000"},
      {"quatre pour les 12 cents restants", ""},
      {"UMR60 %", ""},
  };
  const auto said = [](const std::optional<std::int64_t>& value) {
    return value ? std::to_string(*value) : "-";
  };
  for (const auto& [text, expected] : cases) {
    const auto value = [&](const WrittenPercentage& percentage) {
      return said(percentage.letters) + "/" + said(percentage.figures);
    };
    EXPECT_EQ(shown<WrittenPercentage>(text, find_percentages(Tokens(text)), value), expected)
        << text;
  }
}

TEST(Periods, AreReadWithTheirLength) {
  const Case cases[] = {
      {"du 1er janvier 2027 au 31 décembre 2030",
       "du 1er janvier 2027 au 31 décembre 2030 = 2027-01-01/2030-12-31 "},
      {"du lundi 4 janvier 2027 au 31 décembre 2030, soit quatre ans",
       "du lundi 4 janvier 2027 au 31 décembre 2030 = 2027-01-04/2030-12-31 P4Y"},
      {"pour une durée de 18 mois, du 01/03/2027 au 31/08/2028",
       "du 01/03/2027 au 31/08/2028 = 2027-03-01/2028-08-31 P18M"},
      {"à compter du 1er mars 2027 et jusqu’au 28 février 2029 (deux ans)",
       "à compter du 1er mars 2027 et jusqu’au 28 février 2029 = 2027-03-01/2029-02-28 P2Y"},
      {"entre le 1er mars 2027 et le 5 mars 2027",
       "entre le 1er mars 2027 et le 5 mars 2027 = 2027-03-01/2027-03-05 "},
      {"du 31 décembre 2030 au 1er janvier 2027",
       "du 31 décembre 2030 au 1er janvier 2027 = 2030-12-31/2027-01-01 "},
      {"du 1er mars 2027 au 28 février 2029. Un délai de deux ans court ensuite",
       "du 1er mars 2027 au 28 février 2029 = 2027-03-01/2029-02-28 "},
      {"la convention du 1er mars 2027 et celle du 5 mars 2027", ""},
      {"le 1er mars 2027 au 5 mars 2027", ""},
      {"du 31 février 2027 au 5 mars 2027", ""},
      {"du 14 au 16 juin 2027", ""},
  };
  for (const auto& [text, expected] : cases) {
    const auto value = [](const WrittenPeriod& period) {
      return to_string(period.first) + "/" + to_string(period.last) + " " +
             (period.length ? to_string(*period.length) : "");
    };
    EXPECT_EQ(shown<WrittenPeriod>(text, find_periods(Tokens(text)), value), expected) << text;
  }
}

TEST(Shares, AreOneForEachName) {
  const std::string names[] = {"la Région", "le CNRS"};
  const Case cases[] = {
      {"60 % pour la Région et 50 % pour le CNRS",
       "60 % pour la Région et 50 % pour le CNRS = 11000"},
      {"la Région prend 60 % des frais, à la charge du CNRS pour 40 %",
       "Région prend 60 % des frais, à la charge du CNRS pour 40 % = 10000"},
      {"60 % par la Région. Le CNRS en rend compte à 50 %", ""},
      {"la Région verse 30 % à la signature et 70 % au solde, et le CNRS rien", ""},
      {"la Région et le CNRS prennent 50 % et 40 %", ""},
      {"60 % pour la Région", ""},
      {"60 % pour la Région et 40 % pour la Région", ""},
  };
  for (const auto& [text, expected] : cases) {
    const auto value = [](std::int64_t total) { return std::to_string(total); };
    EXPECT_EQ(shown<std::int64_t>(text, find_shares(Tokens(text), names), value), expected) << text;
  }
}

TEST(Citations, AreReadWithTheirNumberAndDate) {
  const Case cases[] = {
      {"la loi n° 94-665 du 4 août 1994 relative à l’emploi de la langue française",
       "loi n° 94-665 du 4 août 1994 = loi 94-665 dated 1994"},
      {"la loi du 1er juillet 1901", "loi du 1er juillet 1901 = loi dated 1901"},
      {"la loi de 2013", "loi de 2013 = loi 2013"},
      {"le décret n° 2023-1321", "décret n° 2023-1321 = decret 2023-1321 0"},
      {"le décret n°82-993 modifié du 24 novembre 1982",
       "décret n°82-993 modifié du 24 novembre 1982 = decret 82-993 dated 1982"},
      {"l’arrêté du 22 mars 2019", "arrêté du 22 mars 2019 = arrete dated 2019"},
      {"l’arrêté n° 12, en date du 22 mars 2019",
       "arrêté n° 12, en date du 22 mars 2019 = arrete 12 dated 2019"},
      {"la directive 2014/24/UE du 26 février 2014",
       "directive 2014/24/UE du 26 février 2014 = directive 2014/24/UE dated 2014"},
      {"les lois de finances, la loi, le projet de loi, la loi NOTRe", ""},
      {"Vu l’ordonnance n° 2018-1074", "ordonnance n° 2018-1074 = ordonnance 2018-1074 0"},
  };
  for (const auto& [text, expected] : cases) {
    const auto value = [](const Citation& citation) {
      return citation.kind + (citation.number.empty() ? "" : " " + citation.number) +
             (citation.dated ? " dated " : " ") + std::to_string(citation.year);
    };
    EXPECT_EQ(shown<Citation>(text, find_citations(Tokens(text)), value), expected) << text;
  }
}

TEST(Wordings, AreFoundWordByWord) {
  const struct {
    const char* phrase;
    const char* text;
    const char* expected;
  } cases[] = {
      {"devra/devront", "Le comité DEVRA statuer", "DEVRA"},
      {"s'engagera", "La Région s’engagera", "s’engagera"},
      {"la _ , =représenté", "la Région, représenté par", "la Région, représenté"},
      {"la _ , =représenté", "la Région, représentée par", ""},
      {"la _ , représenté", "la Région, représente", ""},
      {"mme _ _? , président", "Mme Claire Durand, Président", "Mme Claire Durand, Président"},
      {"mme _ _? , président", "Mme Durand, Président", "Mme Durand, Président"},
      {"commentaire [", "voir commentaire [A1]", "commentaire ["},
      {"=accroitre", "accroître puis accroitre", "accroitre"},
      {"accroître", "accroitre puis ACCROÎTRE", "ACCROÎTRE"},
      {"article #", "l’article 12", "article 12"},
      {"merci de", "Merci\u00A0de relire, merci d’avance", "Merci\u00A0de"},
      {"convention", "la convention-cadre", ""},
  };
  for (const auto& [phrase, text, expected] : cases) {
    Wordings wordings;
    ASSERT_TRUE(wordings.add(phrase)) << phrase;
    std::string out;
    const std::string_view whole = text;
    for (const auto& found : wordings.find(Tokens(whole))) {
      out += std::string(whole.substr(found.span.begin, found.span.end - found.span.begin));
    }
    EXPECT_EQ(out, expected) << phrase << " in " << text;
    // What is found is never passed over beforehand.
    EXPECT_TRUE(out.empty() || wordings.may_stand_in(text)) << phrase << " in " << text;
  }
}

TEST(Wordings, TakeTermsInTheSingularAndPlural) {
  Wordings wordings;
  ASSERT_TRUE(wordings.add_term("Résultats"));
  for (const char* text : {"le résultat", "les RESULTATS", "ses Résultats."}) {
    EXPECT_TRUE(wordings.may_stand_in(text)) << text;
    EXPECT_EQ(wordings.find(Tokens(text)).size(), 1U) << text;
  }
  EXPECT_EQ(wordings.find(Tokens("il en résulte")).size(), 0U);
}

TEST(Wordings, ArePassedOverWhereAWordIsMissing) {
  Wordings wordings;
  ASSERT_TRUE(wordings.add("à titre =gratuit ou onéreux/accessoire"));
  const struct {
    const char* text;
    bool may;
  } cases[] = {
      {"à titre gratuit ou ACCESSOIRE", true},
      {"à titre gra\u00ADtuit ou onéreux", true},  // a soft hyphen parts no word
      {"à titre gratuit ou one\u0301reux", true},
      {"à titre gratuit ou onéreux, Straße", true},
      {"à titre gratuit et accessoires", false},
      {"au titre de la série, un œuvre onéreux ou non", false},
      {"gratuit, onéreux", false},
  };
  for (const auto& [text, may] : cases) EXPECT_EQ(wordings.may_stand_in(text), may) << text;
  WordStream stream;  // one text after another, each in pieces
  stream.piece("à titre gra");
  stream.piece("tuit ou onéreux.");
  const std::size_t first = stream.size();
  stream.part();
  stream.piece("à titre gra ");
  stream.part();
  stream.piece("tuit ou onéreux");
  WordingScan scan(wordings, stream);
  EXPECT_TRUE(scan.may_stand_in(stream.numbers(0, first)));
  EXPECT_FALSE(scan.may_stand_in(stream.numbers(first, stream.size())));
}

TEST(Wordings, RefuseAPhraseThatCannotBeSought) {
  Wordings wordings;
  for (const char* phrase : {"", " ", "_ mot", "mot? suite", "# mot"}) {
    EXPECT_FALSE(wordings.add(phrase)) << phrase;
  }
  EXPECT_EQ(wordings.size(), 0U);
  EXPECT_FALSE(wordings.may_stand_in("mot"));
}

TEST(EnglishValues, ReadAsAMessageWritesThem) {
  EXPECT_EQ(english_duration({4, 0, 0, 0, false}), "four years");
  EXPECT_EQ(english_duration({1, 6, 0, 0, false}), "one year and six months");
  EXPECT_EQ(english_duration({0, 18, 0, 0, false}), "18\u00A0months");
  EXPECT_EQ(english_duration({}), "zero days");
  EXPECT_EQ(english_number(12), "12");
  EXPECT_EQ(english_amount(24000050), "€240,000.50");
  EXPECT_EQ(english_amount(100), "€1");
}

}  // namespace
}  // namespace paraphe

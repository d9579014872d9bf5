// SPDX-License-Identifier: EUPL-1.2
#include "base/prose.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>

#include "base/prose_kinds.h"
#include "base/word_stream.h"

namespace paraphe {
namespace {

std::string cut(std::string_view text, Span span) {
  return std::string(text.substr(span.begin, span.end - span.begin));
}

// Everything found, one « text = value » after the other, so that a table shows all of it.
template <class T>
std::string shown(std::string_view text, const std::vector<Found<T>>& found,
                  const std::function<std::string(const T&)>& value) {
  std::string out;
  for (const Found<T>& one : found) {
    out += (out.empty() ? "" : " | ") + cut(text, one.span) + " = " + value(one.value);
  }
  return out;
}

std::string shown(const WrittenNumber& number) {
  const std::string value = std::to_string(number.value());
  return number.agrees() ? value : value + "!" + std::to_string(*number.figures);
}

struct Case {
  const char* text;
  const char* expected;
};

TEST(Counts, AreNumbersBeforeThingsCounted) {
  const Case cases[] = {
      {"s’articule autour de cinq axes.", "cinq axes = 5 axe"},
      {"Huit thématiques prioritaires", "Huit thématiques = 8 thematique"},
      {"5 axes et 10\u00A0000 actions", "5 axes = 5 axe | 10\u00A0000 actions = 10000 action"},
      {"en deux (2) exemplaires originaux", "deux (2) exemplaires = 2 exemplaire"},
      {"en 2 (deux) originaux", "2 (deux) originaux = 2 original"},
      {"trois (4) annexes", "trois (4) annexes = 3!4 annexe"},
      {"cinq\ngrands axes", "cinq\ngrands axes = 5 axe"},
      {"les deux premiers programmes", "deux premiers programmes = 2 programme"},
      {"quatre vice-présidents", "quatre vice-présidents = 4 vice-president"},
      {"vingt et une mesures", "vingt et une mesures = 21 mesure"},
      {"un axe et une annexe", ""},
      {"1 annexe", "1 annexe = 1 annexe"},
      {"quatre ans, 18 mois, trente jours, les cinq prochaines années", ""},
      {"le 21 mars 2021 des élus", ""},
      {"en 2021 plusieurs projets", ""},
      {"l’article 6 des statuts, n° 3 rue, axe 2 projets", ""},
      {"75794 Paris Cedex 16", ""},
      {"cent mille euros, 10 % des crédits, cinq pour cent des crédits", ""},
      {"18 Tesla, 18Tesla, 1,5 fois", ""},
      {"de trois à cinq axes", ""},
      {"un bâtiment neuf situé à Lille", ""},
      {"cinq de ces axes", ""},
      {"les Parties : deux Parties", "deux Parties = 2 partie"},
  };
  for (const auto& [text, expected] : cases) {
    EXPECT_EQ(
        shown<Count>(text, find_counts(text),
                     [](const Count& count) { return shown(count.number) + " " + count.noun; }),
        expected)
        << text;
  }
  EXPECT_EQ(find_counts("un axe et une annexe", true).size(), 2U);
  EXPECT_TRUE(find_counts("l’un des axes", true).empty());
}

TEST(Durations, AreReadInEveryWriting) {
  const Case cases[] = {
      {"d’une durée de quatre ans", "quatre ans = P4Y"},
      {"quatre (4) ans", "quatre (4) ans = P4Y=P4Y"},
      {"quatre (5) ans", "quatre (5) ans = P4Y!P5Y"},
      {"4 ans, 4\u00A0ans", "4 ans = P4Y | 4\u00A0ans = P4Y"},
      {"dix-huit\nmois", "dix-huit\nmois = P18M"},
      {"deux ans et six mois", "deux ans et six mois = P2Y6M"},
      {"deux (2) ans et six (6) mois", "deux (2) ans et six (6) mois = P2Y6M=P2Y6M"},
      {"deux ans et 6 mois", "deux ans et 6 mois = P2Y6M"},
      {"un an et demi", "un an et demi = P1Y6M"},
      {"un mois et demi", ""},
      {"quatre ans (48 mois)", "quatre ans (48 mois) = P4Y=P48M"},
      {"48 mois (cinq ans)", "48 mois (cinq ans) = P5Y!P48M"},
      {"trois ans, soit 24 mois", "trois ans, soit 24 mois = P3Y!P24M"},
      {"trois ans soit trente-six mois", "trois ans soit trente-six mois = P3Y=P36M"},
      {"deux semaines, soit 14 jours", "deux semaines, soit 14 jours = P2W=P14D"},
      {"90 jours, soit trois mois", "90 jours = P90D | trois mois = P3M"},
      {"soit deux ans, soit trois ans", "deux ans = P2Y | trois ans = P3Y"},
      {"trois ans, soit un an renouvelable deux fois", "trois ans = P3Y | un an = P1Y"},
      {"un an, soit deux mois par trimestre", "un an = P1Y | deux mois = P2M"},
      {"un préavis de trois mois ou 30 jours", "trois mois = P3M | 30 jours = P30D"},
      {"six semaines", "six semaines = P6W"},
      {"une convention quinquennale, un accord triennal", "quinquennale = P5Y* | triennal = P3Y*"},
      {"bilan annuel, programmes quadriennaux", "annuel = P1Y* | quadriennaux = P4Y*"},
      {"pluriannuel, annuellement, chaque année", ""},
      {"l’an deux mille vingt", ""},
      {"l’article 3 mois", "3 mois = P3M"},
  };
  for (const auto& [text, expected] : cases) {
    const auto value = [](const WrittenDuration& duration) {
      std::string out = to_string(duration.value());
      if (duration.letters && duration.figures) {
        out += (duration.agrees() ? "=" : "!") + to_string(*duration.figures);
      }
      return duration.adjective ? out + "*" : out;
    };
    EXPECT_EQ(shown<WrittenDuration>(text, find_durations(text), value), expected) << text;
  }
}

TEST(Dates, AreReadWhetherTheyExistOrNot) {
  const Case cases[] = {
      {"le 21 septembre 2021.", "21 septembre 2021 = 2021-09-21"},
      {"le 1er juillet 2020", "1er juillet 2020 = 2020-07-01 er"},
      {"le 1 juillet 2020, le 2er mai 2021",
       "1 juillet 2020 = 2020-07-01 | 2er mai 2021 = 2021-05-02 er"},
      {"lundi 21 septembre 2021", "lundi 21 septembre 2021 = 2021-09-21 weekday!"},
      {"Mardi 21\u00A0Septembre\u00A02021", "Mardi 21\u00A0Septembre\u00A02021 = 2021-09-21"},
      {"31 septembre 2021", "31 septembre 2021 = no such day"},
      {"29 février 2024 et 29 février 2023",
       "29 février 2024 = 2024-02-29 | 29 février 2023 = no such day"},
      {"21/09/2021, 21.09.2021, 2021-09-21",
       "21/09/2021 = 2021-09-21 | 21.09.2021 = 2021-09-21 | 2021-09-21 = 2021-09-21"},
      {"21/13/2021", "21/13/2021 = no such day"},
      {"la loi du 29 juillet 1881", "29 juillet 1881 = out of range"},
      {"le premier septembre deux mille vingt-cinq",
       "premier septembre deux mille vingt-cinq = 2025-09-01 er"},
      {"8 sept. 2021", "8 sept. 2021 = 2021-09-08"},
      {"AR 075-287500078-20150708-2015-294-DE, 19.09.32.39, 03.20.12.2021.1", ""},
      {"12 mars, mars 2021, en 2021, 1/26", ""},
  };
  for (const auto& [text, expected] : cases) {
    const auto value = [](const WrittenDate& date) {
      std::string out = date.date     ? to_string(*date.date)
                        : date.exists ? "out of range"
                                      : "no such day";
      if (date.ordinal) out += " er";
      return date.weekday_agrees() ? out : out + " weekday!";
    };
    EXPECT_EQ(shown<WrittenDate>(text, find_dates(text), value), expected) << text;
  }
}

TEST(VagueDates, AreYearsStandingForDates) {
  const Case cases[] = {
      {"Établi jusqu'en 2028", "jusqu'en 2028 = 2028-0 jusqu'en after etabli"},
      {"jusqu’en décembre 2028", "jusqu’en décembre 2028 = 2028-12 jusqu'en"},
      {"fin 2025, courant 2024", "fin 2025 = 2025-0 fin | courant 2024 = 2024-0 courant"},
      {"jusqu’à fin 2028", "jusqu’à fin 2028 = 2028-0 jusqu'a"},
      {"mi-2026", "mi-2026 = 2026-0 mi"},
      {"à la fin de l’année 2025", "fin de l’année 2025 = 2025-0 fin after la"},
      {"jusqu’au 31 décembre 2028, en 2020, depuis 2020, période 2020-2024", ""},
      {"fin 2025-2026", ""},
      {"prendra fin en septembre 2029", "en septembre 2029 = 2029-9 en after fin"},
      {"au cours du mois d’avril 2028", "au cours du mois d’avril 2028 = 2028-4 au cours de"},
      {"remis avant mai 2028, en 2028", ""},
      {"le deuxième trimestre 2028", "deuxième trimestre 2028 = 2028-0 trimestre"},
      {"au 1er semestre 2028, ce trimestre 2028",
       "1er semestre 2028 = 2028-0 semestre | trimestre 2028 = 2028-0 trimestre after ce"},
      {"prend fin au printemps 2028", "printemps 2028 = 2028-0 printemps after fin"},
      {"s’achève à l’été 2027", "l’été 2027 = 2027-0 ete after acheve"},
      {"jusqu’au premier semestre 2028", "jusqu’au premier semestre 2028 = 2028-0 jusqu'a"},
      {"l’école d’automne 2027, le colloque de printemps 2028, a été 2027 fois", ""},
      {"la fin du programme", ""},
  };
  for (const auto& [text, expected] : cases) {
    const auto value = [](const VagueDate& vague) {
      return std::to_string(vague.year) + "-" + std::to_string(vague.month) + " " + vague.word +
             (vague.before.empty() ? "" : " after " + vague.before);
    };
    EXPECT_EQ(shown<VagueDate>(text, find_vague_dates(text), value), expected) << text;
  }
}

TEST(Amounts, AreReadInCentsWithTheirTax) {
  const Case cases[] = {
      {"cent mille euros (110 000 €)", "cent mille euros (110 000 €) = 10000000!11000000"},
      {"cent mille euros (100 000 €)", "cent mille euros (100 000 €) = 10000000=10000000"},
      {"cent mille (100 000) euros", "cent mille (100 000) euros = 10000000=10000000"},
      {"100\u202F000\u00A0€ (cent mille euros) TTC",
       "100\u202F000\u00A0€ (cent mille euros) TTC = 10000000=10000000 with"},
      {"1,5 million d’euros", "1,5 million d’euros = 150000000"},
      {"deux millions d'euros", "deux millions d'euros = 200000000"},
      {"50 000 € HT", "50 000 € HT = 5000000 without"},
      {"50 000 € (hors taxes)", "50 000 € (hors taxes) = 5000000 without"},
      {"50 000 euros nets de taxes", "50 000 euros nets de taxes = 5000000 exempt"},
      {"1 234 567,89 €", "1 234 567,89 € = 123456789"},
      {"100.000 €, 3 M€, 12k€", "100.000 € = 10000000 | 3 M€ = 300000000 | 12k€ = 1200000"},
      {"mille deux cent trente-quatre euros et cinquante-six centimes",
       "mille deux cent trente-quatre euros et cinquante-six centimes = 123456"},
      {"30 000 € et 60 000 €", "30 000 € = 3000000 | 60 000 € = 6000000"},
      {"30 000 € (60 000 €)", "30 000 € = 3000000 | 60 000 € = 6000000"},
      {"10 000 projets européens", ""},
  };
  for (const auto& [text, expected] : cases) {
    const auto value = [](const WrittenAmount& amount) {
      std::string out = std::to_string(amount.value());
      if (amount.letters && amount.figures) {
        out += (amount.agrees() ? "=" : "!") + std::to_string(*amount.figures);
      }
      const char* tax[] = {"", " without", " with", " exempt"};
      return out + tax[static_cast<int>(amount.tax)];
    };
    EXPECT_EQ(shown<WrittenAmount>(text, find_amounts(text), value), expected) << text;
  }
}

TEST(References, AreFoundOneByOne) {
  const Case cases[] = {
      {"à l’article 12 et l’annexe II", "article 12 = 12#12 | annexe II = II#2"},
      {"les articles 6 et 8 resteront", "articles 6 = 6#6 | 8 = 8#8"},
      {"les articles 6 à 8, 10 et 12",
       "articles 6 = 6#6 | 8 = 8#8 through | 10 = 10#10 | 12 = 12#12"},
      {"l’article 1er, l’article premier", "article 1er = 1#1 | article premier = 1#1"},
      {"annexe 3, annexe A, annexe 1a", "annexe 3 = 3#3 | annexe A = A#0 | annexe 1a = 1a#0"},
      {"l’article 2.1, l’article 12 bis", "article 2.1 = 2.1#0 | article 12 bis = 12 bis#0"},
      {"article L. 4231-3 du code général", "article L. 4231-3 = L. 4231-3#0 elsewhere"},
      {"articles L.711-1 et R. 322-1",
       "articles L.711-1 = L.711-1#0 elsewhere | R. 322-1 = R. 322-1#0 elsewhere"},
      {"l’article 5 de la loi n° 94-665", "article 5 = 5#5 elsewhere"},
      {"articles 26 et 28 du règlement", "articles 26 = 26#26 elsewhere | 28 = 28#28 elsewhere"},
      {"l’article 8, alinéa 2, du décret", "article 8 = 8#8 elsewhere"},
      {"l’article 5 de la présente convention", "article 5 = 5#5"},
      {"l’article 3 de la convention-cadre", "article 3 = 3#3 elsewhere"},
      {"en annexe, annexe à la délibération, ANNEXE A LA DÉLIBÉRATION, annexe Budget", ""},
      {"l’article 12 et 3 annexes", "article 12 = 12#12"},
      {"art. 3", "art. 3 = 3#3"},
  };
  for (const auto& [text, expected] : cases) {
    const auto value = [](const WrittenReference& reference) {
      return reference.label + "#" + std::to_string(reference.number) +
             (reference.through ? " through" : "") + (reference.elsewhere ? " elsewhere" : "");
    };
    EXPECT_EQ(shown<WrittenReference>(text, find_references(text), value), expected) << text;
  }
}

TEST(Ranks, AreOrdinalsOutsideDatesAndReferences) {
  const Case cases[] = {
      {"la cinquième convention", "cinquième = 5 convention"},
      {"le premier axe, la 3e réunion", "premier = 1 axe | 3e = 3 reunion"},
      {"le vingt et unième alinéa", "vingt et unième = 21 alinea"},
      {"le quatre-vingt-dixième jour", "quatre-vingt-dixième = 90 "},
      {"le 1er juillet 2020, l’article 1er, le XXIe siècle, le vingtième siècle", ""},
      {"problème, système, deux axes", ""},
  };
  for (const auto& [text, expected] : cases) {
    const auto value = [](const Rank& rank) {
      return std::to_string(rank.number) + " " + rank.noun;
    };
    EXPECT_EQ(shown<Rank>(text, find_ranks(text), value), expected) << text;
  }
}

TEST(Placeholders, AreFoundAndPunctuationIsNot) {
  const char* kinds[] = {"letters", "wording",     "brackets", "marks",
                         "dots",    "underscores", "number"};
  const Case cases[] = {
      {"du XX XXXX 2016", "XX XXXX = letters"},
      {"Monsieur XXX, TBD, lorem ipsum", "XXX = letters | TBD = letters | lorem ipsum = letters"},
      {"le xx/xx/2020", "xx/xx = letters"},
      {"le XX septembre 2025", "XX = letters"},
      {"Montant à compléter.", "à compléter = wording"},
      {"(à préciser)", "à préciser = wording"},
      {"[…] et [Nom du partenaire]", "[…] = brackets | [Nom du partenaire] = brackets"},
      {"quoi ????", "???? = marks"},
      {"n° ………. du 8 juillet", "………. = dots"},
      {"délibération n°2015/……….", "………. = dots"},
      {"Fait le …… à Lille", "…… = dots"},
      {"Fait le ... à Lille", "... = dots"},
      {"Fait le … ", "… = dots"},
      {"le 8 juillet 20…", "… = dots"},
      {"Nom : ______", "______ = underscores"},
      {"délibération n° du 8 juillet, N° ;", "n° = number | N° = number"},
      {"Vu la délibération N°", "N° = number"},
      {"n° 12, n° CP 2020-316, n°CA-2020-097, N°:12", ""},
      {"l’attractivité… et la suite...", ""},
      {"« (…) la suite … »", "… = dots"},
      {"etc. Une phrase. Une autre ? Oui !", ""},
      {"destiné à compléter la formation, les modalités restent à préciser par avenant", ""},
      {"au XXe siècle, annexe XX, un_nom", ""},
      {"voir [1] et [sic]", ""},
  };
  for (const auto& [text, expected] : cases) {
    const auto value = [&kinds](const Placeholder& found) {
      return std::string(kinds[static_cast<int>(found.kind)]);
    };
    EXPECT_EQ(shown<Placeholder>(text, find_placeholders(text), value), expected) << text;
  }
}

TEST(Folding, KeepsWhatMattersForComparing) {
  EXPECT_EQ(fold("  L’Égalité\u00A0– ŒUVRES\n "), "l'egalite - oeuvres");
  const std::pair<const char*, const char*> words[] = {
      {"axes", "axe"},
      {"thématiques", "thematique"},
      {"originaux", "original"},
      {"travaux", "travail"},
      {"lieux", "lieu"},
      {"mois", "mois"},
      {"parcours", "parcours"},
      {"nouveaux", "nouveau"},
      {"sous-axes", "sous-axe"},
      {"Parties", "partie"},
      {"procès-verbaux", "proces-verbal"},
  };
  for (const auto& [plural, one] : words) EXPECT_EQ(singular(plural), one);
}

TEST(Titles, AreSimilarWhenTheyMayBeOneTwice) {
  EXPECT_TRUE(
      similar("Transitions numériques", "Transitions numériques en Sciences Humaines et Sociales"));
  EXPECT_TRUE(similar("Études Africaines", "Etudes africaines"));
  EXPECT_TRUE(similar("Matériaux avancés", "Matériau avancé"));
  EXPECT_FALSE(similar("Énergie", "Santé"));
  EXPECT_FALSE(similar("Transition", "Transitions numériques"));
  EXPECT_FALSE(similar("", ""));
}

TEST(AnyText, IsSearchedWithoutHarm) {
  const std::string pieces[] = {
      "un",        "quatre",   "vingt", " ",    "-",   "(",       ")",
      "4",         "2021",     "1er",   "mars", "ans", "euros",   "€",
      "n°",        "…",        ".",     "_",    "X",   "article", "annexe",
      "L",         "à",        "de",    "[",    "{",   "?",       "’",
      "\xC3",      "\xE2\x80", "é",     "et",   ",",   "/",       "999999999999999",
      "milliards", "mille",    "cent",  "M",    "d",   "ième",    "fin"};
  std::mt19937 random(1515);
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (auto count = random() % 12; count > 0; --count)
      text += pieces[random() % std::size(pieces)];
    const auto within = [&text](const auto& found) {
      std::size_t last = 0;
      for (const auto& one : found) {
        if (one.span.begin < last || one.span.end <= one.span.begin || one.span.end > text.size())
          return false;
        last = one.span.end;
      }
      return true;
    };
    ASSERT_TRUE(within(find_counts(text, true)) && within(find_durations(text))) << text;
    ASSERT_TRUE(within(find_dates(text)) && within(find_vague_dates(text))) << text;
    ASSERT_TRUE(within(find_amounts(text)) && within(find_references(text))) << text;
    ASSERT_TRUE(within(find_ranks(text)) && within(find_placeholders(text))) << text;
  }
}

unsigned kinds_found(std::string_view text) {
  const Tokens tokens(text);
  unsigned kinds = 0;
  if (!find_dates(tokens).empty()) kinds |= prose_dates;
  if (!find_durations(tokens).empty()) kinds |= prose_durations;
  if (!find_counts(tokens).empty()) kinds |= prose_counts;
  if (!find_amounts(tokens).empty()) kinds |= prose_amounts;
  if (!find_references(tokens).empty()) kinds |= prose_references;
  if (!find_vague_dates(tokens).empty()) kinds |= prose_vague_dates;
  if (!find_placeholders(tokens).empty()) kinds |= prose_placeholders;
  if (!find_ratios(tokens).empty()) kinds |= prose_ratios;
  if (!find_percentages(tokens).empty()) kinds |= prose_percentages;
  if (!find_periods(tokens).empty()) kinds |= prose_periods;
  if (!find_citations(tokens).empty()) kinds |= prose_citations;
  if (!find_acronyms(tokens).empty()) kinds |= prose_acronyms;
  return kinds;
}

TEST(KindsOfProse, RuleOutNothingThatIsThere) {
  const std::string_view pieces[] = {
      "un",     "quatre", "vingt",     " ",        "-",       "(",           ")",
      "4",      "2021",   "1er",       "mars",     "août",    "DÉCEMBRE",    "févr",
      "ans",    "mois",   "euros",     "€",        "n°",      "…",           ".",
      "_",      "X",      "article",   "Annexes",  "L",       "à",           "de",
      "[",      "{",      "?",         "’",        "axes",    "œuvre",       "é",
      ",",      "/",      "000",       "jusqu’en", "fin",     "Zéro",        "premier",
      "\u00A0", "\u202F", "\u2003",    "\u00AD",   "e\u0301", "bisannuelle", "æ",
      "21",     "09",     "compléter", "\n",       "TBD",     "quadriennal", "«",
      "%",      "pour",   "cent",      "sur",      "soit",    "Loi",         "décrets",
      "ÉNS",    "CNRS",   "Œ",         "É",        "du",      "n",           "Arrêté"};
  std::mt19937 random(1789);
  for (int i = 0; i < 100'000; ++i) {
    std::string text;
    WordStream cut;
    for (auto count = random() % 12; count > 0; --count) {
      const std::string_view piece = pieces[random() % std::size(pieces)];
      const std::string_view half = piece.substr(0, piece[0] < 0 ? piece.size() : 1);
      const bool halved = random() % 3 == 0;  // a tag within the word
      cut.piece(halved ? half : piece);
      if (halved) cut.piece(piece.substr(half.size()));
      text += piece;
    }
    const unsigned found = kinds_found(text);
    ASSERT_EQ(found & ~prose_kinds(text), 0U) << text;
    const unsigned said = cut.says(cut.numbers(0, cut.size()));
    ASSERT_EQ(found & ~prose_kinds_of(said), 0U) << text;
  }
}

TEST(KindsOfProse, RuleOutMostOfWhatIsNotThere) {
  const Case cases[] = {
      {"Au titre de la série 12, les parties conviennent d’une œuvre commune.", ""},
      {"Les parties se réunissent à l’initiative de l’une d’elles.", ""},
      {"La présente convention prend fin de plein droit.", ""},
      {"Quatre axes", "counts"},
      {"le 1er juillet", "dates counts"},
  };
  for (const Case& one : cases) {
    const unsigned kinds = prose_kinds(one.text);
    std::string shown;
    if ((kinds & prose_dates) != 0) shown += "dates ";
    if ((kinds & prose_counts) != 0) shown += "counts ";
    if ((kinds & ~unsigned{prose_dates | prose_counts}) != 0) shown += "others ";
    if (!shown.empty()) shown.pop_back();
    EXPECT_EQ(shown, one.expected) << one.text;
  }
}

}  // namespace
}  // namespace paraphe

// SPDX-License-Identifier: EUPL-1.2
#include "base/typography.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

#include "base/utf8.h"

namespace paraphe {
namespace {

// Shows what cannot be seen: ~ for U+00A0, ^ for U+202F.
std::string shown(std::string text) {
  for (const auto& [space, sign] : {std::pair{"\u00A0", "~"}, std::pair{"\u202F", "^"}}) {
    for (std::size_t at = 0; (at = text.find(space, at)) != std::string::npos;) {
      text.replace(at, std::string_view(space).size(), sign);
    }
  }
  return text;
}

struct Case {
  const char* input;
  const char* expected;
};

TEST(FrenchSpaces, AreSetFromCarelessAndFromCorrectText) {
  const Case cases[] = {
      {"Oui; non! quoi?", "Oui^; non^! quoi^?"},
      {"Oui ; non\u00A0!", "Oui^; non^!"},
      {"quoi ?!", "quoi^?!"},
      {"les objectifs définies: suivants", "les objectifs définies~: suivants"},
      {"les objectifs : suivants", "les objectifs~: suivants"},
      {"« la Région »", "«~la Région~»"},
      {"«la Région», dite", "«~la Région~», dite"},
      {"\"la Région\" et \"le CNRS\"", "«~la Région~» et «~le CNRS~»"},
      {"“la Région”", "«~la Région~»"},
      {"« dit \"fort\" ici »", "«~dit “fort” ici~»"},
      {"un écran de 15\"", "un écran de 15\""},
      {"une \" seule", "une \" seule"},
      {"l'article, l 'énergie et l' air", "l’article, l’énergie et l’air"},
      {"scientifiques , et techniques .", "scientifiques, et techniques."},
      {"deux  espaces\n  et lignes", "deux espaces et lignes"},
      {"( entre parenthèses ) [ ou crochets ]", "(entre parenthèses) [ou crochets]"},
      {"l’attractivité...", "l’attractivité…"},
      {"n° ........", "n° ........"},
      {"le fichier .pdf", "le fichier .pdf"},
      {"n°12, n° 12, N°12", "n°~12, n°~12, N°~12"},
      {"nos 3 et 4", "nos~3 et 4"},
      {"art. 3, al.2, § 3, §4", "art.~3, al.~2, §~3, §~4"},
      {"CS 70001, 75116 Paris Cedex 16", "CS~70001, 75116 Paris Cedex~16"},
      {"L.711-1, L. 4231-3, R.322-1", "L.~711-1, L.~4231-3, R.~322-1"},
      {"Article 1er", "Article~1er"},
      {"les articles 6 et 8, l’annexe II, l’annexe A",
       "les articles~6 et 8, l’annexe~II, l’annexe~A"},
      {"l’annexe Budget", "l’annexe Budget"},
      {"M. Dupont, Mme Six, MM. Petit", "M.~Dupont, Mme~Six, MM.~Petit"},
      {"Me semble", "Me semble"},
      {"le 12 mars et le 1er septembre 2025", "le 12~mars et le 1er~septembre 2025"},
      {"10 000 €, 1 234 567,89€, 5M€", "10^000~€, 1^234^567,89~€, 5M€"},
      {"en 2021 200 projets", "en 2021 200 projets"},
      {"10 % ou 10%", "10~% ou 10~%"},
      {"quatre (4) ans, 4 ans", "quatre (4) ans, 4~ans"},
      {"1,5 million d’euros", "1,5~million d’euros"},
      {"à 12:30, voir dc:title", "à 12:30, voir dc:title"},
      {"espaces négligées:deux-points, remarque :ceci",
       "espaces négligées~: deux-points, remarque~: ceci"},
      {"l’engagement:soutenir; urn:isbn:12, mailto:nom, Objet:recherche",
       "l’engagement~: soutenir^; urn:isbn:12, mailto:nom, Objet:recherche"},
      {"http://a.fr/x?y=1;z:2 et a'b@c.fr; fin", "http://a.fr/x?y=1;z:2 et a'b@c.fr^; fin"},
      {"(www.cnrs.fr/x?y)?", "(www.cnrs.fr/x?y)^?"},
      {"(…) […] (?)", "(…) […] (?)"},
      {"", ""},
      {" mot ", " mot "},
  };
  for (const auto& [input, expected] : cases) {
    const std::string once = typeset_spaces(input);
    EXPECT_EQ(shown(once), expected);
    EXPECT_EQ(shown(typeset_spaces(once)), expected);
  }
  EXPECT_EQ(shown(typeset_spaces("Oui ; 10 000 ?", TypographicStyle::journal_officiel)),
            "Oui~; 10~000~?");
}

TEST(FrenchSpaces, HeedWhatStandsBefore) {
  const auto after = [](char32_t before, const char* text) {
    return shown(typeset_spaces(text, TypographicStyle::imprimerie_nationale, before));
  };
  EXPECT_EQ(after('e', "; suite"), "^; suite");
  EXPECT_EQ(after(' ', " suite"), "suite");
  EXPECT_EQ(after(U'«', "suite"), "~suite");
  EXPECT_EQ(after(0, "; suite"), "; suite");
}

TEST(FrenchSpaces, AreSetAcrossRuns) {
  const struct {
    std::vector<std::string> input;
    std::vector<std::string> expected;
  } cases[] = {
      {{"la ", "Région", "; puis"}, {"la ", "Région", "^; puis"}},
      {{"dite «", "la Région", "»"}, {"dite «~", "la Région", "~»"}},
      {{"dite \"", "la Région", "\"."}, {"dite «~", "la Région", "~»."}},
      {{"l", "'", "axe"}, {"l", "’", "axe"}},
      {{"fin ", " , puis ", "", "rien"}, {"fin", ", puis ", "", "rien"}},
      {{"l’article ", "12", " et"}, {"l’article~", "12", " et"}},
      {{"..", ".", "x"}, {"…", "", "x"}},
      {{}, {}},
  };
  for (const auto& [input, expected] : cases) {
    std::vector<std::string> segments = input;
    set_spaces(segments);
    for (std::string& segment : segments) segment = shown(segment);
    EXPECT_EQ(segments, expected);
  }
}

TEST(FrenchSpaces, AreSetOnce) {
  const std::array<const char*, 44> pieces = {
      " ", " ",  " ",   "\u00A0", "\u202F", "a", "l", "M",  "n°",       "nos", "art",
      "L", "12", "000", "1er",    "mars",   "é", "V", ";",  ":",        "!",   "?",
      ",", ".",  ".",   "...",    "…",      "'", "’", "\"", "\"",       "«",   "»",
      "“", "”",  "(",   ")",      "[",      "%", "€", "§",  "http://a", "b@c", "/"};
  std::mt19937 random(1789);
  for (int i = 0; i < 60'000; ++i) {
    std::vector<std::string> once(1 + random() % 3);
    for (std::string& segment : once) {
      for (auto count = random() % 7; count > 0; --count)
        segment += pieces[random() % pieces.size()];
    }
    const std::vector<std::string> input = once;
    set_spaces(once);
    std::vector<std::string> twice = once;
    set_spaces(twice);
    ASSERT_EQ(once, twice) << testing::PrintToString(input);
    ASSERT_EQ(once.size(), input.size());
  }
}

TEST(RaisedOrdinals, AreTheirSuffixesOnly) {
  const struct {
    const char* text;
    std::vector<std::string> raised;
  } cases[] = {
      {"Article 1er, 1re fois, 2e et 3es", {"er", "re", "e", "es"}},
      {"le 2nd, la 2nde", {"nd", "nde"}},
      {"le XXIe siècle, François Ier, la Ve République", {"e", "er", "e"}},
      {"Ce Centre, Des actes, Vers, Me, Le CNRS", {}},
      {"2er, 1e, 2ème, 18Tesla, 5ers", {}},
      {"avenants nos 1, 2 et 3, no 4, n° 5", {"os", "o"}},
      {"nos 3 laboratoires", {}},
      {"code A1e5", {}},
  };
  for (const auto& [text, raised] : cases) {
    std::vector<std::string> found;
    for (const Span span : raised_ordinals(text)) {
      found.emplace_back(std::string_view(text).substr(span.begin, span.end - span.begin));
    }
    EXPECT_EQ(found, raised) << text;
  }
}

TEST(CodePoints, AreDecodedStrictly) {
  std::string text;
  for (const char32_t value : {U'A', U'é', U'€', U'\U0001F600'}) encode(value, text);
  EXPECT_EQ(text, "Aé€😀");
  EXPECT_EQ(count_code_points(text), 4U);
  EXPECT_TRUE(is_utf8(text));
  EXPECT_EQ(decode_before(text, text.size()).value, U'\U0001F600');
  for (const char* wrong :
       {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\xFF", "\x80"}) {
    EXPECT_FALSE(is_utf8(wrong));
    EXPECT_EQ(decode(wrong, 0).value, 0xFFFDU);
  }
}

}  // namespace
}  // namespace paraphe

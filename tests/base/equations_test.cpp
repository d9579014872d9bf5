// SPDX-License-Identifier: EUPL-1.2
// What sentences say that amounts come to: what must be read, and what must be left alone.
#include <gtest/gtest.h>

#include "base/prose_equations.h"

namespace paraphe {
namespace {

struct Case {
  const char* text;
  const char* expected;  ///< the words, what they make, what is stated, « ! » where they disagree
};

std::string shown(std::string_view text) {
  std::string out;
  for (const auto& [span, equation] : find_equations(text)) {
    const bool tax = equation.kind == WrittenEquation::Kind::tax;
    const bool share = equation.kind == WrittenEquation::Kind::share;
    const bool product = equation.kind == WrittenEquation::Kind::product;
    out += (out.empty() ? "" : " | ") +
           std::string(text.substr(span.begin, span.end - span.begin)) +
           (tax       ? " tax "
            : share   ? " of it "
            : product ? " = "
                      : " + ") +
           std::to_string(equation.reckoned / 100) + (equation.holds ? " " : " ! ") +
           std::to_string(equation.stated / 100);
  }
  return out;
}

void expect(std::initializer_list<Case> cases) {
  for (const auto& [text, expected] : cases) EXPECT_EQ(shown(text), expected) << text;
}

TEST(Products, AreReckoned) {
  expect({
      {"La Région verse 30 000 € par an pendant trois ans, soit 100 000 €.",
       "30 000 € par an pendant trois ans, soit 100 000 € = 90000 ! 100000"},
      {"30 000 € par an pendant trois (3) ans, soit un montant total de 90 000 €",
       "30 000 € par an pendant trois (3) ans, soit un montant total de 90 000 € = 90000 90000"},
      {"12 mensualités de 1 500 €, soit 20 000 €",
       "12 mensualités de 1 500 €, soit 20 000 € = 18000 ! 20000"},
      {"deux versements de 50 000 €, soit un total de 120 000 €",
       "deux versements de 50 000 €, soit un total de 120 000 € = 100000 ! 120000"},
      {"vingt-quatre mensualités égales de mille euros, soit vingt-quatre mille euros",
       "vingt-quatre mensualités égales de mille euros, soit vingt-quatre mille euros = 24000 "
       "24000"},
      {"deux contrats doctoraux de 40 000 € par an pendant trois ans, pour un total de 240 000 €",
       "deux contrats doctoraux de 40 000 € par an pendant trois ans, pour un total de 240 000 € "
       "= 240000 240000"},
      {"500 € par mois pendant deux ans (soit 10 000 €)",
       "500 € par mois pendant deux ans (soit 10 000 € = 12000 ! 10000"},
      {"trois thèses de 33 333 € chacune, soit 100 000 €",
       "trois thèses de 33 333 € chacune, soit 100 000 € = 99999 100000"},
      {"60 000 €, en quatre versements de 12 000 €.",
       "60 000 €, en quatre versements de 12 000 € = 48000 ! 60000"},
      {"60 000 € versés en quatre fois, en quatre versements de 12 000 €", ""},
      {"60 000 € en trois versements de 15 000 € et le solde à la remise du bilan", ""},
      {"1,5 M€ par an pendant trois ans, soit 4,5 M€",
       "1,5 M€ par an pendant trois ans, soit 4,5 M€ = 4500000 4500000"},
  });
}

TEST(Products, ThatMayBeSomethingElseAreLeft) {
  expect({
      {"30 000 € par an pendant trois ans, soit 2 500 € par mois", ""},
      {"30 000 € par an pendant trois ans, soit environ 100 000 €", ""},
      {"pour chacune des cinq équipes, 30 000 € par an pendant trois ans, soit 450 000 €", ""},
      {"Pour cinq équipes : 30 000 € par an pendant trois ans, soit 450 000 €",
       "30 000 € par an pendant trois ans, soit 450 000 € = 90000 450000"},
      {"200 000 €, dont 30 000 € par an pendant trois ans, soit 80 000 € au total", ""},
      {"deux versements de 50 000 € chacun, à la signature et au bilan, soit 120 000 €", ""},
      {"deux contrats de 30 000 € par an pendant trois ans, soit 90 000 €",
       "deux contrats de 30 000 € par an pendant trois ans, soit 90 000 € = 180000 90000"},
      {"soit 30 000 € par an pendant trois ans, soit 100 000 €",
       "30 000 € par an pendant trois ans, soit 100 000 € = 90000 ! 100000"},
      {"une part fixe de 10 000 € et douze mensualités de 1 000 €, soit 22 000 €", ""},
  });
}

TEST(Sums, AreAddedUp) {
  expect({
      {"40 000 € et 60 000 €, soit 110 000 € au total",
       "40 000 € et 60 000 €, soit 110 000 € + 100000 ! 110000"},
      {"un premier versement de 40 000 € en 2027 et un second de 60 000 €, soit 100 000 €",
       "40 000 € en 2027 et un second de 60 000 €, soit 100 000 € + 100000 100000"},
      {"La Région apporte 10 000 €, le CNRS 20 000 € et l’Université 30 000 €, soit un total de "
       "70 000 €.",
       "10 000 €, le CNRS 20 000 € et l’Université 30 000 €, soit un total de 70 000 € + 60000 ! "
       "70000"},
  });
}

TEST(Sums, ThatMayBeSomethingElseAreLeft) {
  expect({
      {"Le coût est de 100 000 €, dont 40 000 € pour l’une et 50 000 € pour l’autre, soit "
       "90 000 €.",
       ""},
      {"entre 40 000 € et 60 000 €, soit 50 000 € en moyenne", ""},
      {"de 40 000 € à 60 000 €, soit 20 000 € de plus", ""},
      {"La différence entre 60 000 € et 40 000 €, soit 20 000 €", ""},
      {"40 000 € par an et 60 000 € la dernière année, soit 180 000 €", ""},
      {"Le total est de 100 000 € : 40 000 € et 60 000 €, soit 100 000 €", ""},
  });
}

TEST(Parts, AreAddedUp) {
  expect({
      {"La Région verse 100 000 € : 60 000 € à la signature et 50 000 € au solde.",
       "100 000 € : 60 000 € à la signature et 50 000 € + 110000 ! 100000"},
      {"100 000 €, soit 60 000 € en 2027 et 40 000 € en 2028",
       "100 000 €, soit 60 000 € en 2027 et 40 000 € + 100000 100000"},
      {"100 000 €, dont 60 000 € en 2027 et 50 000 € en 2028",
       "100 000 €, dont 60 000 € en 2027 et 50 000 € + 110000 ! 100000"},
      {"100 000 €, dont 10 000 € de missions et 5 000 € de frais",
       "100 000 €, dont 10 000 € de missions et 5 000 € + 15000 100000"},
      {"La somme de 100 000 € se répartit ainsi : 60 000 € pour l’une, 20 000 € pour l’autre.",
       "100 000 € se répartit ainsi : 60 000 € pour l’une, 20 000 € + 80000 ! 100000"},
      {"100 000 € se répartissent ainsi : 60 000 € pour l’une, 20 000 € pour l’autre et 10 000 € "
       "de frais",
       "100 000 € se répartissent ainsi : 60 000 € pour l’une, 20 000 € pour l’autre et 10 000 € "
       "+ 90000 ! 100000"},
      {"100 000 € (60 000 € en 2027 et 50 000 € en 2028)",
       "100 000 € (60 000 € en 2027 et 50 000 € + 110000 ! 100000"},
      {"100 000 €, répartis entre les missions (60 000 €) et les achats (50 000 €)",
       "100 000 €, répartis entre les missions (60 000 €) et les achats (50 000 € + 110000 ! "
       "100000"},
      {"100 000 € se décomposent en 60 000 € pour 2027 et 40 000 € pour 2028",
       "100 000 € se décomposent en 60 000 € pour 2027 et 40 000 € + 100000 100000"},
      {"Le budget de 100 000 € comprend : 60 000 € de salaires, 20 000 € d’équipement",
       "100 000 € comprend : 60 000 € de salaires, 20 000 € + 80000 100000"},
      {"100 000 € : 60 000 € de salaires, 20 000 € d’équipement et des frais de mission",
       "100 000 € : 60 000 € de salaires, 20 000 € + 80000 100000"},
      {"100 000 €, versés en trois fois : 50 000 €, puis 25 000 € et le solde au rapport",
       "100 000 €, versés en trois fois : 50 000 €, puis 25 000 € + 75000 100000"},
  });
}

TEST(Parts, ThatMayBeSomethingElseAreLeft) {
  expect({
      {"100 000 € par an : 60 000 € pour l’une et 50 000 € pour l’autre", ""},
      {"100 000 € au plus : 60 000 € pour l’une et 50 000 € pour l’autre", ""},
      {"100 000 € : 60 000 € pour l’une et 50 000 € par an pour l’autre", ""},
      {"100 000 € : 60 000 € pour l’une et deux fois 50 000 € pour l’autre", ""},
      {"100 000 € : le prix de la première est de 60 000 €", ""},
      {"100 000 €. Il s’y ajoute : 60 000 € et 50 000 €", ""},
      {"100 000 € HT : 72 000 € TTC pour l’une et 60 000 € TTC pour l’autre", ""},
      {"20 000 €, soit 60 000 € en 2027 et 50 000 € en 2028", ""},
  });
}

TEST(Shares, AreReckoned) {
  expect({
      {"La Région finance 40 % de 200 000 €, soit 90 000 €.",
       "40 % de 200 000 €, soit 90 000 € of it 80000 ! 90000"},
      {"40 % du coût total de 200 000 €, soit 80 000 €",
       "40 % du coût total de 200 000 €, soit 80 000 € of it 80000 80000"},
      {"40 % des dépenses éligibles (200 000 €), soit une aide de 90 000 €",
       "40 % des dépenses éligibles (200 000 €), soit une aide de 90 000 € of it 80000 ! 90000"},
      {"33 % de 100 000 €, soit 33 333 €", "33 % de 100 000 €, soit 33 333 € of it 33000 33333"},
      {"80 000 €, soit 45 % de 200 000 €", "80 000 €, soit 45 % de 200 000 € of it 90000 ! 80000"},
      {"40 % et 60 % de 100 000 €, soit 40 000 € et 60 000 €",
       "100 000 €, soit 40 000 € et 60 000 € + 100000 100000"},
      {"40 % du coût dans la limite de 100 000 €, soit 30 000 €", ""},
      {"40 % du coût total, soit 90 000 €", ""},
  });
}

TEST(Taxes, AreToldWithBothSums) {
  expect({
      {"100 000 € HT, soit 120 000 € TTC", "100 000 € HT, soit 120 000 € TTC tax 100000 120000"},
      {"120 000 € TTC, soit 100 000 € hors taxes",
       "120 000 € TTC, soit 100 000 € hors taxes tax 100000 120000"},
      {"100 000 € HT (100 000 € TTC)", "100 000 € HT (100 000 € TTC) tax 100000 100000"},
      {"trois versements de 10 000 € HT, soit 36 000 € TTC",
       "trois versements de 10 000 € HT, soit 36 000 € TTC tax 30000 36000"},
      {"100 000 € HT pour l’un et 100 000 € TTC pour l’autre", ""},
  });
}

}  // namespace
}  // namespace paraphe

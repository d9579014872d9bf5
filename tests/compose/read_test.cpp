// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "compose/phrase.h"
#include "support.h"

namespace paraphe::testing {
namespace {

/// The text of the first paragraph of the only article, as typeset will see it.
std::string first_paragraph(const std::string& article) {
  Frame frame;
  frame.article = article;
  Diagnostics diagnostics;
  const auto document = compose_text(frame.text(), diagnostics);
  if (!document) return french(diagnostics);
  for (const Block& block : document->blocks) {
    for (const Block& child : block.children) {
      if (child.style == "alinea") return spoken(child.runs);
    }
  }
  return "no paragraph";
}

TEST(ReadingADraft, KeepsTheSpaceBetweenTwoInlineElements) {
  EXPECT_EQ(first_paragraph("<alinea><emphase>a</emphase> <emphase>b</emphase>\n"
                            "  <nomPropre>c</nomPropre>,  d\n</alinea>"),
            "a b c, d");
}

TEST(ReadingADraft, PassesOverCommentsAndInstructions) {
  EXPECT_EQ(first_paragraph("<alinea>un <!-- rien -->mot<?et rien?> ici</alinea>"), "un mot ici");
}

TEST(ReadingADraft, ReadsSectionsOfCharactersAndEntities) {
  EXPECT_EQ(first_paragraph("<alinea><![CDATA[A & B]]> &lt; C&#xE9;</alinea>"), "A & B < Cé");
}

TEST(ReadingADraft, DropsThePrefixOfTheNamespace) {
  Diagnostics diagnostics;
  const auto agreement = read_agreement(
      R"(<c:convention xmlns:c="urn:paraphe:convention:1" nature="convention"><c:titre>T</c:titre>)"
      R"(<c:articles><c:article id="a" objet="objet"><c:titre>Objet</c:titre></c:article></c:articles></c:convention>)",
      diagnostics);
  ASSERT_TRUE(agreement);
  ASSERT_EQ(agreement->articles.size(), 1u);
  EXPECT_EQ(agreement->articles.front().id, "a");
}

TEST(ReadingADraft, RefusesAnotherRoot) {
  Diagnostics diagnostics;
  EXPECT_FALSE(read_agreement("<contrat/>", diagnostics));
  EXPECT_EQ(french(diagnostics),
            "CMP-00: l’élément racine « contrat » n’est ni une convention ni un "
            "avenant\n");
}

TEST(ReadingADraft, ReadsAnAmendment) {
  Diagnostics diagnostics;
  const auto read = read_agreement(
      R"(<avenant numero="3"><titre>T</titre>)"
      R"(<acteModifie nature="convention-cadre" date="2022-02-01" fin="2025-12-31"><titre>C</titre>)"
      R"(<anterieur numero="1" date="2023-03-01"/><anterieur numero="2" date="2024-03-01" fin="2026-12-31"/>)"
      R"(</acteModifie><effet priseEffet="signature"/><prolongation valeur="P6M"/><articles>)"
      R"(<article id="a" objet="modification"><titre>M</titre>)"
      R"(<remplaceMots article="4" alinea="2"><ancien>cinq</ancien><nouveau>six</nouveau></remplaceMots>)"
      R"(<insereArticle article="7 bis" apres="7"><titre>N</titre><alinea>un</alinea><alinea>deux</alinea></insereArticle>)"
      R"(</article></articles></avenant>)",
      diagnostics);
  ASSERT_TRUE(read) << french(diagnostics);
  EXPECT_EQ(read->nature, "avenant");
  EXPECT_EQ(read->rank, "3");
  ASSERT_EQ(read->predecessors.size(), 1u);
  EXPECT_EQ(read->predecessors[0].amendments.size(), 2u);
  // Six months from the day after the last day that the second amendment set.
  EXPECT_EQ(read->term.from, Date::of(2027, 1, 1));
  ASSERT_EQ(read->articles.at(0).parts.size(), 2u);
  const auto& words = std::get<Modification>(read->articles[0].parts[0].node);
  EXPECT_EQ(words.kind, Modification::Kind::words);
  EXPECT_EQ(words.line, 2);
  const auto& inserted = std::get<Modification>(read->articles[0].parts[1].node);
  EXPECT_EQ(inserted.kind, Modification::Kind::inserted);
  EXPECT_EQ(inserted.article, "7 bis");
  EXPECT_EQ(inserted.after, "7");
  EXPECT_TRUE(inserted.title);
  EXPECT_EQ(inserted.parts.size(), 2u);
}

TEST(ReadingADraft, TellsWhereEachElementStarts) {
  const std::string mark = "\xEF\xBB\xBF";
  for (const std::string& before : {std::string(), mark, std::string("<!-- é -->\r\n\r\n")}) {
    Frame frame;
    frame.article =
        "\r\n<alinea>Un é, <emphase>b</emphase> &amp; <date le=\"2027-01-01\"/></alinea>";
    const std::string text = before + frame.text();
    Diagnostics diagnostics;
    const auto agreement = read_agreement(text, diagnostics);
    ASSERT_TRUE(agreement);
    const BodyPart& part = agreement->articles.front().parts.front();
    EXPECT_EQ(text.substr(part.source.begin, 8), "<alinea>");
    const Content& content = std::get<Paragraph>(part.node).content;
    EXPECT_EQ(text.substr(content.front().source.begin, 8), "<alinea>");
    EXPECT_EQ(text.substr(content.back().source.begin, 6), "<date ");
    EXPECT_EQ(text.substr(agreement->parties.back().representative.source.begin, 13),
              "<representant");
  }
}

TEST(ReadingADraft, SeesAnExampleAnywhere) {
  Frame frame;
  Diagnostics diagnostics;
  EXPECT_FALSE(read_agreement(frame.text(), diagnostics)->illustrative);
  frame.article = R"(<alinea><date le="2027-01-01" illustratif="le"/></alinea>)";
  EXPECT_TRUE(read_agreement(frame.text(), diagnostics)->illustrative);
}

}  // namespace
}  // namespace paraphe::testing

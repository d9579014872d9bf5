// SPDX-License-Identifier: EUPL-1.2
#include "compose/template.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "compose/template_check.h"
#include "support.h"

namespace paraphe::testing {
namespace {

/// A folder of templates that holds « sobre » and what a test adds.
class TemplateFolders : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ =
        std::filesystem::path(::testing::TempDir()) / ("paraphe-" + std::string(test->name()));
    std::filesystem::create_directories(folder_);
    std::filesystem::copy_file(path_of("templates/sobre.xml"), folder_ / "sobre.xml",
                               std::filesystem::copy_options::overwrite_existing);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  void write(const std::string& name, const std::string& attributes, const std::string& inside) {
    std::ofstream(folder_ / (name + ".xml"))
        << "<gabarit xmlns=\"urn:paraphe:gabarit:1\" nom=\"" << name << "\" " << attributes << ">"
        << inside << "</gabarit>";
  }
  std::optional<Template> load(const std::string& name) {
    return load_template(name, {folder_.string(), path_of("schemas/gabarit.xsd")}, diagnostics_);
  }

  std::filesystem::path folder_;
  Diagnostics diagnostics_;
};

TEST_F(TemplateFolders, ReadTheGeometryInPoints) {
  const auto sober = load("sobre");
  ASSERT_TRUE(sober) << french(diagnostics_);
  EXPECT_NEAR(sober->layout.width, 595.276, 0.001);
  EXPECT_NEAR(sober->layout.margin_bottom, 104.882, 0.001);
  EXPECT_EQ(sober->layout.styles.at("point1").indent_left, 24);
  EXPECT_EQ(sober->label_widths.at("point1"), 19);
  // The hand and the machine: a box of 60 mm, a QR module of 0.4 mm, boxes for initials, a band
  // that ends below the text.
  const double mm = 72 / 25.4;
  const Layout& page = sober->layout;
  const double measure = page.width - page.margin_inner - page.margin_outer;
  EXPECT_GE((measure - page.signature_gap) / 2, 60 * mm - 0.01);
  EXPECT_GE(page.qr_side / 45, 0.4 * mm);
  EXPECT_GE(page.paraphe_width, 12 * mm);
  EXPECT_GE(page.margin_top, 25 * mm);
  EXPECT_FALSE(page.header.on_first_page);  // the place of the préfecture’s stamp
  EXPECT_LE(page.footer_baseline + page.qr_side, page.margin_bottom);
}

TEST_F(TemplateFolders, LetATemplateSayOnlyWhatChanges) {
  write("maison", R"(etend="sobre")",
        R"(<phrases><phrase id="visa" texte="VU {texte} ;"/></phrases>)");
  const auto house = load("maison");
  ASSERT_TRUE(house) << french(diagnostics_);
  EXPECT_EQ(house->phrase("visa")->text, "VU {texte} ;");
  EXPECT_EQ(house->phrase("preambule.titre")->text, "Préambule");
  EXPECT_EQ(house->name, "maison");
}

TEST_F(TemplateFolders, ReportWhatIsWrongWithATemplate) {
  write("rond", R"(etend="rond")", "");
  write("faux", R"(langue="fr-FR")", "<page/>");
  write("vide", R"(langue="fr-FR")", "");
  write("seul", R"(etend="personne")", "");
  EXPECT_FALSE(load("rond"));
  EXPECT_FALSE(load("vide"));
  EXPECT_FALSE(load("seul"));
  EXPECT_FALSE(load("../sobre"));
  EXPECT_EQ(french(diagnostics_),
            "GAB-05: le gabarit « rond » s’étend lui-même\n"
            "GAB-07: le gabarit ne donne ni par lui-même ni par celui qu’il étend sa page, ses "
            "polices et sa langue\n"
            "GAB-06: le gabarit « personne » n’existe pas\n"
            "GAB-06: le gabarit « ../sobre » n’existe pas\n");
  EXPECT_FALSE(load("faux"));
  ASSERT_EQ(diagnostics_.items().size(), 13U);  // every attribute that is missing
  EXPECT_EQ(diagnostics_.items().back().id, "GAB-01");
  EXPECT_EQ(diagnostics_.items()[4].message.fr,
            "l’attribut «\u00A0largeur\u00A0» manque à l’élément «\u00A0page\u00A0»");
  EXPECT_EQ(diagnostics_.items().back().place.start.line, 1u);
}

TEST_F(TemplateFolders, ReadABodysOwnFileOrFolder) {
  write("region", R"(etend="sobre")",
        R"(<phrases><phrase id="visa" texte="VU {texte} ;"/></phrases>)");
  write("service", R"(etend="region")", "");
  std::filesystem::create_directories(folder_ / "ailleurs" / "maison");
  std::filesystem::rename(folder_ / "region.xml", folder_ / "ailleurs" / "region.xml");
  std::filesystem::rename(folder_ / "service.xml", folder_ / "ailleurs" / "service.xml");
  std::filesystem::copy_file(folder_ / "ailleurs" / "region.xml",
                             folder_ / "ailleurs" / "maison" / "gabarit.xml");
  EXPECT_FALSE(load("region"));  // a name is one of the program
  for (const char* path : {"ailleurs/region.xml", "ailleurs/service.xml", "ailleurs/maison"}) {
    const auto own = load((folder_ / path).string());
    ASSERT_TRUE(own) << path << french(diagnostics_);
    EXPECT_EQ(own->phrase("visa")->text, "VU {texte} ;");
    EXPECT_EQ(own->phrase("preambule.titre")->text, "Préambule");
    EXPECT_NE(own->bytes().find("nom=\"sobre\""), std::string::npos);  // what it rests on counts
  }
}

TEST_F(TemplateFolders, ReportWhatTheSchemaCannotSee) {
  write(
      "maison", R"(etend="sobre")",
      R"(<page largeur="210mm" hauteur="297mm" haut="26mm" bas="37mm" interieur="90mm" exterieur="90mm" entete="15mm" pied="10mm" filet="1pt"/>)"
      R"(<pied style="rien"/>)"
      R"(<polices><police nom="loin" romain="a.ttf" gras="a.ttf" italique="a.ttf" grasItalique="a.ttf"/></polices>)"
      R"(<styles><style nom="visa" police="absente" corps="11pt" interligne="14pt" couleur="#777777"/></styles>)");
  EXPECT_FALSE(load("maison"));
  std::string ids;
  for (const Diagnostic& each : diagnostics_.items()) {
    ids += each.id + " ";
    EXPECT_EQ(each.place.start.line, 1U);
    EXPECT_GT(each.place.start.column, 60U) << each.id;
  }
  EXPECT_EQ(ids, "GAB-10 GAB-09 GAB-12 GAB-09 GAB-11 ");
}

CarriedTemplate carried(std::vector<TemplateFile> files) {
  return {std::move(files), path_of("schemas/gabarit.xsd"), {"/usr/share/fonts"}};
}

// What a PDF carries gives the same template again, without the folder it came from.
TEST_F(TemplateFolders, AreReadFromBytesAlone) {
  write("region", R"(etend="sobre")",
        R"(<phrases><phrase id="visa" texte="VU {texte} ;"/></phrases>)");
  write("service", R"(etend="region")", "");
  const auto first = load("service");
  ASSERT_TRUE(first) << french(diagnostics_);
  ASSERT_EQ(first->files.size(), 3U);
  EXPECT_EQ(first->files[0].name + first->files[1].name + first->files[2].name,
            "sobreregionservice");
  const auto again = load_template(carried(first->files), diagnostics_);
  ASSERT_TRUE(again) << french(diagnostics_);
  EXPECT_EQ(again->bytes(), first->bytes());
  EXPECT_EQ(again->name, "service");
  EXPECT_EQ(again->phrase("visa")->text, "VU {texte} ;");
  EXPECT_EQ(again->layout.families.at("texte").regular, first->layout.families.at("texte").regular);
}

TEST_F(TemplateFolders, OpenNoOtherFileWhenTheyAreCarried) {
  const auto sober = load("sobre");
  ASSERT_TRUE(sober) << french(diagnostics_);
  const auto heir = [&](const std::string& attributes, const std::string& font) {
    return TemplateFile{"maison.gabarit.xml",
                        "<gabarit xmlns=\"urn:paraphe:gabarit:1\" nom=\"maison\" " + attributes +
                            "><polices><police nom=\"titres\" romain=\"" + font + "\" gras=\"" +
                            font + "\" italique=\"" + font + "\" grasItalique=\"" + font +
                            "\"/></polices></gabarit>"};
  };
  struct Case {
    const char* extends;
    const char* font;
    const char* id;
  };
  for (const Case& each : {Case{"etend=\"sobre\"", "/home/a/secrets.ttf", "GAB-13"},
                           {"etend=\"sobre\"", "polices/a.ttf", "GAB-13"},
                           {"etend=\"sobre\"", "/usr/share/fonts/../../../home/a.ttf", "GAB-13"},
                           {"etend=\"sobre\"", "/usr/share/fonts/absente.ttf", "GAB-10"},
                           {"etend=\"autre\"", "/usr/share/fonts/absente.ttf", "GAB-05"},
                           {"", "/usr/share/fonts/absente.ttf", "GAB-05"}}) {
    Diagnostics diagnostics;
    EXPECT_FALSE(
        load_template(carried({sober->files[0], heir(each.extends, each.font)}), diagnostics));
    ASSERT_EQ(diagnostics.items().size(), 1U) << each.font << "\n" << french(diagnostics);
    EXPECT_EQ(diagnostics.items()[0].id, each.id) << each.font;
  }
}

TEST_F(TemplateFolders, SayHowManyBoxesStandSideBySide) {
  const auto band = [](const char* boxes) {
    return std::string(
               R"(<bande hauteur="25mm" qr="25mm" parapheLargeur="16mm" parapheHauteur="14mm" parapheNombre=")") +
           boxes + "\"/>";
  };
  write("deux", R"(etend="sobre")", band("2"));
  write("un", R"(etend="sobre")", band("1"));
  const auto agreement = read_agreement(Frame().text(), diagnostics_);
  ASSERT_TRUE(agreement) << french(diagnostics_);
  const auto boxes = [&](const char* name) {
    const auto form = load(name);
    const auto document = compose(*agreement, form.value(), {}, diagnostics_);
    EXPECT_EQ(document.value().paraphes_together, document->paraphes.size() == 1);
    return document->paraphes;
  };
  EXPECT_EQ(boxes("deux"), (std::vector<std::string>{"CNRS", "Région"}));
  EXPECT_EQ(boxes("un"), std::vector<std::string>{"Paraphes"});
}

TEST_F(TemplateFolders, NameTheAttributeThatIsWrong) {
  write("a", R"(etend="sobre")",
        R"(<bande hauteur="25mm" parapheLargeur="16mm" parapheHauteur="14mm"/>)");
  write("b", R"(etend="sobre")", R"(<sommaire aPartirDe="8" page="1"/>)");
  write("c", R"(etend="sobre")", R"(<sommaire aPartirDe="huit"/>)");
  write("d", R"(etend="sobre")", R"(<marges/>)");
  write("e", R"(etend="sobre")",
        R"(<noms><nom mot="ville" genre="feminin"/><nom mot="ville" genre="feminin"/></noms>)");
  for (const char* name : {"a", "b", "c", "d", "e"}) EXPECT_FALSE(load(name));
  EXPECT_EQ(french(diagnostics_),
            "GAB-01: l’attribut «\u00A0qr\u00A0» manque à l’élément «\u00A0bande\u00A0»\n"
            "GAB-01: l’attribut «\u00A0page\u00A0» n’existe pas ici dans un gabarit\n"
            "GAB-01: l’attribut «\u00A0aPartirDe\u00A0» n’a pas une valeur admise\n"
            "GAB-01: l’élément «\u00A0marges\u00A0» n’est pas à sa place, n’existe pas, ou il lui "
            "manque un "
            "élément\n"
            "GAB-01: «\u00A0nom\u00A0» est donné deux fois sous le même nom\n");
}

// Every theme is whole, readable on white paper and fit for hand and machine.
TEST(Themes, AreSoundAndReadable) {
  for (const char* name : {"sobre", "institutionnel", "grands-caracteres"}) {
    Diagnostics diagnostics;
    const auto theme =
        load_template(name, {path_of("templates"), path_of("schemas/gabarit.xsd")}, diagnostics);
    ASSERT_TRUE(theme) << french(diagnostics);
    EXPECT_TRUE(diagnostics.items().empty()) << french(diagnostics);
    const Layout& page = theme->layout;
    const double mm = 72 / 25.4;
    for (const auto& [style, set] : page.styles) {
      EXPECT_GE(contrast_with_paper(set.color), 4.5) << name << " " << style;
      EXPECT_GE(contrast_with_paper(set.rule_color), 3) << name << " " << style;
    }
    EXPECT_GE(contrast_with_paper(page.rule_color), 3) << name;
    EXPECT_GE(page.qr_side / 45, 0.4 * mm) << name;
    EXPECT_GE(page.paraphe_width, 12 * mm) << name;
    const double measure = page.width - page.margin_inner - page.margin_outer;
    EXPECT_GE((measure - page.signature_gap) / page.signature_columns, 60 * mm - 0.01) << name;
    EXPECT_GE(theme->signature_height, 25 * mm) << name;
    EXPECT_GE(page.margin_top, 25 * mm) << name;
    EXPECT_LE(page.footer_baseline + page.qr_side, page.margin_bottom) << name;
  }
}

// RNIB and UKAAF, « Clear print and large print »: 16 points at least, no justified lines, no
// divided words, no italics or small capitals.
TEST(Themes, KeepTheRulesOfLargePrint) {
  Diagnostics diagnostics;
  const auto large = load_template(
      "grands-caracteres", {path_of("templates"), path_of("schemas/gabarit.xsd")}, diagnostics);
  ASSERT_TRUE(large) << french(diagnostics);
  for (const auto& [name, style] : large->layout.styles) {
    EXPECT_GE(style.size, 16) << name;
    EXPECT_GE(style.leading, 1.2 * style.size) << name;
    const bool container =
        name == "tableau" || name == "couvertureParties" || name == "couvertureReferences";
    EXPECT_TRUE(container || style.align == Align::left) << name;
    EXPECT_FALSE(style.italic || style.small_caps) << name;
    EXPECT_TRUE(container || !style.hyphenate) << name;
    EXPECT_EQ(contrast_with_paper(style.color), 21) << name;
  }
  EXPECT_GE(large->layout.band_text, 12);
  for (const auto& [id, phrase] : large->phrases)
    EXPECT_EQ(phrase.text.find("petitesCapitales"), std::string::npos) << id;
}

TEST_F(TemplateFolders, LetCompositionReportWhatIsMissing) {
  Template bare = *load("sobre");
  bare.phrases.erase("visa");
  bare.phrases.find("preambule.titre")->second.text = "{rien}";
  bare.layout.styles.erase("alinea");
  Frame frame;
  frame.recitals =
      "<visas><visa>a</visa><visa>b</visa></visas><preambule><alinea>c</alinea>"
      "</preambule>";
  const auto agreement = read_agreement(frame.text(), diagnostics_);
  EXPECT_FALSE(compose(*agreement, bare, {}, diagnostics_));
  EXPECT_EQ(french(diagnostics_),
            "GAB-02: le gabarit n’a pas de phrase « visa »\n"
            "GAB-04: la phrase « preambule.titre » demande « {rien} », que le programme ne donne "
            "pas\n"
            "GAB-03: le gabarit n’a pas de style « alinea »\n");
  EXPECT_NE(diagnostics_.items()[1].place.start.line, 0u);
}

}  // namespace
}  // namespace paraphe::testing

// SPDX-License-Identifier: EUPL-1.2
// `paraphe verify`: what is as it was printed is said to be, whatever the options; what is not is
// named.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "composed_text.h"
#include "lifecycle/written_pdf.h"
#include "places.h"
#include "tampering.h"

namespace paraphe::testing {
namespace {

using ::testing::HasSubstr;
using Json = nlohmann::json;

std::string sample(const std::string& name) {
  return std::string(source_dir) + "/samples/" + name + ".xml";
}
std::string convention(const std::string& name) {
  return std::string(source_dir) + "/tests/conventions/" + name + ".xml";
}

std::string render(const Folder& folder, const std::string& draft,
                   const std::string& options = "") {
  const Outcome outcome =
      run_program("paraphe render " + draft + " -o a.pdf " + options, folder.path());
  EXPECT_EQ(outcome.code, 0) << outcome.text;
  return folder.read("a.pdf");
}

struct Print {
  std::string draft, options;
};

void PrintTo(const Print& print, std::ostream* out) { *out << print.draft << " " << print.options; }

class EveryPrint : public ::testing::TestWithParam<Print> {};

TEST_P(EveryPrint, IsTheOneThatItsOwnTextGives) {
  const Folder folder;
  const std::string pdf = render(folder, GetParam().draft, GetParam().options);
  const WrittenPdf written(pdf);
  EXPECT_TRUE(written.sound() && written.same_deflate());
  // Nothing but the PDF: neither the draft nor its logos lie beside it.
  const Json answer = verified(folder, "a.pdf");
  EXPECT_EQ(answer["answer"], "identical") << answer.dump(2);
  EXPECT_EQ(answer["code"], 0);
}

std::vector<Print> every_print() {
  std::vector<Print> all;
  for (const std::string folder : {"/samples", "/tests/conventions"})
    for (const auto& entry : std::filesystem::directory_iterator(source_dir + folder))
      if (entry.path().extension() == ".xml" && entry.path().stem() != "convention-a-corriger")
        all.push_back({entry.path().string(), ""});
  const std::string some = convention("trois-parties");
  for (const char* options : {"--template institutionnel", "--template grands-caracteres --strike",
                              "--original 2", "--as-of 2026-12-01"})
    all.push_back({some, options});
  all.push_back({convention("electronique-departement-epic"), "--text-tags"});
  all.push_back({sample("cnrs-hauts-de-france"), "--for-signature --as-of 2026-12-01"});
  return all;
}

INSTANTIATE_TEST_SUITE_P(All, EveryPrint, ::testing::ValuesIn(every_print()));

// The template of a house, set once for all its prints, is not that of the PDF at hand.
TEST(Verify, TakesNoTemplateThatIsSetForPrints) {
  const Folder folder;
  render(folder, sample("cnrs-hauts-de-france"), "");
  folder.write(".paraphe.conf", "template = institutionnel\n");
  for (const std::vector<std::string>& variables :
       {std::vector<std::string>{}, {"PARAPHE_TEMPLATE=institutionnel"}}) {
    const Outcome outcome = run_program("paraphe verify a.pdf", folder.path(), variables);
    EXPECT_EQ(outcome.code, 0) << outcome.text;
  }
  EXPECT_EQ(run_program("paraphe verify a.pdf --template institutionnel", folder.path()).code, 4);
}

TEST(Verify, SaysSoInOneSentenceThenTheDetails) {
  const Folder folder;
  render(folder, sample("cnrs-hauts-de-france"), "--for-signature --as-of 2026-12-01");
  expect_golden("attester.txt", run_program("paraphe attester a.pdf", folder.path()).text);
  expect_golden("attester.en.txt",
                run_program("paraphe verify a.pdf --lang en", folder.path()).text);
}

TEST(Verify, KnowsTheDraftOfAPdf) {
  const Folder folder;
  std::string draft = read_file(convention("minimale"));
  folder.write("projet.xml", draft);
  render(folder, "projet.xml");
  EXPECT_EQ(verified(folder, "a.pdf", "--against projet.xml")["code"], 0);
  const std::size_t end = draft.find("?>") + 2;
  folder.write("projet.xml", draft.substr(0, end) + "\n<!-- une remarque -->" + draft.substr(end));
  EXPECT_EQ(verified(folder, "a.pdf", "--against projet.xml")["code"], 0);  // comments are apart

  const std::size_t at = draft.find("originaux=\"2\"");
  const auto line = 1 + std::count(draft.begin(), draft.begin() + static_cast<long>(at), '\n');
  draft.replace(at, 13, "originaux=\"3\"");
  folder.write("projet.xml", draft);
  const Json answer = verified(folder, "a.pdf", "--against projet.xml");
  EXPECT_EQ(answer["code"], 6);
  EXPECT_EQ(answer["answer"], "identical");  // as for itself
  EXPECT_NEAR(answer["against"]["line"].get<double>(), static_cast<double>(line), 1);
  EXPECT_THAT(answer["against"]["found"]["fr"], HasSubstr("originaux=\"2\""));
  EXPECT_THAT(answer["against"]["expected"]["fr"], HasSubstr("originaux=\"3\""));
  EXPECT_THAT(answer["sentence"]["fr"], HasSubstr("n’est pas celui de"));
}

TEST(Verify, PrintsTheDraftWhenThePdfCarriesNone) {
  const Folder folder;
  render(folder, convention("minimale"), "--embed none --strike");
  const Json alone = verified(folder, "a.pdf");
  EXPECT_EQ(alone["answer"], "no-source");
  EXPECT_EQ(alone["code"], 4);
  EXPECT_THAT(alone["sentence"]["fr"], HasSubstr("--against"));
  const Json with = verified(folder, "a.pdf", "--against " + convention("minimale"));
  EXPECT_EQ(with["answer"], "identical") << with.dump(2);
  EXPECT_EQ(with["code"], 0);
  const Json other = verified(folder, "a.pdf", "--against " + convention("trois-parties"));
  EXPECT_EQ(other["answer"], "different");
  EXPECT_EQ(other["code"], 6);
}

TEST(Verify, HoldsForOtherVersionsOfLibraries) {
  const Folder folder;
  const std::string pdf = render(folder, convention("minimale"));
  const std::string other = rewritten(pdf, "HarfBuzz 6.0.0", "HarfBuzz 7.9.9");
  ASSERT_NE(other, pdf);
  folder.write("b.pdf", other);
  const Json answer = verified(folder, "b.pdf");
  EXPECT_EQ(answer["answer"], "other-versions") << answer.dump(2);
  EXPECT_EQ(answer["code"], 0);
  EXPECT_THAT(answer["sentence"]["fr"], HasSubstr("d’autres versions des bibliothèques"));
  // Nothing else may differ then either, and no bit of it hides.
  folder.write("c.pdf", rewritten(other, "Paraphe (", "Paraffe ("));
  EXPECT_TRUE(names(verified(folder, "c.pdf"), "metadata"));
  Random random(7);
  for (int i = 0; i < 60; ++i) {
    std::string flipped = other;
    const std::size_t tail = other.size() - other.rfind("/Type/XRef");
    const std::size_t at =
        i < 40 ? other.size() - 1 - below(random, tail) : below(random, other.size());
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << below(random, 8)));
    folder.write("c.pdf", flipped);
    const Json flipped_answer = verified(folder, "c.pdf");
    EXPECT_TRUE(flipped_answer["code"] == 6 || flipped_answer["code"] == 3)
        << "byte " << at << " of " << other.size() << "\n"
        << flipped_answer.dump(2);
  }
}

// The way the cross-references are deflated is a place to hide something in: it may be another only
// where another deflater is named.
TEST(Verify, HoldsToTheDeflaterThatAFileNames) {
  const Folder folder;
  const std::string pdf = render(folder, convention("minimale"));
  folder.write("b.pdf", with_other_deflate(rewritten(pdf, "HarfBuzz 6.0.0", "HarfBuzz 7.9.9")));
  const Json same = verified(folder, "b.pdf");
  EXPECT_EQ(same["answer"], "different") << same.dump(2);
  EXPECT_EQ(same["code"], 6);
  EXPECT_TRUE(names(same, "references")) << same.dump(2);
  for (const std::string version : {"libdeflate 1.99", "libdeflate 1.1x"}) {
    folder.write("c.pdf", with_other_deflate(rewritten(pdf, "libdeflate 1.14", version)));
    const Json other = verified(folder, "c.pdf");
    EXPECT_EQ(other["answer"], "other-versions") << other.dump(2);
    EXPECT_EQ(other["code"], 0);
  }
}

TEST(Verify, AnswersAsTheSchemaSays) {
  PARAPHE_NEEDS_PROGRAM("jsonschema");
  const Folder folder;
  const std::string pdf = render(folder, convention("minimale"));
  std::string other = pdf;
  other[pdf.find("<dc:title>") + 60] ^= 1;
  folder.write("b.pdf", other);
  folder.write("c.pdf", "%PDF-1.7\n");
  for (const std::string file : {"a.pdf", "b.pdf", "c.pdf"}) {
    folder.write("reponse.json", run_program("paraphe verify --format json " + file +
                                                 " --against " + convention("trois-parties"),
                                             folder.path())
                                     .text);
    const Outcome judged =
        run_program("jsonschema -i reponse.json \"$SOURCE/schemas/attestation.schema.json\"",
                    folder.path(), {"SOURCE=" + std::string(source_dir)});
    EXPECT_EQ(judged.text, "") << folder.read("reponse.json");
  }
}

}  // namespace
}  // namespace paraphe::testing

// SPDX-License-Identifier: EUPL-1.2
// What took place at the signature, written beside the draft: what is recorded, what is refused,
// and what follows from it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <string>

#include "composed_text.h"
#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::json;

const std::string source = source_dir + std::string("/");

/// A folder with « projet.xml », on 1 June 2028.
class Ceremony : public ::testing::Test {
 protected:
  Ceremony() {
    folder_.write("projet.xml", read_file(source + "samples/cnrs-hauts-de-france.xml"));
  }

  Outcome run(const std::string& command) const {
    return run_program("paraphe " + command, folder_.path(), {"SOURCE_DATE_EPOCH=1843430400"});
  }
  Outcome record(const std::string& options) const {
    return run("ceremony record projet.xml " + options);
  }
  void replace(const std::string& file, const std::string& from, const std::string& to) const {
    std::string bytes = folder_.read(file);
    const std::size_t at = bytes.find(from);
    ASSERT_NE(at, bytes.npos) << from;
    folder_.write(file, bytes.replace(at, from.size(), to));
  }
  std::string lines(const std::string& options = "") const {
    return run("check -f line projet.xml " + options).text;
  }

  const Folder folder_;
};

constexpr const char* usual = "--date 2026-12-03 --place Lille";

std::string steady(const std::string& text) {
  return std::regex_replace(text, std::regex("sha256:[0-9a-f]{64}"), "sha256:…");
}

TEST_F(Ceremony, IsRecordedAsTheDraftForeseesIt) {
  const std::string before = folder_.read("projet.xml");
  const Outcome outcome = record(usual);
  EXPECT_EQ(outcome.code, 0) << outcome.text;
  EXPECT_THAT(outcome.text,
              AllOf(HasSubstr("projet.ceremonie.xml\n"), HasSubstr("conforme aux règles")));
  expect_golden("ceremonie.txt", steady(folder_.read("projet.ceremonie.xml")));
  EXPECT_EQ(folder_.read("projet.xml"), before);
  EXPECT_EQ(folder_.listing(), "projet.ceremonie.xml\nprojet.xml\n");
}

TEST_F(Ceremony, IsRecordedAsItTookPlace) {
  folder_.write("acte.pdf", "%PDF-1.7");
  const Outcome outcome =
      run("ceremonie consigner projet.xml --date 2026-12-03 --place Lille --signed "
          "region=2026-12-05 --signatory region=president --signatory \"cnrs=M. Sacha Spécimen, "
          "directeur général délégué\" --original 1=region --original 2=cnrs --notified "
          "2026-12-10 --enforceable 2026-12-11 --pdf acte.pdf");
  EXPECT_EQ(outcome.code, 0) << outcome.text;
  EXPECT_THAT(outcome.text, HasSubstr("[CER-08]"));
  expect_golden("ceremonie-autre.txt", steady(folder_.read("projet.ceremonie.xml")));
}

TEST_F(Ceremony, GivesItsDateToTheCheckAndToTheCalendar) {
  EXPECT_THAT(lines(), HasSubstr("la date de signature n’est pas encore connue"));
  record("--date 2026-12-03 --place Lille --signed region=2026-12-05");
  EXPECT_THAT(lines(), Not(HasSubstr("pas encore connue")));
  const Json checked = Json::parse(run("check -f json projet.xml").text).at("reports").at(0);
  EXPECT_EQ(checked.at("exitCode"), 0);
  EXPECT_EQ(checked.at("referenceDate"), Json({{"date", "2026-12-05"}, {"origin", "recorded"}}));
  const Json asked =
      Json::parse(run("check -f json --as-of 2027-01-04 projet.xml").text).at("reports").at(0);
  EXPECT_EQ(asked.at("referenceDate").at("date"), "2027-01-04");
  expect_golden("calendrier-consigne.txt", run("calendar projet.xml --as-of 2027-06-01").text);
}

TEST_F(Ceremony, IsRecordedOnceUnlessAskedToReplace) {
  record(usual);
  const std::string first = folder_.read("projet.ceremonie.xml");
  const Outcome again = record("--date 2026-12-04 --place Amiens");
  EXPECT_EQ(again.code, 5);
  EXPECT_THAT(again.text, HasSubstr("existe déjà"));
  EXPECT_EQ(folder_.read("projet.ceremonie.xml"), first);
  EXPECT_EQ(record("--date 2026-12-04 --place Amiens --replace").code, 0);
  EXPECT_THAT(folder_.read("projet.ceremonie.xml"), HasSubstr("lieu=\"Amiens\""));
}

// The notification comes later: it is added, and nothing that was recorded changes.
TEST_F(Ceremony, IsCompletedByWhatFollows) {
  EXPECT_EQ(record("--notified 2026-12-10").code, 2) << "nothing is recorded yet";
  record("--date 2026-12-03 --place Lille --signed region=2026-12-05");
  const std::string first = folder_.read("projet.ceremonie.xml");
  const Outcome added = record("--notified 2026-12-10 --original 1=cnrs");
  EXPECT_EQ(added.code, 0) << added.text;
  std::string now = folder_.read("projet.ceremonie.xml");
  for (const std::string piece :
       {" notification=\"2026-12-10\"", "  <original numero=\"1\" partie=\"cnrs\" />\n"}) {
    const std::size_t at = now.find(piece);
    ASSERT_NE(at, now.npos) << now;
    now.erase(at, piece.size());
  }
  EXPECT_EQ(now, first);
  const Outcome again = record("--notified 2026-12-11");
  EXPECT_EQ(again.code, 2);
  EXPECT_THAT(again.text, HasSubstr("est déjà consigné"));
  EXPECT_EQ(record("--signed cnrs=2026-12-04 --enforceable 2026-12-11").code, 2);
  EXPECT_EQ(record("--original 1=region").code, 1) << "it was handed over already";
}

// The ceremony took place: what the check says of it is told and kept, not a reason to forget it.
TEST_F(Ceremony, OfADelegationThatHadEndedIsRecordedWithItsVerdict) {
  const Outcome outcome = record("--date 2028-05-03 --place Lille");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.text, AllOf(HasSubstr("a pris fin le 31/03/2028"), HasSubstr("écrit")));
  EXPECT_THAT(folder_.read("projet.ceremonie.xml"),
              HasSubstr("<controle date=\"2028-05-03\" verdict=\"nonConforme\""));
}

struct Refusal {
  const char* name;
  const char* options;
  int code;
  const char* told;
};
void PrintTo(const Refusal& refusal, std::ostream* out) { *out << refusal.name; }
class Refused : public Ceremony, public ::testing::WithParamInterface<Refusal> {};

TEST_P(Refused, WritesNothing) {
  const Outcome outcome = record(GetParam().options);
  EXPECT_EQ(outcome.code, GetParam().code);
  EXPECT_THAT(outcome.text, HasSubstr(GetParam().told));
  EXPECT_EQ(folder_.listing(), "projet.xml\n");
}

INSTANTIATE_TEST_SUITE_P(
    All, Refused,
    ::testing::Values(
        Refusal{"NoPlace", "--date 2026-12-03", 2, "il manque «\u00A0--place\u00A0»"},
        Refusal{"NoDate", "--place Lille", 2, "il manque «\u00A0--date\u00A0»"},
        Refusal{"NoSuchDay", "--date 2026-02-29 --place Lille", 2, "n’est pas une date"},
        Refusal{"ToCome", "--date 2028-06-02 --place Lille", 2, "le 2028-06-02 est à venir"},
        Refusal{
            "NoSuchParty", "--date 2026-12-03 --place Lille --signed etat=2026-12-03", 2,
            "le projet n’a pas de partie «\u00A0etat\u00A0»\u202F; parties\u00A0: cnrs, region"},
        Refusal{"TwoDays",
                "--date 2026-12-03 --place Lille --signed cnrs=2026-12-03 --signed cnrs=2026-12-04",
                2, "dit deux fois"},
        Refusal{"NoSuchPerson", "--date 2026-12-03 --place Lille --signatory region=dupont", 2,
                "le projet n’a pas de personne «\u00A0dupont\u00A0»"},
        Refusal{"NoPair", "--date 2026-12-03 --place Lille --signed 2026-12-03", 2,
                "attend un nom"},
        Refusal{"NoSuchOriginal", "--date 2026-12-03 --place Lille --original 3=cnrs", 1,
                "[CER-07]"},
        Refusal{"NotifiedBefore", "--date 2026-12-03 --place Lille --notified 2026-12-02", 1,
                "[CER-06]"},
        Refusal{"NoSuchPdf", "--date 2026-12-03 --place Lille --pdf acte.pdf", 3, "acte.pdf"},
        Refusal{"ParameterOfAnother", "--date 2026-12-03 --place Lille --jobs 2", 2, "--jobs"}),
    [](const auto& each) { return each.param.name; });

TEST_F(Ceremony, OfADraftThatIsNotValidIsNotRecorded) {
  replace("projet.xml", "<titre>", "<titr>");
  EXPECT_EQ(record(usual).code, 3);
  folder_.write("projet.xml", "<convention xmlns=\"urn:paraphe:convention:1\"/>");
  EXPECT_EQ(record(usual).code, 1);
  EXPECT_FALSE(folder_.has("projet.ceremonie.xml"));
}

TEST_F(Ceremony, IsRecordedWholeOrNotAtAll) {
  const Outcome full = run_program(
      "ulimit -f 1; paraphe ceremony record projet.xml " + std::string(usual) + " --pdf projet.xml",
      folder_.path(), {"SOURCE_DATE_EPOCH=1843430400"});
  EXPECT_EQ(full.code, 5) << full.text;
  EXPECT_EQ(folder_.listing(), "projet.xml\n");
}

// ---- A record and its draft ----

TEST_F(Ceremony, IsOfTheDraftAsItWasSigned) {
  record(usual);
  replace("projet.xml", "<!-- Cités dans le texte", "<!-- Nommés dans le texte");
  EXPECT_EQ(run("check -f line projet.xml").code, 0) << "a comment is no text";
  replace("projet.xml", "règlement amiable", "accord amiable");
  const Outcome checked = run("check -f line projet.xml");
  EXPECT_EQ(checked.code, 1);
  EXPECT_THAT(checked.text, HasSubstr("projet.ceremonie.xml:3:"));
  EXPECT_THAT(checked.text, HasSubstr("[CER-02]"));
  const Outcome dates = run("calendar projet.xml -o dates.txt");
  EXPECT_EQ(dates.code, 1);
  EXPECT_THAT(dates.text, HasSubstr("[CER-02]"));
  EXPECT_THAT(folder_.read("dates.txt"), HasSubstr("3\u00A0décembre 2026"));
}

struct Spoilt {
  const char* from;
  const char* to;
  const char* id;
  int code;
};
void PrintTo(const Spoilt& spoilt, std::ostream* out) { *out << spoilt.id << " " << spoilt.to; }
class SpoiltRecord : public Ceremony, public ::testing::WithParamInterface<Spoilt> {};

TEST_P(SpoiltRecord, IsTold) {
  record(
      "--date 2026-12-03 --place Lille --original 1=cnrs --original 2=region --notified "
      "2026-12-10");
  replace("projet.ceremonie.xml", GetParam().from, GetParam().to);
  const Outcome outcome = run("check -f line projet.xml");
  EXPECT_EQ(outcome.code, GetParam().code);
  EXPECT_THAT(outcome.text, HasSubstr(std::string("[") + GetParam().id + "]"));
}

INSTANTIATE_TEST_SUITE_P(
    All, SpoiltRecord,
    ::testing::Values(Spoilt{"partie=\"cnrs\" date", "partie=\"etat\" date", "CER-03", 1},
                      Spoilt{"partie=\"cnrs\" date", "partie=\"region\" date", "CER-03", 1},
                      Spoilt{"partie=\"cnrs\" date", "partie=\"region\" date", "CER-04", 1},
                      Spoilt{"notification=\"2026-12-10\"", "notification=\"2026-12-02\"", "CER-06",
                             1},
                      Spoilt{"numero=\"2\"", "numero=\"3\"", "CER-07", 1},
                      Spoilt{"numero=\"2\"", "numero=\"1\"", "CER-07", 1},
                      Spoilt{" personne=\"petit\"", "", "CER-08", 0},
                      Spoilt{"date=\"2026-12-03\" lieu", "date=\"3/12/2026\" lieu", "CER-01", 1},
                      Spoilt{"<ceremonie ", "<!DOCTYPE a><ceremonie ", "CER-01", 1}));

TEST_F(Ceremony, OfADraftThatGivesAnotherDayIsTold) {
  replace("projet.xml", "<cloture originaux=\"2\" mode=\"papier\" illustratif=\"originaux\">",
          "<cloture originaux=\"2\" mode=\"papier\" illustratif=\"originaux\" "
          "lieu=\"Lille\" date=\"2026-12-02\">");
  replace("projet.xml", "<blanc objet=\"dateSignature\"/>", "");
  replace("projet.xml", "<blanc objet=\"lieu\"/>", "");
  const Outcome outcome = record(usual);
  EXPECT_THAT(outcome.text, AllOf(HasSubstr("[CER-05]"),
                                  HasSubstr("le projet se dit signé le 2\u00A0décembre 2026")));
  EXPECT_TRUE(folder_.has("projet.ceremonie.xml")) << outcome.text;
}

TEST_F(Ceremony, IsNoDraft) {
  record(usual);
  EXPECT_EQ(Json::parse(run("check -f json .").text).at("reports").size(), 1U);
  EXPECT_EQ(Json::parse(run("check -f json *.xml").text).at("reports").size(), 1U);
  const Outcome alone = run("check projet.ceremonie.xml");
  EXPECT_EQ(alone.code, 2);
  EXPECT_THAT(alone.text, HasSubstr("est le fichier d’une cérémonie"));
}

TEST_F(Ceremony, IsListedAmongThePartsOfItsFamily) {
  for (const std::string language : {"fr", "en"}) {
    expect_golden("aide-ceremony-record." + language + ".txt",
                  run("ceremony record --help --lang " + language).text);
  }
}

}  // namespace
}  // namespace paraphe::testing

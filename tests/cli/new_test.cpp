// SPDX-License-Identifier: EUPL-1.2
// `paraphe new`: every model and every clause, from the mark to the conform draft.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>

#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

#define GATE(name) "paraphe check projet.xml --as-of 2026-12-15 --format line --gate " name

/// The names of the files of a folder of templates, without `.xml`.
std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry :
       std::filesystem::directory_iterator(source_dir + ("/templates/" + folder))) {
    names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string clause_file(const std::string& code) {
  return read_file(source_dir + ("/templates/clauses/" + code + ".xml"));
}

/// What stands between the quotes of the first `name="…"`.
std::string value_of(const std::string& text, const std::string& name) {
  const std::size_t at = text.find(" " + name + "=\"");
  if (at == text.npos) return "";
  const std::size_t begin = at + name.size() + 3;
  return text.substr(begin, text.find('"', begin) - begin);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// The report without its verdict, whose digest depends on where the data stand.
std::string findings_of(const std::string& report) {
  std::string out;
  for (const std::string& line : lines_of(report)) {
    if (line.find("[VER-00]") == line.npos) out += line + "\n";
  }
  return out;
}

/// The same without what waits for the day of signature, which is no finding yet.
std::string open_findings_of(const std::string& report) {
  std::string out;
  for (const std::string& line : lines_of(findings_of(report))) {
    const bool waits = line.find(": info: ") != line.npos && line.find("encore connu") != line.npos;
    if (!waits) out += line + "\n";
  }
  return out;
}

struct Answer {
  std::string before, after;
  bool used = false;
};

/// What an author would write in the place of what models leave to be completed.
std::vector<Answer> answers() {
  std::vector<Answer> out;
  for (const std::string& line :
       lines_of(read_file(source_dir + std::string("/tests/cli/modeles/reponses.txt")))) {
    const std::size_t bar = line.find('|');
    if (line[0] != '#') out.push_back({line.substr(0, bar), line.substr(bar + 1)});
  }
  return out;
}

std::string completed(std::string draft, std::vector<Answer>& answers) {
  for (Answer& answer : answers) {
    for (std::size_t at = draft.find(answer.before); at != draft.npos;
         at = draft.find(answer.before, at + answer.after.size())) {
      draft.replace(at, answer.before.size(), answer.after);
      answer.used = true;
    }
  }
  return draft;
}

/// A model that has a place for the clause and makes sense of it.
std::string model_for(const std::string& clause) {
  return clause == "objet-application" ? "convention-d-application" : "convention-de-partenariat";
}

TEST(New, ListsModelsAndClauses) {
  const Folder folder;
  for (const std::string language : {"fr", "en"}) {
    const Outcome list = run_program("paraphe new --list --lang " + language, folder.path());
    EXPECT_EQ(list.code, 0);
    expect_golden("nouveau-liste." + language + ".txt", list.text);
    for (const char* kind : {"modeles", "clauses"}) {
      for (const std::string& name : names_in(kind)) EXPECT_THAT(list.text, HasSubstr(name + "  "));
    }
  }
}

// A fresh draft is valid, prints, and is told by the check exactly what is left to write, in order.
TEST(New, EveryModelSaysWhatIsLeftToComplete) {
  for (const std::string& model : names_in("modeles")) {
    const Folder folder;
    const Outcome made = run_program("paraphe new " + model + " -o projet.xml", folder.path());
    ASSERT_EQ(made.code, 0) << made.text;
    EXPECT_EQ(folder.listing(), "projet.xml\n");
    const Outcome check = run_program(GATE("draft"), folder.path());
    EXPECT_EQ(check.code, 1) << check.text;
    expect_golden("nouveau-" + model + ".txt", findings_of(check.text));
    EXPECT_THAT(folder.read("projet.xml"), Not(HasSubstr("m:")));
    const Outcome print = run_program("paraphe render projet.xml -o projet.pdf", folder.path());
    EXPECT_EQ(print.code, 0) << print.text;
    EXPECT_THAT(print.text, Not(HasSubstr("[CMP"))) << print.text;
  }
}

// Each mark of a draft is a finding, each finding a mark: nothing else is said, nothing forgotten.
TEST(New, ReasonsAreToldOnceForAllMarks) {
  const Folder folder;
  run_program("paraphe new protocole-de-cooperation -o projet.xml", folder.path());
  const std::string report =
      run_program("paraphe check projet.xml --as-of 2026-12-15", folder.path()).text;
  const auto told = [&](std::string_view words) {
    std::size_t times = 0;
    for (std::size_t at = 0; (at = report.find(words, at)) != report.npos; ++at) ++times;
    return times;
  };
  EXPECT_GT(told("[LNG-08]"), 10U);
  EXPECT_EQ(told("ce que personne ne voulait signer"), 1U);
  EXPECT_EQ(told("écrire ce qui manque, ou déclarer la donnée"), told("resté"));
}

TEST(New, EveryMarkIsFoundOnce) {
  for (const std::string& model : names_in("modeles")) {
    const Folder folder;
    run_program("paraphe new " + model + " -o projet.xml", folder.path());
    const std::string draft = folder.read("projet.xml");
    std::size_t marks = 0;
    for (const char* mark : {"[", "\"00000\"", "\"1900-01-01\"", " aVenir=\"", "forme=\"expresse\"",
                             "incidence=\"directe\"", "<partie "}) {
      for (std::size_t at = draft.find(mark); at != draft.npos; at = draft.find(mark, at + 1)) {
        ++marks;
      }
    }
    std::size_t line = 0;
    std::size_t found = 0;
    const Outcome check = run_program(GATE("draft"), folder.path());
    for (const std::string& finding : lines_of(open_findings_of(check.text))) {
      const std::size_t here = std::stoul(finding.substr(finding.find(':') + 1));
      EXPECT_GE(here, line) << finding;
      line = here;
      ++found;
    }
    EXPECT_EQ(found, marks) << model << "\n" << check.text;
  }
}

TEST(New, EveryModelOnceCompletedMayBeSigned) {
  std::vector<Answer> all = answers();
  for (const std::string& model : names_in("modeles")) {
    const Folder folder;
    run_program("paraphe new " + model + " -o projet.xml", folder.path());
    folder.write("projet.xml", completed(folder.read("projet.xml"), all));
    const Outcome check = run_program(GATE("signature"), folder.path());
    EXPECT_EQ(check.code, 0) << model << "\n" << check.text;
    EXPECT_EQ(findings_of(check.text), "") << model;
    const Outcome print =
        run_program("paraphe render projet.xml -o projet.pdf --for-signature --as-of 2026-12-15",
                    folder.path());
    EXPECT_EQ(print.code, 0) << model << "\n" << print.text;
  }
}

// Each clause in a draft: valid, its references resolved, its marks found, fit for signature once
// completed, and printed without a finding.
TEST(New, EveryClauseServes) {
  std::vector<Answer> all = answers();
  const std::set<std::string> completable = {"LNG-08", "PAR-15", "STR-22", "DUR-09", "FIN-08"};
  for (const std::string& clause : names_in("clauses")) {
    const Folder folder;
    const Outcome made = run_program(
        "paraphe nouveau " + model_for(clause) + " " + clause + " -o projet.xml", folder.path());
    ASSERT_EQ(made.code, 0) << made.text;
    const std::string draft = folder.read("projet.xml");
    EXPECT_THAT(draft, HasSubstr("<!-- Clause «\u00A0" + clause + "\u00A0»"));
    for (const std::string& line :
         lines_of(open_findings_of(run_program(GATE("draft"), folder.path()).text))) {
      const std::size_t at = line.rfind('[');
      EXPECT_EQ(completable.count(line.substr(at + 1, 6)), 1U) << clause << "\n" << line;
    }
    folder.write("projet.xml", completed(draft, all));
    const Outcome check = run_program(GATE("signature"), folder.path());
    EXPECT_EQ(check.code, 0) << clause << "\n" << check.text;
    EXPECT_EQ(findings_of(check.text), "") << clause;
    const Outcome print = run_program("paraphe render projet.xml -o projet.pdf", folder.path());
    EXPECT_EQ(print.code, 0) << clause << "\n" << print.text;
    EXPECT_THAT(print.text, Not(HasSubstr("[CMP"))) << clause;
  }
  for (const std::string& model : names_in("modeles")) {
    const Folder folder;
    completed(run_program("paraphe new " + model, folder.path()).text, all);
  }
  for (const Answer& answer : all) EXPECT_TRUE(answer.used) << answer.before;
}

// What the sheet says of the article is true of it.
TEST(New, ClausesAreWhatTheirSheetsSay) {
  for (const std::string& code : names_in("clauses")) {
    const std::string file = clause_file(code);
    const std::string subject = value_of(file, "sujet");
    EXPECT_EQ(value_of(file, "code"), code);
    EXPECT_EQ(value_of(file.substr(file.find("<article ")), "objet"), subject) << code;
    EXPECT_EQ(value_of(file, "depuis").empty(), file.find(" lien=") == file.npos) << code;
    if (file.find('[') != file.npos) {
      EXPECT_THAT(file, HasSubstr("<m:aCompleter>")) << code;
    }
  }
}

TEST(New, PrintsAClauseReadyToPaste) {
  const Folder folder;
  const Outcome plain = run_program("paraphe new --clause resiliation-preavis", folder.path());
  EXPECT_EQ(plain.code, 0);
  expect_golden("nouveau-clause.txt", plain.text);
  const Outcome named = run_program(
      "paraphe nouveau protocole-de-cooperation --clause resiliation-preavis", folder.path());
  EXPECT_THAT(named.text, HasSubstr("mis fin au présent protocole avant le terme"));
  for (const std::string& code : names_in("clauses")) {
    const Outcome one = run_program("paraphe new --clause " + code, folder.path());
    EXPECT_EQ(one.code, 0) << code;
    EXPECT_THAT(one.text, HasSubstr("    <article id=")) << code;
    EXPECT_THAT(one.text, Not(HasSubstr("m:"))) << code;
  }
  const Outcome kept =
      run_program("paraphe nouveau --clause resiliation-preavis -o clause.xml", folder.path());
  EXPECT_EQ(kept.text,
            "«\u00A0clause.xml\u00A0» est écrit\u202F; copiez-en l’article parmi ceux du projet\n");
  EXPECT_EQ(folder.read("clause.xml"), plain.text);
}

TEST(New, NeverOverwritesUnlessToldTo) {
  const Folder folder;
  folder.write("projet.xml", "mon travail\n");
  const Outcome refused =
      run_program("paraphe nouveau convention-cadre -o projet.xml", folder.path());
  EXPECT_EQ(refused.code, 5);
  expect_golden("nouveau-existe.txt", refused.text);
  EXPECT_EQ(folder.read("projet.xml"), "mon travail\n");
  const Outcome replaced =
      run_program("paraphe new convention-cadre -o projet.xml --replace", folder.path());
  EXPECT_EQ(replaced.code, 0);
  EXPECT_THAT(folder.read("projet.xml"), HasSubstr("nature=\"convention-cadre\""));
  EXPECT_EQ(folder.listing(), "projet.xml\n");
}

TEST(New, OverwritesNothingWithAClauseEither) {
  const Folder folder;
  folder.write("projet.xml", "mon travail\n");
  const std::string command = "paraphe new --clause litiges-mediation -o projet.xml";
  const Outcome refused = run_program(command, folder.path());
  EXPECT_EQ(refused.code, 5);
  EXPECT_THAT(refused.text, HasSubstr("existe déjà"));
  EXPECT_EQ(folder.read("projet.xml"), "mon travail\n");
  EXPECT_EQ(run_program(command + " --replace", folder.path()).code, 0);
  EXPECT_THAT(folder.read("projet.xml"), HasSubstr("<article "));
}

TEST(New, StopsAtWhatItDoesNotKnow) {
  const Folder folder;
  struct Case {
    const char* command;
    int code;
    const char* told;
  };
  for (const Case& one :
       {Case{"paraphe new", 2, "donnez un modèle"},
        Case{"paraphe new convention-cadr", 2, "vouliez-vous dire «\u00A0convention-cadre"},
        Case{"paraphe new machin-chose", 2, "--list"},
        Case{"paraphe new --clause litiges-mediatio --lang en", 2, "mean 'litiges-mediation'"},
        Case{"paraphe new convention-cadre litiges", 2, "aucune clause ne s’appelle"},
        Case{"paraphe new avenant litiges-mediation", 2, "n’a pas de place"},
        Case{"paraphe new convention-cadre litiges-amiable litiges-mediation", 2, "même article"},
        Case{"paraphe new --list avenant", 2, "s’emploie seule"},
        Case{"paraphe new --list -o liste.txt", 2, "s’emploie seule"},
        Case{"paraphe new --list --clause litiges-mediation", 2, "s’emploie seule"},
        Case{"paraphe new --clause litiges-mediation avenant duree-ferme", 2, "est de trop"},
        Case{"paraphe new convention-cadre -o absent/projet.xml", 5, "ce dossier n’existe pas"}}) {
    const Outcome outcome = run_program(one.command, folder.path());
    EXPECT_EQ(outcome.code, one.code) << one.command;
    EXPECT_THAT(outcome.text, HasSubstr(one.told)) << one.command;
    EXPECT_EQ(folder.listing(), "") << one.command;
  }
}

// A body adds clauses of its own; what is wrong with one is told with its place.
TEST(New, TellsWhatIsWrongWithAClause) {
  const Folder folder;
  const std::string copy = "mkdir donnees && cp -rL " + (source_dir + std::string("/schemas ")) +
                           (source_dir + std::string("/templates donnees"));
  ASSERT_EQ(run_program(copy, folder.path()).code, 0);
  const std::vector<std::string> own = {"PARAPHE_DATA=donnees"};
  run_program("sed -i s/m:choix/m:chois/g donnees/templates/clauses/litiges-amiable.xml",
              folder.path());
  const Outcome wrong = run_program("paraphe new --list", folder.path(), own);
  EXPECT_EQ(wrong.code, 4);
  expect_golden("nouveau-clause-fautive.txt", wrong.text);
  run_program(
      "cd donnees/templates/clauses && sed -i s/m:chois/m:choix/g litiges-amiable.xml && "
      "sed -i s/alinea/aliena/g litiges-amiable.xml",
      folder.path());
  const Outcome invalid =
      run_program("paraphe new convention-cadre -o projet.xml", folder.path(), own);
  EXPECT_EQ(invalid.code, 4);
  EXPECT_THAT(invalid.text, HasSubstr("convention-cadre.xml:"));
  EXPECT_THAT(invalid.text, HasSubstr("que le schéma admette"));
  EXPECT_FALSE(folder.has("projet.xml"));
  run_program("cd donnees/templates/clauses && mv litiges-amiable.xml litiges.xml", folder.path());
  const Outcome renamed = run_program("paraphe new --list --lang en", folder.path(), own);
  EXPECT_EQ(renamed.code, 4);
  EXPECT_THAT(renamed.text, HasSubstr("litiges.xml:3:2: error: the code is that of the name"));
}

// A law changes: a clause goes out of use on a day.
TEST(New, TellsUntilWhenAClauseServes) {
  const Folder folder;
  const std::string copy = "mkdir donnees && cp -rL " + (source_dir + std::string("/schemas ")) +
                           (source_dir + std::string("/templates donnees")) +
                           " && sed -i \"s/ depuis=/ jusqua=\\\"2027-12-31\\\" depuis=/\" "
                           "donnees/templates/clauses/litiges-mediation.xml";
  ASSERT_EQ(run_program(copy, folder.path()).code, 0);
  const std::vector<std::string> own = {"PARAPHE_DATA=donnees"};
  EXPECT_THAT(run_program("paraphe new --list", folder.path(), own).text,
              HasSubstr("tribunal administratif (jusqu’au 2027-12-31)\n"));
  EXPECT_THAT(run_program("paraphe new --clause litiges-mediation", folder.path(), own).text,
              HasSubstr("que jusqu’au 2027-12-31."));
}

// Two clauses on one subject, where they are two articles.
TEST(New, TakesTwoClausesOnOneSubject) {
  const Folder folder;
  const Outcome both = run_program(
      "paraphe new convention-cadre resiliation-preavis resiliation-retrait", folder.path());
  EXPECT_EQ(both.code, 0);
  EXPECT_LT(both.text.find("id=\"art-resiliation\""), both.text.find("id=\"art-retrait\""));
  EXPECT_THAT(both.text, HasSubstr("id=\"preavis-retrait\" objet=\"retrait\""));
}

// Editors find the schema from where the draft is.
TEST(New, NamesTheSchemaFromTheDraft) {
  const Folder folder;
  const std::string copy = "mkdir -p donnees \"mes projets\" && cp -rL " +
                           (source_dir + std::string("/schemas ")) +
                           (source_dir + std::string("/templates donnees"));
  ASSERT_EQ(run_program(copy, folder.path()).code, 0);
  const Outcome made = run_program("paraphe new avenant -o \"mes projets/projet.xml\"",
                                   folder.path(), {"PARAPHE_DATA=donnees"});
  ASSERT_EQ(made.code, 0) << made.text;
  EXPECT_THAT(folder.read("mes projets/projet.xml"),
              HasSubstr("<?xml-model href=\"../donnees/schemas/convention.xsd\""));
}

}  // namespace
}  // namespace paraphe::testing

// SPDX-License-Identifier: EUPL-1.2
// The rules shipped with the program: each carries its reasons and its examples, and they are true.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libxml/xmlschemas.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <sstream>

#include "check/data_schema.h"
#include "check/known_ids.h"
#include "check/rule_trial.h"
#include "check/schematron.h"
#include "check/verdict.h"
#include "places.h"

namespace paraphe {
namespace {

using ::testing::ElementsAreArray;
using ::testing::IsEmpty;
using ::testing::Not;

const std::string root = source_dir;

std::string listed(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& d : diagnostics) {
    out += d.place.file + ":" + std::to_string(d.place.start.line) + ":" +
           std::to_string(d.place.start.column) + " " + d.id + " " + d.message.fr + "\n";
  }
  return out;
}

/// Throws when they cannot be loaded, which fails the test that asked.
const RuleSet& rules() {
  static const RuleSet set = [] {
    Diagnostics faults;
    auto loaded = RuleSet::load(root + "/schemas/regles", faults);
    if (!loaded) throw std::runtime_error(listed(faults.items()));
    return std::move(*loaded);
  }();
  return set;
}

RegisterSources registers() { return {root + "/schemas/registre", root + "/schemas/registre.xsd"}; }

Checker& checker() {
  static Checker it(rules(), root + "/schemas/profils", registers());
  return it;
}

Draft read(const std::string& name, std::string bytes) {
  Diagnostics refused;
  auto draft = read_draft(name, std::move(bytes), {}, refused);
  if (!draft) throw std::runtime_error(listed(refused.items()));
  return std::move(*draft);
}

const Draft& model() {
  static const Draft draft = read("modele.xml", read_bytes(root + "/schemas/regles/modele.xml"));
  return draft;
}

/// What the schema finds wrong with a document; empty when nothing.
std::string schema_faults(const std::string& schema, const Draft& draft) {
  static std::map<std::string, std::shared_ptr<xmlSchema>> read_once;
  auto& compiled = read_once[schema];
  if (compiled == nullptr) {
    xmlSchemaParserCtxt* parser = xmlSchemaNewParserCtxt((root + "/schemas/" + schema).c_str());
    compiled.reset(xmlSchemaParse(parser), xmlSchemaFree);
    xmlSchemaFreeParserCtxt(parser);
  }
  std::string faults;
  const auto report = [](void* out, xmlError* error) {
    *static_cast<std::string*>(out) += error->message;
  };
  xmlSchemaValidCtxt* validator = xmlSchemaNewValidCtxt(compiled.get());
  xmlSchemaSetValidStructuredErrors(validator, report, &faults);
  xmlSchemaValidateDoc(validator, draft.tree());
  xmlSchemaFreeValidCtxt(validator);
  return faults;
}

Verdict judge(const Draft& draft, const std::string& gate) {
  CheckOptions options;
  options.gate = gate.empty() ? "signature" : gate;
  options.otherwise = Date::of(2026, 12, 1);
  return checker().check(draft, options, {});
}

/// The rules that found something, those that wait for a blank left out.
std::set<std::string> fired(const Verdict& verdict) {
  std::set<std::string> ids;
  for (const Diagnostic& d : verdict.findings.items()) {
    if (d.state != State::unknown) ids.insert(d.id);
  }
  return ids;
}

TEST(Rules, ModelsAreClean) {
  for (const char* name : {"modele.xml", "modele-avenant.xml"}) {
    const Draft draft = read(name, read_bytes(root + "/schemas/regles/" + name));
    EXPECT_EQ(schema_faults("convention.xsd", draft), "") << name;
    for (const std::string& gate : rules().phases()) {
      EXPECT_EQ(listed(judge(draft, gate).findings.items()), "") << name << " " << gate;
    }
  }
}

TEST(Rules, AtLeastFortyFiveOfEveryGroup) {
  EXPECT_GE(rules().rules().size(), 45U);
  for (const char* group : {"STR", "PAR", "SIG", "DAT", "DUR", "REF", "CNT", "FIN", "LNG"}) {
    const auto ids = rules().rules();
    EXPECT_TRUE(std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
      return id.rfind(group, 0) == 0;
    })) << group;
  }
}

bool is_official(const std::string& link) {
  for (const char* site : {"https://www.legifrance.gouv.fr/", "https://www.conseil-etat.fr/",
                           "https://www.courdecassation.fr/", "https://eur-lex.europa.eu/"}) {
    if (link.rfind(site, 0) == 0) return true;
  }
  return link.empty();
}

bool is_whole(const Text& text) { return !text.fr.empty() && !text.en.empty(); }

TEST(Rules, SayWhatWhyOnWhatBasisAndHowToMend) {
  for (const std::string& id : rules().rules()) {
    SCOPED_TRACE(id);
    const auto rule = rules().explain(id);
    ASSERT_TRUE(rule);
    EXPECT_TRUE(is_whole(rule->fiche.why));
    EXPECT_TRUE(is_whole(rule->fiche.remedy));
    for (const auto& [assertion, remedy] : rule->fiche.remedies) {
      EXPECT_TRUE(is_whole(remedy));
      EXPECT_TRUE(std::any_of(
          rule->tests.begin(), rule->tests.end(),
          [&, end = "/" + assertion](const auto& test) { return test.key.ends_with(end); }))
          << assertion;
    }
    EXPECT_THAT(rule->fiche.bases, Not(IsEmpty()));
    for (const Basis& basis : rule->fiche.bases) {
      EXPECT_TRUE(is_whole(basis.text)) << basis.nature;
      EXPECT_TRUE(is_official(basis.link)) << basis.link;
    }
    EXPECT_THAT(rule->tests, Not(IsEmpty()));
    for (const RuleDescription::Test& test : rule->tests) {
      EXPECT_TRUE(is_whole(test.text)) << test.key;
      EXPECT_NE(test.text.fr.back(), '.') << test.text.fr;
    }
  }
}

bool blocks(const RuleDescription& rule) {
  return std::any_of(rule.tests.begin(), rule.tests.end(), [](const RuleDescription::Test& test) {
    return test.severity == Severity::error || test.severity == Severity::fatal;
  });
}

/// What kind of ground every basis of a rule is; « analogie » for private law applied by analogy.
std::set<std::string> grounds(const RuleDescription& rule) {
  std::set<std::string> out;
  for (const Basis& basis : rule.fiche.bases) {
    const bool borrowed = basis.text.fr.find("par analogie") != std::string::npos;
    out.insert(borrowed ? "analogie" : basis.nature);
  }
  return out;
}

/// What a machine can decide (coherence, calendar, identity, placeholders) blocks for good; what
/// rests on legal judgement can be waived with a reason, and so can all that only warns.
TEST(Rules, MayBeWaivedWhereTheyJudgeAndOnlyThere) {
  const std::set<std::string> placeholders{"LNG-08", "LNG-09", "LNG-10", "STR-22"};
  const std::set<std::string> identity{"PAR-02", "PAR-03", "PAR-06", "REG-01", "REG-02"};
  // Contracts between public persons: private law applies to them by analogy only.
  const std::set<std::string> judgement{"CNT-11", "CNT-12", "DUR-07", "STR-02", "STR-04"};
  for (const std::string& id : rules().rules()) {
    SCOPED_TRACE(id);
    const RuleDescription rule = *rules().explain(id);
    const std::set<std::string> on = grounds(rule);
    const bool firm = placeholders.count(id) + identity.count(id) != 0;
    const bool errors = rule.fiche.allows_waiver(Severity::error);
    if (judgement.count(id) != 0) {
      EXPECT_TRUE(errors);
    }
    if (!blocks(rule)) {
      EXPECT_TRUE(rule.fiche.waivable) << "it only warns";
    } else if (firm || on == std::set<std::string>{"coherence"}) {
      EXPECT_FALSE(errors) << "a machine can decide it";
    } else if (on.count("analogie") != 0 &&
               on.count("coherence") + on.count("jurisprudence") == 0) {
      EXPECT_TRUE(errors) << "it rests on private law, by analogy";
    }
    if (rule.fiche.errors_stand) {
      EXPECT_TRUE(std::any_of(rule.tests.begin(), rule.tests.end(), [](const auto& test) {
        return test.severity == Severity::warning;
      })) << "« avertissements » needs a warning";
    }
  }
}

/// The first fault of French typography in `text`, with what follows it.
std::string ill_set(const std::string& text) {
  for (const char* fault : {"« ", " »", " ; ", " : ", " ?", " !", "'"}) {
    if (const std::size_t at = text.find(fault); at != text.npos) return text.substr(at);
  }
  return {};
}

TEST(Rules, AreWrittenAsFrenchIsSet) {
  for (const std::string& id : rules().rules()) {
    SCOPED_TRACE(id);
    const auto rule = rules().explain(id);
    ASSERT_TRUE(rule);
    EXPECT_EQ(ill_set(rule->fiche.why.fr), "");
    EXPECT_EQ(ill_set(rule->fiche.remedy.fr), "");
    EXPECT_EQ(ill_set(rule->fiche.basis().fr), "");
    for (const auto& each : rule->fiche.remedies) EXPECT_EQ(ill_set(each.second.fr), "");
    for (const RuleDescription::Test& test : rule->tests) EXPECT_EQ(ill_set(test.text.fr), "");
  }
}

/// What went otherwise than the examples of the rules say.
TEST(Rules, FireOnTheirFailingExamplesAndThereOnly) {
  Diagnostics unusable;
  const auto schema = Schema::load(root + "/schemas/convention.xsd", unusable);
  ASSERT_TRUE(schema) << listed(unusable.items());
  const Draft draft = read(root + "/schemas/regles/modele.xml", model().bytes());
  ExampleTrials bench(rules(), draft, *schema, checker());
  std::vector<RuleTrial> trials;
  for (const std::string& id : rules().rules()) {
    EXPECT_EQ(listed(trials.emplace_back(bench.try_rule(id)).faults), "") << id;
  }
  EXPECT_EQ(listed(never_failed(rules(), trials)), "");
}

std::vector<std::string> files(const std::string& folder) {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::directory_iterator(root + "/" + folder)) {
    if (entry.path().extension() == ".xml") out.push_back(entry.path().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// The axes of a profile bind only what is signed while the act that requires them is in force.
TEST(Profiles, BindOnlyWhileInForce) {
  std::string bytes = model().bytes();
  const std::string plain = "profil=\"cnrs-region\"";
  bytes.replace(bytes.find(plain), plain.size(), "profil=\"cnrs-hauts-de-france\"");
  const Draft draft = read("vigueur", bytes);
  for (const auto& [day, missing] : std::map<std::string, int>{
           {"2023-12-31", 0}, {"2024-01-01", 4}, {"2028-12-31", 4}, {"2029-01-01", 0}}) {
    CheckOptions options;
    options.asked = parse_date(day);
    const Verdict verdict = checker().check(draft, options, {});
    const auto& items = verdict.findings.items();
    EXPECT_EQ(std::count_if(items.begin(), items.end(),
                            [](const Diagnostic& d) { return d.id == "STR-08"; }),
              missing)
        << day;
  }
}

TEST(Profiles, AreValid) {
  for (const std::string& file : files("schemas/profils")) {
    EXPECT_EQ(schema_faults("profil.xsd", read(file, read_bytes(file))), "") << file;
  }
}

// What `check` takes at its word, for it does not compile a schema on each start.
TEST(ShippedData, IsKnownAndValid) {
  const std::pair<const char*, const char*> tables[] = {
      {"regles/lexique.xsd", "/schemas/regles/lexique.xml"},
      {"regles/mots.xsd", "/schemas/regles/mots.xml"},
      {"regles/par-construction.xsd", "/schemas/regles/par-construction.xml"},
      {"regles/programme.xsd", "/schemas/regles/programme.xml"},
      {"echeances.xsd", "/schemas/echeances.xml"}};
  for (const auto& [schema, file] : tables) {
    const std::string bytes = read_bytes(root + file);
    EXPECT_TRUE(is_shipped(bytes)) << file;
    EXPECT_FALSE(is_shipped(bytes + " ")) << file;
    EXPECT_EQ(schema_faults(schema, read(root + file, bytes)), "") << file;
  }
  for (const char* folder : {"schemas/profils", "schemas/registre"}) {
    for (const std::string& file : files(folder)) EXPECT_TRUE(is_shipped(read_bytes(file))) << file;
  }
}

TEST(Registers, AreValid) {
  for (const std::string& file : files("schemas/registre")) {
    EXPECT_EQ(schema_faults("registre.xsd", read(file, read_bytes(file))), "") << file;
  }
}

std::vector<Guarantee> shipped_guarantees() {
  Diagnostics faults;
  auto out = read_guarantees(root + "/schemas/regles", faults);
  EXPECT_TRUE(faults.items().empty());
  return out;
}

/// What no rule of that name looks for: the schema refuses the model so changed, or another rule
/// finds the fault. What the program writes itself is tried where texts are composed.
TEST(Rules, NeedNotLookForWhatIsGuaranteed) {
  const std::vector<Guarantee> guarantees = shipped_guarantees();
  EXPECT_GE(guarantees.size(), 20U);
  for (const Guarantee& each : guarantees) {
    SCOPED_TRACE(each.id);
    EXPECT_TRUE(is_whole(each.why));
    EXPECT_EQ(ill_set(each.why.fr), "");
    std::string bytes = model().bytes();
    if (bytes.find(each.sought) == bytes.npos) {  // what only amendments say
      bytes = read_bytes(root + "/schemas/regles/modele-avenant.xml");
    }
    const std::size_t at = bytes.find(each.sought);
    ASSERT_NE(at, bytes.npos);
    bytes.replace(at, each.sought.size(), each.written);
    const Draft draft = read("preuve", bytes);
    EXPECT_EQ(schema_faults("convention.xsd", draft).empty(), each.by != "schema");
    if (each.by == "schema" || each.by == "programme") continue;
    EXPECT_EQ(fired(judge(draft, "")), std::set<std::string>{each.by});
  }
}

/// Every id of the catalogue of checks: a rule, or a guarantee that says why there is none.
TEST(Rules, AnswerForTheWholeCatalogue) {
  std::set<std::string> known;
  for (const std::string& id : rules().rules()) known.insert(id);
  for (const Guarantee& each : shipped_guarantees()) known.insert(each.id);
  const std::map<std::string, int> groups{{"STR", 18}, {"PAR", 14}, {"SIG", 22}, {"DAT", 15},
                                          {"DUR", 14}, {"REF", 17}, {"CNT", 13}, {"FIN", 8},
                                          {"LNG", 11}, {"TYP", 14}};
  std::set<std::string> unknown;
  for (const auto& [group, count] : groups) {
    for (int i = 1; i <= count; ++i) {
      const std::string id = group + (i < 10 ? "-0" : "-") + std::to_string(i);
      if (known.count(id) == 0) unknown.insert(id);
    }
  }
  EXPECT_THAT(unknown, IsEmpty());
}

/// The value after `<!-- key: … -->` in a line; nothing when it is not there.
std::optional<std::string> remark(const std::string& line, const std::string& key) {
  const std::size_t at = line.find("<!-- " + key + ": ");
  if (at == line.npos) return std::nullopt;
  const std::size_t begin = at + key.size() + 7;
  return line.substr(begin, line.find(" -->", begin) - begin);
}

using Offences = std::vector<std::pair<std::size_t, std::string>>;

/// What a draft announces: `<!-- attendu: DUR-02 -->` on the line above, `<!-- portail: draft -->`.
Offences announced(const std::string& file, std::string& gate) {
  Offences out;
  std::ifstream stream(file);
  std::string line;
  for (std::size_t number = 1; std::getline(stream, line); ++number) {
    if (const auto wanted = remark(line, "portail")) gate = *wanted;
    std::istringstream ids(remark(line, "attendu").value_or(""));
    for (std::string id; ids >> id;) out.emplace_back(number + 1, id);
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// Drafts as one would write them: every offence is announced, and nothing else fires.
TEST(Rules, FindInWholeDraftsWhatTheyAnnounce) {
  ASSERT_THAT(files("tests/drafts"), Not(IsEmpty()));
  for (const std::string& file : files("tests/drafts")) {
    SCOPED_TRACE(file);
    std::string gate;
    const Offences expected = announced(file, gate);
    const Draft draft = read(file, read_bytes(file));
    EXPECT_EQ(schema_faults("convention.xsd", draft), "");
    const Verdict verdict = judge(draft, gate);
    EXPECT_FALSE(verdict.faulty);
    Offences found;
    for (const Diagnostic& d : verdict.findings.items()) {
      if (d.state != State::unknown) found.emplace_back(d.place.start.line, d.id);
    }
    std::sort(found.begin(), found.end());
    EXPECT_THAT(found, ElementsAreArray(expected)) << listed(verdict.findings.items());
  }
}

/// Agreements of many shapes, all in order: kinds of body, ways to sign, terms, sums. Only what
/// waits for a blank may be told of them.
TEST(Rules, FindNothingInAgreementsOfOtherShapes) {
  for (const std::string& file : files("tests/conventions")) {
    if (std::filesystem::path(file).stem() == "tout") continue;  // all there is, right or wrong
    SCOPED_TRACE(file);
    const Draft draft = read(file, read_bytes(file));
    EXPECT_EQ(schema_faults("convention.xsd", draft), "");
    for (const std::string& gate : rules().phases()) {
      const Verdict verdict = judge(draft, gate);
      EXPECT_FALSE(verdict.faulty);
      EXPECT_THAT(fired(verdict), IsEmpty()) << gate << "\n" << listed(verdict.findings.items());
    }
  }
}

/// Everything a reader is told of a finding.
std::string told(const Verdict& verdict) {
  std::string out = listed(verdict.findings.items()) + listed(verdict.for_lawyer);
  for (const Diagnostic& d : verdict.findings.items()) {
    out += d.why.fr + "|" + d.basis.fr + "|" + d.remedy.fr + "|" + d.message.en + "|" + d.why.en +
           "|" + d.basis.en + "|" + d.remedy.en + "\n";
  }
  return out;
}

/// A check reads the prose of rules only when a finding needs it: that must change no word of it.
TEST(Rules, SayTheSameWhenTheirProseIsReadLater) {
  Diagnostics faults;
  const auto later = RuleSet::load(root + "/schemas/regles", faults, Prose::later);
  ASSERT_TRUE(later) << listed(faults.items());
  EXPECT_EQ(later->rules(), rules().rules());
  Checker lazy(*later, root + "/schemas/profils", registers());
  CheckOptions options;
  options.asked = parse_date("2026-12-01");
  for (const char* folder : {"tests/drafts", "samples"}) {
    for (const std::string& file : files(folder)) {
      SCOPED_TRACE(file);
      const Draft draft = read(file, read_bytes(file));
      EXPECT_EQ(told(lazy.check(draft, options, {})), told(checker().check(draft, options, {})));
    }
  }
}

}  // namespace
}  // namespace paraphe

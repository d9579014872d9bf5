// SPDX-License-Identifier: EUPL-1.2
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "base/xml.h"
#include "check/rule_evaluation.h"
#include "check/schematron.h"
#include "fuzz.h"

namespace paraphe::fuzz {
namespace {

/// A folder of this process, in which rules are written to be read.
struct Folder {
  std::string path = (std::filesystem::temp_directory_path() / "paraphe-fuzz-XXXXXX").string();
  Folder() { require(mkdtemp(path.data()) != nullptr, "a folder can be made"); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path); }
};

void run(const std::string& main_file) {
  prepare();
  static Diagnostics none;
  static const auto draft = read_draft("a.xml", shipped("tests/drafts/vote.xml"), Limits{}, none);
  static const Folder folder;
  std::ofstream(folder.path + "/regles.sch", std::ios::binary) << main_file;
  Diagnostics faults;
  const auto rules = RuleSet::load(folder.path, faults);
  require_places(faults, folder.path + "/regles.sch", main_file.size());
  require(rules.has_value() || !faults.empty(), "rules are refused only with a reason");
  if (!rules) return;
  for (const std::string& id : rules->rules()) rules->explain(id);
  EvaluationOptions options;
  options.operations = 200'000;  // of XPath, for one expression: a fuzzer has no patience
  CompiledRules compiled;
  const Evaluated said = Evaluation(rules->model(), compiled, *draft, options, nullptr).run();
  static_cast<void>(said);
}

}  // namespace

void rules(std::string_view bytes) { run(std::string(bytes)); }

void expression(std::string_view bytes) {
  const std::string test = escape_xml(std::string(bytes.substr(0, bytes.find('\0'))));
  run("<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' queryBinding='xslt' "
      "xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
      "<sch:ns prefix='c' uri='urn:paraphe:convention:1'/>"
      "<sch:ns prefix='v' uri='urn:paraphe:fonctions:1'/>"
      "<sch:ns prefix='date' uri='http://exslt.org/dates-and-times'/>"
      "<xsl:key name='id' match='c:*' use='@id'/><sch:let name='x' value='/c:*'/>"
      "<sch:pattern><sch:rule context='c:convention | c:alinea'>"
      "<sch:report id='A-1' test=\"" +
      test + "\">a <sch:value-of select=\"" + test +
      "\"/></sch:report></sch:rule></sch:pattern></sch:schema>");
}

}  // namespace paraphe::fuzz

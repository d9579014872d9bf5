// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "base/draft.h"
#include "check/rule_evaluation.h"
#include "check/schematron.h"

namespace paraphe {

/// A folder that vanishes.
class TemporaryFolder {
 public:
  TemporaryFolder() : path_((std::filesystem::temp_directory_path() / "paraphe-XXXXXX").string()) {
    if (mkdtemp(path_.data()) == nullptr) throw std::runtime_error("mkdtemp");
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  void write(const std::string& name, const std::string& bytes) const {
    const std::filesystem::path path = std::filesystem::path(path_) / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// A rule file on one line, so that only the document has lines to count.
inline std::string schema(const std::string& body, const std::string& attributes = "") {
  return "<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' "
         "xmlns:r='urn:paraphe:regle:1' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "
         "queryBinding='xslt' " +
         attributes +
         "><sch:ns prefix='c' uri='urn:c'/><sch:ns prefix='v' uri='urn:paraphe:fonctions:1'/>"
         "<sch:ns prefix='date' uri='http://exslt.org/dates-and-times'/>" +
         body + "</sch:schema>";
}

/// « 3:5 error DUR-02 le message » for each; the state when it is not open.
inline std::vector<std::string> lines(const std::vector<Diagnostic>& items) {
  static const char* const severities[] = {"fatal", "error", "warning", "info", "indeterminate"};
  static const char* const states[] = {"", " waived", " unknown"};
  std::vector<std::string> out;
  for (const Diagnostic& d : items) {
    out.push_back(std::to_string(d.place.start.line) + ":" + std::to_string(d.place.start.column) +
                  " " + severities[static_cast<int>(d.severity)] +
                  states[static_cast<int>(d.state)] + " " + d.id + " " + d.message.fr);
    for (const Note& note : d.notes) out.push_back("note " + note.text.fr);
  }
  return out;
}

/// Loads one rule file and applies it to one document; what each stage said, in its order.
inline Evaluated evaluate(const std::string& rules, const std::string& document,
                          const EvaluationOptions& options = {},
                          const std::vector<std::pair<std::string, std::string>>& files = {}) {
  const TemporaryFolder folder;
  folder.write("regles.sch", rules);
  for (const auto& [name, bytes] : files) folder.write(name, bytes);
  Evaluated out;
  Diagnostics found;
  const auto set = RuleSet::load(folder.path(), found);
  const auto draft = read_draft("draft.xml", document, Limits{}, found);
  if (!set || !draft) {
    out.faults = found.items();
    return out;
  }
  CompiledRules compiled;
  return Evaluation(set->model(), compiled, *draft, options, nullptr).run();
}

}  // namespace paraphe

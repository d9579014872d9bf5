// SPDX-License-Identifier: EUPL-1.2
#include "cli/milestone_data.h"

#include <iostream>
#include <system_error>

#include "base/xml.h"
#include "check/data_schema.h"
#include "cli/data_folder.h"
#include "cli/stop.h"
#include "cli/unreadable.h"
#include "output/report/report.h"

namespace paraphe {
namespace {

/// What is misspelt there would remind nobody.
bool follows_schema(const std::string& path, Diagnostics& faults) {
  initialise_xml();
  const auto file = read_draft(path, read_bytes(path), Limits{}, faults);
  return file && DataSchema(data_folder() + "/schemas/echeances.xsd").accepts(*file, faults);
}

}  // namespace

std::shared_ptr<const MilestoneWords> load_milestone_words(Language language) {
  Report told;
  told.file = data_folder() + "/schemas/echeances.xml";
  Diagnostics& faults = told.verdict.findings;
  try {
    if (follows_schema(told.file, faults)) {
      if (auto words = MilestoneWords::load(told.file, faults)) {
        return std::make_shared<const MilestoneWords>(std::move(*words));
      }
    }
  } catch (const std::system_error& error) {
    faults.add(unreadable(told.file, error.code().value()));
  }
  std::cerr << write_findings(told, {language, false});
  throw Stop{
      exit_incomplete,
      {"les mots des échéances ne peuvent pas servir", "the words for the dates cannot be used"}};
}

}  // namespace paraphe

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>

#include "check/schematron.h"
#include "output/report/report.h"

namespace paraphe {

/// With what this installation checks. `rules_version` is that of the rule set in force.
/// The digest of the rules is that of the list that `sha256sum` prints of the files of
/// schemas/regles, schemas/profils and schemas/registre, sorted by their bytes, so that anyone can
/// work it out again: `cd schemas; sha256sum $(LC_ALL=C ls profils/* registre/* regles/*) |
/// sha256sum` gives it where all file names are plain.
/// Errors: throws Stop with exit_incomplete when one of the files cannot be read.
Edition read_edition(const std::string& rules_version);

/// The report of a draft that a command refuses, as `check` prints it.
std::string refused_draft(const Report& report, Language language);

/// Why each rule exists, by its id; those that say nothing of it are left out.
std::map<std::string, Text> read_reasons(const RuleSet& rules);

}  // namespace paraphe

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/source_text.h"
#include "check/verdict.h"

namespace paraphe {

/// Waivers as a table for the eye, a line each: number, rule, what became of it, dates, target,
/// authority. Empty without waivers.
std::string waiver_table(const std::vector<Waiver>& waivers, Language language);

/// Entries of a file of waivers for the open findings of a verdict that are errors or warnings and
/// allow one; of `rule` (`DUR-06`, `DUR-06.maximum`) unless it is empty. Key and fingerprint are
/// filled, the rest holds marks that the schema refuses. Empty when there is none.
std::string proposed_waivers(const Verdict& verdict, const std::string& rule);

/// A whole file that holds `entries`.
std::string whole_waiver_file(const std::string& entries);

/// The bytes of a file of waivers without some of its entries and the line breaks before them; not
/// one other byte changes.
std::string without_entries(const SourceText& file, const std::vector<Waiver>& going);

}  // namespace paraphe

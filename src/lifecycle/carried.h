// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/diagnostic.h"
#include "compose/template.h"
#include "lifecycle/written_pdf.h"

namespace paraphe {

/// A file that a PDF carries, under the name it gives: a name, never a path to open.
struct CarriedFile {
  std::string name;
  std::string mime;
  std::string relationship;  ///< `Source`, `Supplement`
  std::string bytes;
};

/// What a PDF carries of what it was made from, before anything is believed of it.
struct Carried {
  std::string xmp;
  std::vector<CarriedFile> files;    ///< in their order
  std::vector<std::string> damaged;  ///< names of files that cannot be read
};

/// What the first revision of `pdf` carries.
Carried carried_by(const WrittenPdf& pdf);

/// What XMP says of how a file was made. Source: output/module/provenance.
struct Statement {
  std::string program, libraries, fonts, hyphenation;
  std::string template_name, template_digest, source_digest, rules_digest;  ///< without « sha256: »
  // the options of the print
  bool for_signature = false, strike = false, text_tags = false, embeds = true;
  std::optional<int> original;
  std::optional<Date> as_of;
  std::vector<std::string> unknown;  ///< options that this program does not know
};

/// Reads the properties of `urn:paraphe:xmp:1` in a packet. Nothing when it has none of them: the
/// file is not one of ours.
std::optional<Statement> read_statement(const std::string& xmp);

/// What it takes to print a file again.
struct Recipe {
  Statement statement;
  std::string source_name, source;  ///< empty: not carried
  std::vector<TemplateFile> templates;
  std::vector<CarriedFile> images;
};

/// Sorts what is carried; bytes only, nothing is opened.
Recipe recipe_of(const Carried& carried, Statement statement);

/// All properties of a packet as name and text, sorted, but those that a later revision may give
/// again: the tool, the dates of change. Two packets that say the same of a document, each in its
/// own way of writing, give the same.
std::vector<std::pair<std::string, std::string>> lasting_properties(const std::string& xmp);

}  // namespace paraphe

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/typography.h"
#include "compose/document.h"
#include "compose/phrase.h"

namespace paraphe {

/// A file of a template, as it was read.
struct TemplateFile {
  std::string name;  ///< of the template: `sobre`
  std::string bytes;
};

/// One form of printed paper: geometry, styles and every fixed phrase, read from
/// templates/<name>.xml. Lengths are points.
struct Template {
  std::string name;
  std::vector<TemplateFile> files;  ///< what it extends first, its own last
  std::string language;             ///< BCP 47: `fr-FR`
  TypographicStyle typography = TypographicStyle::imprimerie_nationale;
  Writing durations = Writing::both;  ///< where the draft does not say
  Writing counts = Writing::words;
  int toc_from = 0;  ///< headings from which a table of contents is printed; 0: never
  double signature_height = 0;
  bool cover = false;  ///< a page for the title, the parties and their logos
  double cover_logo_width = 0, cover_logo_height = 0;
  ImageLimits image_limits;
  Layout layout;  ///< header and footer hold patterns of phrases, `{page}` and `{pages}`
  std::map<std::string, double, std::less<>> label_widths;   ///< by style
  std::map<std::string, double, std::less<>> blanks;         ///< width by object
  std::map<std::string, Watermark, std::less<>> watermarks;  ///< `projet`, `exemple`
  std::map<std::string, Gender, std::less<>> nouns;          ///< by head word: `commission`
  std::map<std::string, Phrase, std::less<>> phrases;
  Place place;
  std::map<std::string, Place, std::less<>>
      places;  ///< of `style:<nom>`, `police:<nom>`, `entete`…

  /// The bytes of all its files, on which its digest is taken.
  std::string bytes() const;
  const Phrase* phrase(std::string_view id) const;
  /// The gender of a noun of functions, organs and acts, by its head word.
  std::optional<Gender> gender(std::string_view noun) const;
};

/// Where templates and their schema lie.
struct TemplateFolder {
  std::string folder;  ///< holds <name>.xml
  std::string schema;  ///< the path of gabarit.xsd
};

/// Reads the template `name` and what it extends: a part given again replaces the part of the same
/// name (a style, a phrase, a font…). `name` is that of a file of the folder, without « .xml », or,
/// with a « / » or « .xml » in it, the path of a body’s own template: a file, or a folder that
/// holds `gabarit.xml`. A template extends one of the folder, else one beside itself; its own fonts
/// may be given by paths from where it lies. Errors: returns nothing exactly when it reported one:
/// no such template, not well-formed, not valid against the schema, a chain of extensions that
/// turns in a circle, no page or no font, or what `check_template` refuses. Throws
/// std::runtime_error when the schema itself cannot be read.
std::optional<Template> load_template(const std::string& name, const TemplateFolder& where,
                                      Diagnostics& diagnostics);

/// What a PDF carries of the template it was printed with, and the folders in which the fonts that
/// it names may lie: bytes that come from elsewhere open no other file.
struct CarriedTemplate {
  std::vector<TemplateFile> files;  ///< what it extends first, its own last
  std::string schema;               ///< the path of gabarit.xsd
  std::vector<std::string> font_folders;
};

/// Reads a template from those bytes alone. Errors: as above; besides, GAB-05 where a file does not
/// extend the one before it, and GAB-13 for a font outside the folders.
std::optional<Template> load_template(const CarriedTemplate& carried, Diagnostics& diagnostics);

/// Whether what is found is of the template: mending the draft would not help.
inline bool is_template_fault(const Diagnostic& finding) { return finding.id.starts_with("GAB-"); }

}  // namespace paraphe

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace paraphe {

/// A part of a PDF, as a person knows it.
struct Part {
  enum class Kind {
    page,         ///< what a page shows
    page_order,   ///< which pages there are, and in which order
    annotation,   ///< a link or another annotation of a page
    field,        ///< a signature field, by its name
    source,       ///< the draft that the file carries
    form,         ///< the template that it carries
    attachment,   ///< a logo or another file that it carries, by its name
    metadata,     ///< XMP
    information,  ///< title, author and dates, as viewers show them
    font,         ///< by its name
    image,
    structure,  ///< what a screen reader follows
    outline,
    colour,      ///< the colour profile
    catalogue,   ///< what ties the parts together
    references,  ///< where each object stands; the identifier; the end
    unknown,
  };
  Kind kind = Kind::unknown;
  int page = 0;      ///< from 1; 0: of no page
  std::string name;  ///< of a font, a field, an attachment

  bool operator==(const Part&) const = default;
};

/// `moved`: a page that stands elsewhere; `revised`: changed after the file was printed, by a later
/// revision; `unsound`: a signature that is not that of the bytes it covers.
enum class Change { altered, missing, added, moved, damaged, revised, unsound };

/// One thing that is not as it should be.
struct Difference {
  Part part;
  Change change = Change::altered;
  std::string found, expected;  ///< in a few words; may be empty
  int revision = 0;             ///< that made it, from 2; 0: not known
};

/// « la page 3 », « la police GentiumBookPlus ».
Text part_words(const Part& part);
/// One line of a report: « page 3 : on lit « … » au lieu de « … » ».
Text difference_sentence(const Difference& difference);
/// « page », « font »: never translated.
const char* part_code(Part::Kind kind);
const char* change_code(Change change);

/// Adds `difference` unless the same part is told to have changed the same way already.
void add_difference(std::vector<Difference>& all, Difference difference);

}  // namespace paraphe

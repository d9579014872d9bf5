// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <set>
#include <string>
#include <utility>

#include "base/diagnostic.h"
#include "compose/document.h"

namespace paraphe::setting {

/// Where a source stands in the draft that it comes from.
using PlaceOf = std::function<Place(Source)>;

/// Reports what the page cannot show as it should: ids `PAG-01` to `PAG-06`, `IMG-04`. Each finding
/// is given once a place.
class Findings {
 public:
  Findings(Diagnostics& diagnostics, PlaceOf place_of)
      : diagnostics_(diagnostics), place_of_(std::move(place_of)) {}

  /// PAG-01, error: the face `font` has no glyph for `character`; the page would be false.
  void missing_glyph(char32_t character, const std::string& font, Source source);
  /// PAG-02, warning: a line whose spaces had to be stretched beyond every tolerance.
  void loose_line(Source source);
  /// PAG-03, warning: a line that reaches into the margin by `excess` points.
  void overfull_line(double excess, Source source);
  /// PAG-04, error: something that cannot be divided is taller than a page, by `excess` points.
  void too_tall(double excess, Source source);
  /// PAG-05, error: a reference to a block that is not in the document.
  void missing_target(const std::string& target, Source source);
  /// PAG-06, error: the columns of a table leave no room for text.
  void narrow_table(Source source);

  /// IMG-04, warning: a picture printed with fewer pixels an inch than the template asks for.
  void coarse_image(const std::string& file, double resolution, Source source);

  bool glyphs_missing() const { return glyphs_missing_; }

 private:
  void add(const char* id, Severity severity, Source source, Text message, Text remedy);

  Diagnostics& diagnostics_;
  PlaceOf place_of_;
  std::set<std::pair<std::size_t, std::string>> given_;
  bool glyphs_missing_ = false;
};

}  // namespace paraphe::setting

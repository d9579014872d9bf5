// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

namespace paraphe {

/// Where a signature field stands, in points from the lower left corner of its page.
struct PrintedField {
  std::string name;  ///< `Signature_<id of who signs>`
  std::string tooltip;
  std::string tag;  ///< the invisible text in its box
  int page = 0;     ///< from 1
  double x = 0, y = 0, width = 0, height = 0;
};

/// A printed file, and what a signing platform asks about it. Lengths are points.
struct Printed {
  std::string pdf;
  std::string fingerprint;  ///< short form, as it stands at the foot of each page
  int pages = 0;
  double page_width = 0, page_height = 0;
  std::vector<PrintedField> fields;   ///< in the order of the pages
  std::vector<std::string> paraphes;  ///< what stands under each box of a foot, in order; one box
                                      ///< for all when there are many signatories
  std::vector<std::string> codes;     ///< of each page, what its code says; empty: there are none
  std::vector<std::string> texts;  ///< of each page, as PageTexts gives it; when it was asked for
};

}  // namespace paraphe

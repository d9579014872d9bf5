// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "typeset/page.h"

namespace paraphe {

/// The words of pages as they are heard, without what stands around the text.
class PageTexts {
 public:
  /// `pages` must outlive it, and have all its nodes; signs may be added later.
  explicit PageTexts(const Pages& pages);

  /// The text of one page: its items that are not artifacts in painting order (the text as it is
  /// read, then the notes), one line for each block (paragraph, cell, entry…) that begins or goes
  /// on here; a label (number, dash) stands on the line of what it marks. A word divided at the end
  /// of a line is whole again; any run of white space, no-break spaces included, is one space. A
  /// word that goes on to the next page is cut where the page cuts it. UTF-8, without a final line
  /// break. Valid until the next page.
  const std::string& of(const Page& page);

 private:
  bool is_label(int block) const;
  void append(const TextItem& item, std::string& text) const;

  const Pages& pages_;
  std::string text_;           ///< of the last page
  std::vector<char> letters_;  ///< of each sign: the byte it shows, or what else it is
  std::vector<int> blocks_;    ///< of each node: the nearest one that is no part of a line
};

}  // namespace paraphe

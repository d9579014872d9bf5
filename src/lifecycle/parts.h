// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <vector>

#include "lifecycle/difference.h"
#include "lifecycle/page_text.h"
#include "lifecycle/written_pdf.h"

namespace paraphe {

/// What each object of a file of this program belongs to.
class Parts {
 public:
  /// `pdf` must outlive it.
  explicit Parts(const WrittenPdf& pdf);

  Part of(int object) const;
  /// The part whose bytes hold the byte `at`.
  Part at(std::size_t byte) const;
  /// The text of a page, from 1, to be quoted.
  std::string text_of_page(int page) const;

 private:
  void name_pages();
  void name_fonts();
  void name_attachments();
  void set(int object, const Part& part);

  const WrittenPdf& pdf_;
  std::map<int, Part> parts_;
  std::vector<int> contents_;                  ///< of each page, its stream
  std::map<std::string, int> character_maps_;  ///< by the name that pages give a font
};

/// What differs between two files of this program, object by object, on what streams hold once
/// inflated. `versions`: what is written of the versions that made them is not held against them.
std::vector<Difference> compare(const WrittenPdf& found, const WrittenPdf& expected, bool versions);

/// Names the part in which two files first differ, byte by byte, and quotes the page.
Difference first_difference(const WrittenPdf& found, const WrittenPdf& expected);

}  // namespace paraphe

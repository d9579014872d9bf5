// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "typeset/page.h"

namespace paraphe {

/// The codes on the pages of one file as QR symbols, level M, all of the version that the longest
/// of them needs. The mask is the one of least penalty for the longest, and serves all: any mask is
/// read, what stands in a code is as good as random, and evaluating the eight masks costs a dozen
/// times the rest, on every page. Modules that are dark on every page are drawn once, in a form
/// that the pages share, so that a page adds half a kilobyte to the file.
/// Source: ISO/IEC 18004:2015.
class PageSymbols {
 public:
  /// `contents`: of each page, in the alphanumeric set; empty: no page has a code. Errors: throws
  /// std::runtime_error when one is longer than a symbol of 61 modules takes (366 signs).
  explicit PageSymbols(const std::vector<std::string>& contents);

  bool empty() const { return width_ == 0; }
  /// The length of a module in `square`, which the quiet zone is part of, in points.
  double module_size(const Box& square) const;
  /// The operators of the form that all pages draw, a unit being a module and the origin the foot
  /// of the symbol: a white ground, quiet zone included, and the modules that are dark everywhere.
  std::string form() const;
  /// The bounds of the form, in modules.
  Box form_box() const;
  /// The operators that draw the symbol of page `page` (from 0), marked as an artifact. Its dark
  /// modules stand at the left and the foot of `square`, where the text stands; two sides of the
  /// quiet zone lie in the margins. Calls the form `/Q`. Nothing where pages have no codes.
  std::string operators(std::size_t page, const Box& square) const;

 private:
  using Row = std::uint64_t;  ///< one bit a module, the leftmost the lowest

  std::span<const Row> rows(std::size_t page) const;

  int width_ = 0;          ///< in modules, without quiet zone
  std::vector<Row> rows_;  ///< of all pages, one after the other
  std::vector<Row> common_;
};

}  // namespace paraphe

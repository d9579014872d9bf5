// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "typeset/page.h"

namespace paraphe {

/// Content without resources, tags or metadata: what libharu is for. Fonts are named `/F0`, `/F1`…
/// after `Pages::faces`.
struct Drawing {
  std::vector<std::string> contents;  ///< by page: its content stream, signs as `append_sign` does
  std::vector<std::vector<int>>
      marks;                      ///< by page, by marked-content identifier: the node it belongs to
  std::map<int, Box> figures;     ///< by node: the box of its image
  std::vector<std::size_t> uses;  ///< by sign: how often the pages show it
};

/// Draws pages, one after the other. Marked content: one identifier for each stretch of items of
/// one node; artifacts are marked as such.
class Drawer {
 public:
  /// Of `pages`, whose nodes are known and keep their place; of that language. Errors: throws
  /// std::runtime_error when libharu is not the one that was compiled.
  Drawer(const Pages& pages, std::string language);
  ~Drawer();
  Drawer(const Drawer&) = delete;
  Drawer& operator=(const Drawer&) = delete;

  /// Draws the next page, whose items are no more needed then. Its signs and faces are known.
  /// Errors: throws std::runtime_error when a face cannot be read or libharu cannot begin.
  void draw(const Page& page);
  /// Once, when every page was drawn. Errors: throws std::runtime_error with libharu's first error
  /// code.
  Drawing finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace paraphe

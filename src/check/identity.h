// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/tree.h>

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"

namespace paraphe {

/// Says what findings are about, in a document that stays as it is.
///
/// The key is the path down from the nearest element that bears an `id`, itself included, else from
/// below the root: `axe[@id='axe-2']/titre`, `duree/@fin`; the root is `convention`. A step among
/// several of the same name tells which: `alinea[2]`.
///
/// The fingerprint is the SHA-256 of what stands there: of an element its name, its attributes in
/// order of their names, its content, runs of white space collapsed and those next to a tag left
/// out; of an attribute the start tag of its owner; of a text its element. Comments, processing
/// instructions, prefixes and `xsi:` hints count for nothing. Of the root the start tag and
/// `message` alone: what is said there is about the document as a whole, which changes every day.
class Identities {
 public:
  /// Of a finding at `node`: an element, an attribute, a text, the document.
  Identity of(const xmlNode* node, const std::string& message);

 private:
  /// Of an element among its siblings of the same name.
  struct Rank {
    std::size_t rank = 0;
    std::size_t count = 0;
  };
  Rank rank(const xmlNode* element);
  std::string step(const xmlNode* element);
  std::string key(const xmlNode* element);

  std::unordered_map<const xmlNode*, Rank> ranks_;  ///< of all children of a parent, or of none
};

/// Several findings of one assertion about one thing (two themes missing from one list) share their
/// identity, and a waiver of one would cover the other: adds the message of each to its
/// fingerprint. Drops `said` of all.
void tell_apart(std::vector<Diagnostic>& findings);

/// Whether two keys differ only by the ranks of steps among others of the same name, which move
/// when a paragraph is added before them.
bool same_but_for_ranks(const std::string& a, const std::string& b);

}  // namespace paraphe

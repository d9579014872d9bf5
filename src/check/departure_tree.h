// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/tree.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "check/departures.h"

namespace paraphe {

std::string_view name_of(const xmlNode* node);
/// A name with its namespace, which no other name is written like.
std::string full_name(const xmlNode* node);
std::vector<const xmlNode*> element_children(const xmlNode* element);
/// Whether words stand directly in an element.
bool is_prose(const xmlNode* element);
/// The attributes that count, by full name, in that order: none of `xsi:`.
std::vector<std::pair<std::string, const xmlAttr*>> attributes_of(const xmlNode* element);
/// The objects of the blanks that stand directly in an element, in its order.
std::string blanks_in(const xmlNode* element, const BlankNames& names);
/// At most some sixty letters of a text, cut between words.
std::string shortened(const std::string& text);

/// One tree, ready to be compared: a digest of each element, and which one bears an identifier.
class ComparedTree {
 public:
  explicit ComparedTree(const xmlNode* root) { digest(root); }

  const Digest& of(const xmlNode* element) const { return digests_.at(element); }
  /// The first element that bears an identifier; null when there is none.
  const xmlNode* bearer(std::string_view id) const;

 private:
  const Digest& digest(const xmlNode* element);

  std::unordered_map<const xmlNode*, Digest> digests_;
  std::unordered_map<std::string_view, const xmlNode*> bearers_;
};

/// A word or a sign of running text, or a tag in it.
struct ProseToken {
  enum class Kind { word, tag, blank, structure };
  Kind kind = Kind::word;
  std::string text;         ///< what must be equal
  std::string shown;        ///< what a reader is told; may be empty
  std::string object = {};  ///< of a blank
  bool gap = false;         ///< white space comes before
  const xmlNode* first = nullptr;
  std::size_t begin = 0;
  const xmlNode* last = nullptr;
  std::size_t end = 0;  ///< bytes of the text nodes; nothing of a tag
};

/// The running text of one element. Lists that stand in it are structures: one token each here,
/// to be compared as elements.
struct ReadProse {
  std::vector<ProseToken> tokens;
  std::vector<const xmlNode*> structures;
};
ReadProse read_prose(const xmlNode* element, const BlankNames& blanks);

/// In what the words of `later` depart from those of `earlier`, structures aside.
std::vector<Departure> compare_prose(const ReadProse& earlier, const ReadProse& later,
                                     const xmlNode* element);

}  // namespace paraphe

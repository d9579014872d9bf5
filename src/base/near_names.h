// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/diagnostic.h"
#include "base/words.h"

namespace paraphe {

/// Names, looked for in running text where they are written almost, but not quite, as they should
/// be: a letter wrong, an accent or a word missing, a hyphen for a space.
class NearNames {
 public:
  struct Find {
    std::size_t name = 0;  ///< in the order of `add`
    Span span;
  };

  /// A name of two words or more; one of a single word is sought in vain. What is written as any of
  /// the names added is never found, case aside.
  void add(std::string_view name);

  /// Whether a name may be entered by a word, as it is written: false is sure. A text without such
  /// words holds none.
  bool may_enter(std::string_view word) const;
  /// In the order of the text, without overlaps. Names that differ by a plural, by figures, by how
  /// their first words begin or by more than a slip (a letter in eight, three at most) are
  /// different names.
  std::vector<Find> find(std::string_view text) const;

 private:
  struct Name {
    std::size_t words = 0;
    std::string initials;  ///< of the folded words
    std::string folded;    ///< words parted by spaces
    std::string written;   ///< the same in lower case, with its accents and hyphens
  };
  /// A word of a name by which a text is entered, for it begins with a capital.
  struct Entry {
    std::size_t name;
    std::size_t rank;  ///< of the word, from 0
  };
  /// Words of a text that may be a name.
  struct Window {
    Name read;
    bool capitals = false;  ///< one of them is in capitals, whose accents are another matter
    Span span;
  };

  static Window window(const Tokens& tokens, std::size_t words);
  bool is_slip(const Name& name, const Window& window) const;
  bool misses(const Name& name, const Window& window) const;
  /// What of `text` around the word at `word` is nearly the name, if anything.
  bool enter(const Entry& entry, std::string_view text, std::size_t word, Find& found) const;

  std::vector<Name> names_;
  std::unordered_set<std::string> known_;
  std::unordered_map<std::string, std::vector<Entry>> entries_;
  std::bitset<64> sizes_;  ///< how many letters the words of `entries_` have
};

}  // namespace paraphe

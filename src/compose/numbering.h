// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "compose/agreement.h"

namespace paraphe {

/// One label on the way to a point: the phrase that writes it and its rank.
struct Step {
  std::string phrase;  ///< `liste.numeros.2`, `enumeration.objectifs`
  int rank = 1;
};

/// What a reference may name.
struct Target {
  enum class Kind { article, annex, axis, table, line, preamble };
  Kind kind = Kind::article;
  int number = 0;              ///< of the article, annex, axis or table; 0: the only annex
  int line = 0;                ///< alinéa inside `place`, counted as printed, from 1
  std::vector<Step> steps;     ///< of a point, outermost first
  Kind place = Kind::article;  ///< where a line stands
  int place_number = 0;
  Source source;
};

/// The numbers of everything in an agreement, and how many there are of each.
/// Alinéas are counted as the Guide de légistique does (3.3.1): each line that starts anew, points
/// included; tables and titles are not counted.
class Numbering {
 public:
  explicit Numbering(const Agreement& agreement);

  const Target* find(std::string_view id) const;
  /// How many there are inside the element `id`, or in all for an empty one; -1: no such list.
  int count(Countable what, std::string_view id) const;
  int number_of(const Axis& axis) const { return axes_.at(&axis); }
  int number_of(const Table& table) const { return tables_.at(&table); }
  const Content* title(std::string_view id) const;

 private:
  struct Walk;
  std::map<std::string, Target, std::less<>> targets_;
  std::map<std::string, std::map<Countable, int>, std::less<>> counts_;
  std::map<std::string, const Content*, std::less<>> titles_;
  std::map<const Axis*, int> axes_;
  std::map<const Table*, int> tables_;
};

/// The commitments of `enumeration` by the parties that make them, in order of appearance.
std::vector<std::vector<const Item*>> commitment_groups(const Enumeration& enumeration);

/// `objectifs`, `engagements`… : the word of the vocabulary, which names phrases.
std::string_view vocabulary(Countable what);

/// The phrase that labels a point of level `level` (from 1).
std::string list_phrase(const List& list, int level);

}  // namespace paraphe

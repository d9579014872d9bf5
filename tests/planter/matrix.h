// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <vector>

#include "trial.h"

namespace paraphe::planter {

/// What became of the defects of one rule in one agreement, or in all.
struct Tally {
  int planted = 0;  ///< those that the schema let by
  int caught = 0;
  int on_the_words = 0;
  int refused = 0;  ///< by the schema, before any rule
  int excused = 0;  ///< missed, and the catalogue says why

  Tally& operator+=(const Tally& other);
};

struct Matrix {
  std::map<std::string, std::map<std::string, Tally>> cells;  ///< by rule, then agreement
  std::vector<std::string> misses;  ///< « PAR-02 samples/x.xml:12 un chiffre du SIREN est changé »
  std::map<std::string, int> caught_as;         ///< by what the catalogue names: `DUR-02.fin`
  std::map<std::string, int> noise;             ///< « REF-04 → STR-20 » and how often
  std::map<std::string, std::string> heard_as;  ///< an example of each noise

  void add(const Defect& defect, const std::string& agreement, const Trial& trial);
  void add(const Matrix& other);
  Tally of_rule(const std::string& rule) const;
  Tally of_group(const std::string& group) const;  ///< « PAR »; empty: all
  std::string table() const;  ///< rule × agreement: caught/planted, « · » where it cannot be
  std::string summary(int most_noises) const;  ///< by group, misses, noise
};

/// Plants in every agreement, on as many threads as there are processors. `draws`: of every defect
/// in each agreement; `random`: defects drawn at random for each agreement, whichever they are.
/// The same numbers give the same matrix.
Matrix sow(const Catalogue& catalogue, const RuleSet& rules, int draws, int random);

/// What rules tell of words that are right, put in every agreement at `draws` places.
std::vector<std::string> false_alarms(const Catalogue& catalogue, const RuleSet& rules, int draws);

}  // namespace paraphe::planter

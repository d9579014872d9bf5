// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalogue.h"
#include "check/schema.h"
#include "check/verdict.h"
#include "planting.h"

namespace paraphe::planter {

/// What a check told of one place.
struct Heard {
  std::string rule;       ///< `DUR-02`
  std::string assertion;  ///< `DUR-02.fin`
  std::vector<Span> places;
  std::string message;
  bool question = false;  ///< for the lawyer: no finding
};

/// What became of a planted defect.
enum class Fate { caught, missed, refused, impossible };

struct Trial {
  Fate fate = Fate::impossible;
  bool on_the_words = false;  ///< the finding stands on what was written, not just around it
  std::size_t line = 0;       ///< of the place, in the clean draft
  std::vector<Heard> others;  ///< what other rules newly tell
};

/// Schema and rules over drafts in memory. It belongs to one thread.
class Inspector {
 public:
  Inspector(const Schema& schema, const RuleSet& rules);

  /// What is told of `bytes`, questions for the lawyer included, what waits for a blank left out.
  /// Nothing when the schema refuses it. Throws std::runtime_error when a rule cannot be applied.
  /// `voted`: the text once put to the vote, if it is known.
  std::optional<std::vector<Heard>> listen(const std::string& name, const std::string& bytes,
                                           const std::string& gate, const Draft* voted = nullptr);

 private:
  const Schema& schema_;
  Checker checker_;
};

/// One clean agreement, ready to be spoilt. It belongs to the thread of its inspector.
class Ground {
 public:
  Ground(const Agreement& agreement, Inspector& inspector,
         const std::vector<const Draft*>& registers);

  const std::string& name() const { return draft_.name(); }
  std::vector<xmlNode*> places(const Defect& defect);
  Trial attempt(const Defect& defect, xmlNode* place);

 private:
  const std::vector<Heard>& known(const std::string& gate);

  Draft draft_;
  Inspector& inspector_;
  Paths paths_;
  std::map<std::string, std::vector<Heard>> known_;  ///< by gate
};

/// The registers that the rules see here: those shipped, and one that knows made-up bodies.
std::vector<std::string> register_files();

}  // namespace paraphe::planter

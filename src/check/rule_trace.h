// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "check/rule_model.h"

namespace paraphe {

/// What happened during an evaluation, in order: what an SVRL report tells. Kept on demand only.
struct TraceEvent {
  enum class Kind { pattern, rule, assertion };
  Kind kind = Kind::pattern;
  const Pattern* pattern = nullptr;
  const Rule* rule = nullptr;
  const Assertion* assertion = nullptr;
  std::string document;  ///< of a pattern or a rule: names of the documents, separated by spaces
  std::string location;  ///< of an assertion: path of its node
  std::string text;
  std::string language;        ///< of the assertion, inherited
  bool indeterminate = false;  ///< an operand kept the assertion from being decided
  /// Referenced diagnostics and properties, with their text (escaped) and their copied attributes.
  struct Reference {
    const xmlNode* element = nullptr;
    std::string attributes;
    std::string content;
  };
  std::vector<Reference> diagnostics;
  std::vector<Reference> properties;
};

struct Trace {
  std::vector<TraceEvent> events;
  std::string phase;
};

}  // namespace paraphe

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/prose.h"
#include "check/flat_text.h"
#include "check/rule_evaluation.h"
#include "check/synthetic.h"

namespace paraphe {

/// A synthetic element under way, which stands for words that were found.
struct ProseElement {
  SyntheticElements& synthetic;
  xmlNode* node;
};

/// An element for words of a text, which it gives as `texte`.
xmlNode* element_for(SyntheticElements& synthetic, const FlatText& flat, Span span,
                     const char* name);
/// The same; nothing where the words are to be taken as they are (`Evaluation::verbatim`).
xmlNode* element_for(Evaluation& evaluation, const FlatText& flat, Span span, const char* name);

/// 4 450 as `44.50`; no decimals where they are nought.
std::string from_hundredths(std::int64_t value);

/// Tells what the words mean in the attributes that schematron.h lists: « oui » or « non » for
/// conditions, ISO 8601 for dates and durations, euros with a decimal point for amounts.
void describe(const ProseElement& node, const WrittenDate& found);
void describe(const ProseElement& node, const WrittenDuration& found);
void describe(const ProseElement& node, const Count& found);
void describe(const ProseElement& node, const WrittenAmount& found);
void describe(const ProseElement& node, const WrittenReference& found);
void describe(const ProseElement& node, const Acronym& found);
void describe(const ProseElement& node, const Ratio& found);
void describe(const ProseElement& node, const WrittenPercentage& found);
void describe(const ProseElement& node, const WrittenPeriod& found);
void describe(const ProseElement& node, const Citation& found);
void describe(const ProseElement& node, const Rank& found);
void describe(const ProseElement& node, const VagueDate& found);
void describe(const ProseElement& node, const Placeholder& found);

}  // namespace paraphe

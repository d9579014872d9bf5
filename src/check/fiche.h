// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/tree.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace paraphe {

/// One thing a rule rests on.
struct Basis {
  std::string nature;  ///< loi, jurisprudence, usage, coherence, acte
  Text text;
  std::string link;  ///< may be empty
};

/// A change to the model draft that makes a rule fail, or that it must still accept.
struct Example {
  bool passes = false;             ///< `attendu="succes"`
  std::string profile;             ///< put on the root when not empty
  std::string model;               ///< edits `modele-NAME.xml` beside the usual model draft
  std::string gate;                ///< at which the example speaks; empty: any
  bool voted = false;              ///< `vote="oui"`: the model was put to the vote, then edited
  const xmlNode* edits = nullptr;  ///< the `r:exemple` element
};

/// When the prose of fiches is read, and judged: reasons, bases, remedies, examples. It is half of
/// the bytes of the rules, and a check that finds nothing needs none of it.
enum class Prose { now, later };

/// What a rule says of itself (`r:fiche`).
struct Fiche {
  std::string rule;
  bool waivable = false;      ///< `derogeable`: not « non »
  bool errors_stand = false;  ///< `derogeable="avertissements"`: what blocks allows no waiver
  std::string from, until;    ///< ISO 8601; empty: no bound
  Text why;
  std::vector<Basis> bases;
  Text remedy;
  /// What to do instead when this assertion fails (`r:remede/@pour`).
  std::map<std::string, Text, std::less<>> remedies;
  std::vector<Example> examples;

  /// The bases in one line: « CGCT, art. L. 4231-3 (https://…) ; … ».
  Text basis() const;
  /// Whether a finding of this severity allows a waiver.
  bool allows_waiver(Severity severity) const;
  /// What to do when the assertion `key` fails (`duree/DUR-02.fin`).
  const Text& remedy_of(std::string_view key) const;
};

/// Reads an `r:fiche` element; the vocabulary is checked already. Points into its tree.
Fiche read_fiche(const xmlNode* element);

/// The text of an element with runs of white space made one space (no-break spaces stay).
std::string plain_text(const xmlNode* element);
/// The same of a text.
std::string collapse(std::string_view text);
/// `xml:lang`, inherited; empty when there is none.
std::string language_of(const xmlNode* element);

}  // namespace paraphe

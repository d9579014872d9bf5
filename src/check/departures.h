// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/tree.h>

#include <string>
#include <vector>

#include "check/flat_text.h"

namespace paraphe {

/// One thing in which a text departs from an earlier state of it.
struct Departure {
  /// `words`: of running text; `datum`: an attribute; the others are of whole elements.
  enum class Kind { words, datum, added, removed, moved };
  Kind kind = Kind::words;
  /// What differs: the prose, the attribute, the element; of what was removed the element that held
  /// it, or bore it, in the later text.
  const xmlNode* node = nullptr;
  TextMark mark;       ///< where to point at; an element stands for itself
  std::string name;    ///< of the attribute, or of the element added, removed or moved
  std::string before;  ///< as it was, shortened for a message; empty when it was not there
  std::string after;   ///< as it is, likewise
  /// The objects of the declared blanks that the words replace or, of any other kind, that stood
  /// directly in the element.
  std::string blanks;
  bool awaited = false;     ///< the earlier text declared this datum as still to come
  std::string fingerprint;  ///< SHA-256 of what was and what is, in hexadecimal
};

/// What declares in a draft that something is not written yet.
struct BlankNames {
  std::string element;    ///< stands where a hand will write
  std::string object;     ///< its attribute that says what
  std::string attribute;  ///< lists the attributes of its owner still to come
};

/// In what the text under `later` departs from the one under `earlier`, both elements. Comments,
/// instructions, prefixes, white space of any kind, soft hyphens and the form of apostrophes count
/// for nothing; neither do lists of data to come by themselves. Siblings are aligned by identifier,
/// then by content, then by likeness, so that a paragraph more is one difference; what differs in
/// one paragraph is one difference, but for the blanks that were filled, each its own. Nothing is
/// left out: two texts without any difference read alike.
std::vector<Departure> departures(const xmlNode* earlier, const xmlNode* later,
                                  const BlankNames& blanks);

}  // namespace paraphe

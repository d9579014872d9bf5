// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace paraphe {

/// How grave a finding is. `indeterminate`: a rule whose operand is present but invalid; it blocks
/// like an error. What blocks is decided by the gate, not here.
enum class Severity { fatal, error, warning, info, indeterminate };

/// `waived`: covered by a recorded waiver. `unknown`: depends on a declared blank; it is listed
/// « à vérifier à la signature » and does not block.
enum class State { open, waived, unknown };

enum class Language { fr, en };

/// One sentence in both languages of the product.
struct Text {
  std::string fr;
  std::string en;

  const std::string& in(Language language) const { return language == Language::fr ? fr : en; }
  bool empty() const { return fr.empty() && en.empty(); }
};

/// Stands in a message for a value of the draft that the reader must not see.
inline constexpr const char* redacted_value = "•••";

/// A half-open range of bytes [begin, end) of a draft.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// One point of a file. `byte` counts from 0 (a byte order mark counts); `line` and both columns
/// from 1. A line ends at LF, CRLF or a lone CR. The byte order mark takes no column.
struct Position {
  std::size_t byte = 0;
  std::size_t line = 1;
  std::size_t column = 1;        ///< in code points
  std::size_t column_utf16 = 1;  ///< in UTF-16 code units
};

/// Where a finding stands. `line` 0 in `start` means: in the file as a whole.
struct Place {
  std::string file;
  Position start{0, 0, 0, 0};
  Position end{0, 0, 0, 0};
};

/// A replacement of bytes that mends a finding. `safe`: it changes no wording.
struct Edit {
  Span span;
  std::string replacement;
  bool safe = false;
};

/// A second place or an explanation that belongs to a finding.
struct Note {
  Text text;
  std::optional<Place> place;
};

/// What a finding of a rule is about, in terms that outlive edits elsewhere in the draft: never a
/// line number.
struct Identity {
  std::string key;          ///< `duree/@fin`, `axe[@id='axe-2']`: from the nearest identifier
  std::string fingerprint;  ///< `sha256:…` of what stands there, white space apart
  std::string said = {};    ///< the message in French, unmasked, while findings are told apart
};

/// What became of a waiver in a check. `pending`: not judged, because the rules have not run, its
/// rule is of another gate, or a blank must be filled first. `stale`: the text it was given for has
/// changed. `refused`: a finding about it says why.
enum class WaiverUse { pending, applied, unused, expired, stale, refused };

/// A recorded exception to a rule (« dérogation »), as the file beside the draft tells it.
struct Waiver {
  std::string id;    ///< `DER-2026-004`
  std::string rule;  ///< `DUR-06`, or one assertion `DUR-06.maximum`
  Identity target;
  std::string reason;
  std::string authority;
  std::string decided, expires;  ///< ISO 8601 days; valid on both
  std::string document;          ///< SHA-256 of the only state of the draft it is for; may be empty
  Place place;                   ///< in the file of waivers
  Span element;                  ///< the whole entry there
  WaiverUse use = WaiverUse::pending;
};

/// The test that failed and what its operands were, for a reader who asks.
struct Explanation {
  struct Operand {
    std::string expression;  ///< as the rule writes it: `@fin`
    std::string value;       ///< as text: `2028-12-31`
    Text words;              ///< what it is to a jurist; may be empty
  };
  std::string test;  ///< XPath
  std::vector<Operand> operands;
};

/// The currency of every room: one thing wrong with a draft, a rule file, a template.
struct Diagnostic {
  std::string id;    ///< stable, never translated: `DUR-02`, `XML-01`
  std::string rule;  ///< pattern and assertion, `duree/DUR-02.fin`; empty: no rule of ours
  Severity severity = Severity::error;
  State state = State::open;
  Place place;
  Text message;  ///< lower case, no final period, values included
  Text why;
  Text basis;   ///< law, decision, house act or « cohérence interne », with its reference
  Text remedy;  ///< what to do about it
  std::vector<Note> notes;
  std::vector<Edit> edits;
  bool waivable = false;                   ///< the rule allows a waiver
  Identity target;                         ///< of a finding of a rule
  std::optional<Waiver> waiver;            ///< what covers it, when `state` is waived
  std::optional<Explanation> explanation;  ///< when it was asked for
};

/// The sink that rooms report to. Keeps the order of reporting.
class Diagnostics {
 public:
  void add(Diagnostic diagnostic) { items_.push_back(std::move(diagnostic)); }
  const std::vector<Diagnostic>& items() const { return items_; }
  std::vector<Diagnostic>& items() { return items_; }
  bool empty() const { return items_.empty(); }

 private:
  std::vector<Diagnostic> items_;
};

}  // namespace paraphe

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "lifecycle/page_code.h"

namespace paraphe {

/// A print to hold a code against: made again from the text that a PDF carries, never what its
/// metadata claim.
struct TruePrint {
  std::string file;                ///< of the PDF
  std::vector<std::string> codes;  ///< of each page
  std::vector<std::string> texts;  ///< of each page
  std::string pdf;                 ///< the print
  bool attested = false;           ///< the PDF is that print, signed or not
};

/// What a code, read off a page or typed, turns out to be.
struct PageAnswer {
  enum class Kind {
    confirmed,       ///< the agreement has that page with that text
    fingerprint,     ///< a short form that is that of an agreement given
    other_text,      ///< it has that page, with another text than the code vouches for
    other_original,  ///< so it has, but it is another original, whose number may stand in the text
    no_such_page,    ///< it has not as many pages
    other_state,     ///< one says « for signature », the other not
    not_among,       ///< none of the files given is that agreement
    nothing_given,   ///< no file to hold it against
    damaged,         ///< one of our codes, in which something is missing or impossible
    future,          ///< of a format of later programs
    foreign,         ///< not one of ours
  };
  Kind kind = Kind::foreign;
  std::string said;                  ///< what was read or typed
  ReadPageCode read;                 ///< of a whole code
  std::string short_of;              ///< the short form of the fingerprint; empty: not known
  const TruePrint* print = nullptr;  ///< the agreement it was found in

  /// 0 known and consistent, 4 nothing to hold it against, 6 else.
  int exit_code() const;
  /// The true text of the page it names; empty: not known.
  std::string_view true_text() const;
  /// What the code of that page says in the print it was found in; nothing: it has no such page.
  std::optional<PageCode> truth() const;
  /// Whether it was found only in another original than the code names.
  bool in_other_original() const;
};

/// Holds `said`, a whole code or the short form of the foot band, against `prints`, which must
/// outlive the answer. Of several prints of the agreement, the one for signature or not, as the
/// code says, is preferred; then the original that it names; then one whose own PDF is attested.
PageAnswer judge_code(const std::string& said, std::span<const TruePrint> prints);

/// Whether `said` can be of that print: the others need not be kept to judge it.
bool is_of_print(const std::string& said, const TruePrint& print);

/// « la page 7 sur 14 de CNRS-NOR-2021-04, original 2 sur 3 »; without a period.
Text claim_words(const PageAnswer& answer);
/// The answer in one sentence, without its period.
Text answer_sentence(const PageAnswer& answer);
/// What no code proves. One sentence, with its period.
Text limits_of_codes();

/// For the eye: each answer with its claim and the true text of its page.
std::string write_answers(const std::vector<PageAnswer>& answers, Language language);
/// For programs; keys in English in any language.
std::string write_answers_json(const std::vector<PageAnswer>& answers);

/// A picture as a page of HTML shows it without a network: its bytes and what they are.
struct SheetPicture {
  std::string bytes, mime;
};

/// A page for a browser that shows the scan beside the true page and its true text, for the eye to
/// compare; it needs neither network nor script. `scans`: the sheet that each answer was read on;
/// `truth`: the picture of the true page of each, empty where there is none.
std::string write_page_sheet(const std::string& file, const std::vector<SheetPicture>& scans,
                             const std::vector<PageAnswer>& answers,
                             const std::vector<SheetPicture>& truth, Language language);

}  // namespace paraphe

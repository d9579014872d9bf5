// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/page_attestation.h"

#include "base/base32.h"

namespace paraphe {
namespace {

using Kind = PageAnswer::Kind;

/// The code of page `page` (from 1) of a print. Our own codes can be read.
PageCode code_of(const TruePrint& print, int page) {
  return read_page_code(print.codes[static_cast<std::size_t>(page) - 1]).code;
}

bool is_same_original(const PageCode& a, const PageCode& b) {
  return a.original == b.original && a.originals == b.originals;
}

/// The print of the greatest merit, the first of them; nothing where none has any. `merit` of the
/// code of its first page: 0 where it is of another agreement.
template <typename Merit>
const TruePrint* best(std::span<const TruePrint> prints, const Merit& merit) {
  const TruePrint* found = nullptr;
  int most = 0;
  for (const TruePrint& print : prints) {
    const int own = print.codes.empty() ? 0 : 2 * merit(code_of(print, 1));
    if (own + (own > 0 && print.attested ? 1 : 0) <= most) continue;
    most = own + (print.attested ? 1 : 0);
    found = &print;
  }
  return found;
}

int merit_for(const PageCode& claim, const PageCode& first) {
  if (first.fingerprint != claim.fingerprint) return 0;
  return 1 + (is_same_original(first, claim) ? 1 : 0) +
         (first.for_signature == claim.for_signature ? 2 : 0);
}

Kind held_against(const PageCode& claim, const TruePrint& print) {
  if (claim.pages != static_cast<int>(print.codes.size())) return Kind::no_such_page;
  const PageCode truth = code_of(print, claim.page);
  if (truth.for_signature != claim.for_signature) return Kind::other_state;
  if (truth.text == claim.text) return Kind::confirmed;
  return is_same_original(truth, claim) ? Kind::other_text : Kind::other_original;
}

Kind kind_of(ReadPageCode::Kind kind) {
  switch (kind) {
    case ReadPageCode::Kind::future:
      return Kind::future;
    case ReadPageCode::Kind::damaged:
      return Kind::damaged;
    case ReadPageCode::Kind::foreign:
    case ReadPageCode::Kind::known:
      break;
  }
  return Kind::foreign;
}

}  // namespace

int PageAnswer::exit_code() const {
  if (kind == Kind::nothing_given) return 4;
  const bool good = kind == Kind::confirmed || kind == Kind::fingerprint;
  return good && print->attested ? 0 : 6;
}

std::string_view PageAnswer::true_text() const {
  if (print == nullptr || read.kind != ReadPageCode::Kind::known) return {};
  const auto page = static_cast<std::size_t>(read.code.page);
  return page <= print->texts.size() ? std::string_view(print->texts[page - 1])
                                     : std::string_view();
}

std::optional<PageCode> PageAnswer::truth() const {
  if (print == nullptr || read.kind != ReadPageCode::Kind::known) return std::nullopt;
  if (static_cast<std::size_t>(read.code.page) > print->codes.size()) return std::nullopt;
  return code_of(*print, read.code.page);
}

bool PageAnswer::in_other_original() const {
  const auto there = truth();
  return there && !is_same_original(*there, read.code);
}

bool is_of_print(const std::string& said, const TruePrint& print) {
  return judge_code(said, {&print, 1}).print != nullptr;
}

PageAnswer judge_code(const std::string& said, std::span<const TruePrint> prints) {
  PageAnswer answer;
  answer.said = said;
  const Kind none = prints.empty() ? Kind::nothing_given : Kind::not_among;
  if (const auto typed = read_short_form(said)) {
    answer.short_of = *typed;
    answer.print =
        best(prints, [&](const PageCode& code) { return short_form(code.fingerprint) == *typed; });
    answer.kind = answer.print != nullptr ? Kind::fingerprint : none;
    return answer;
  }
  answer.read = read_page_code(said);
  if (answer.read.kind != ReadPageCode::Kind::known) {
    answer.kind = kind_of(answer.read.kind);
    return answer;
  }
  const PageCode& claim = answer.read.code;
  answer.short_of = short_form(claim.fingerprint);
  answer.print = best(prints, [&](const PageCode& code) { return merit_for(claim, code); });
  answer.kind = answer.print != nullptr ? held_against(claim, *answer.print) : none;
  return answer;
}

}  // namespace paraphe

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

template <typename Matches>
const TruePrint* find(const std::vector<TruePrint>& prints, const Matches& matches) {
  const TruePrint* found = nullptr;
  for (const TruePrint& print : prints) {
    if (print.codes.empty() || !matches(code_of(print, 1))) continue;
    if (found == nullptr || (print.attested && !found->attested)) found = &print;
  }
  return found;
}

Kind held_against(const PageCode& claim, const TruePrint& print) {
  if (claim.pages != static_cast<int>(print.codes.size())) return Kind::no_such_page;
  const PageCode truth = code_of(print, claim.page);
  if (truth.for_signature != claim.for_signature) return Kind::other_state;
  return truth.text == claim.text ? Kind::confirmed : Kind::other_text;
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

PageAnswer judge_code(const std::string& said, const std::vector<TruePrint>& prints) {
  PageAnswer answer;
  answer.said = said;
  const Kind none = prints.empty() ? Kind::nothing_given : Kind::not_among;
  if (const auto typed = read_short_form(said)) {
    answer.short_of = *typed;
    answer.print =
        find(prints, [&](const PageCode& code) { return short_form(code.fingerprint) == *typed; });
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
  answer.print =
      find(prints, [&](const PageCode& code) { return code.fingerprint == claim.fingerprint; });
  answer.kind = answer.print != nullptr ? held_against(claim, *answer.print) : none;
  return answer;
}

}  // namespace paraphe

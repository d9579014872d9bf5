// SPDX-License-Identifier: EUPL-1.2
#include "output/module/page_codes.h"

#include <algorithm>
#include <cmath>

#include "lifecycle/page_code.h"

namespace paraphe {
namespace {

constexpr double least_module = 0.4;  // millimetres
constexpr double millimetre = 72 / 25.4;

/// « 0,37 », « 0.37 ».
std::string hundredths(double length, char mark) {
  const long n = std::lround(length * 100);
  const std::string rest = std::to_string(n % 100);
  return std::to_string(n / 100) + mark + (rest.size() < 2 ? "0" : "") + rest;
}

Text too_small(double module) {
  return {"les modules du code des pages font " + hundredths(module, ',') +
              "\u00A0mm\u00A0: sous 0,4\u00A0mm, un code ne se lit plus sur une copie",
          "the modules of the code on the pages are " + hundredths(module, '.') +
              " mm long: below 0.4 mm a code is not read off a copy"};
}

template <typename Part>
void take_first(Part& part, const Digest& digest) {
  std::copy_n(digest.begin(), part.size(), part.begin());
}

}  // namespace

CodeWriter::CodeWriter(const Document& document, bool texts)
    : document_(document), coded_(document.claim && document.layout.qr_side > 0), texts_(texts) {}

void CodeWriter::begin(const Pages& pages) {
  if (coded_ || texts_) words_.emplace(pages);
}

void CodeWriter::read(const Page& page) {
  if (!words_) return;
  const std::string& text = words_->of(page);
  take_first(digests_.emplace_back(), sha256(text));
  if (texts_) kept_.push_back(text);
}

PageCodes CodeWriter::finish(const Digest& fingerprint) {
  PageCodes said;
  said.texts = std::move(kept_);
  if (!coded_) return said;
  PageCode code;
  take_first(code.fingerprint, fingerprint);
  code.pages = static_cast<int>(digests_.size());
  code.agreement = code_name(document_.claim->agreement);
  code.original = document_.claim->original;
  code.originals = document_.claim->originals;
  code.for_signature = document_.claim->for_signature;
  for (const std::array<unsigned char, 8>& digest : digests_) {
    ++code.page;
    code.text = digest;
    said.codes.push_back(write_page_code(code));
  }
  return said;
}

void judge_size(const PageSymbols& symbols, const Pages& pages, const Draft& draft,
                Diagnostics& diagnostics) {
  if (symbols.empty()) return;
  const double module = symbols.module_size(pages.pages.front().code) / millimetre;
  if (module >= least_module) return;
  Diagnostic diagnostic;
  diagnostic.id = "PAG-07";
  diagnostic.severity = Severity::warning;
  diagnostic.place = draft.place();
  diagnostic.message = too_small(module);
  diagnostic.remedy = {"agrandir «\u00A0qr\u00A0» de «\u00A0bande\u00A0» dans le gabarit",
                       "make 'qr' of 'bande' larger in the template"};
  diagnostics.add(std::move(diagnostic));
}

}  // namespace paraphe

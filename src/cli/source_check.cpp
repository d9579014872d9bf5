// SPDX-License-Identifier: EUPL-1.2
#include "cli/source_check.h"

namespace paraphe {
namespace {

// By the name of standard input: nothing lies beside that, whatever name a file gives its text.
constexpr const char* no_name = "-";

}  // namespace

SourceCheck::SourceCheck(Language language, Depth depth, unsigned threads)
    : language_(language), depth_(depth), checkers_(threads) {}

void SourceCheck::load() {
  loaded_.run([this] {
    if (depth_ == Depth::schema) {
      schema_ = load_schema(language_);
    } else {
      inspection_ = Inspection::load(language_);
    }
  });
}

Report SourceCheck::check(const std::string& source, const CheckOptions& options, unsigned thread) {
  load();
  if (depth_ == Depth::schema) return validate_draft(no_name, source, *schema_);
  auto& checker = checkers_[thread];
  if (!checker) checker = inspection_->checker();
  return inspection_->check(no_name, source, options, *checker);
}

}  // namespace paraphe

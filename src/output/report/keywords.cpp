// SPDX-License-Identifier: EUPL-1.2
#include "output/report/keywords.h"

#include "base/digest.h"
#include "base/source_text.h"

namespace paraphe {

const char* state_code(State state) {
  constexpr const char* codes[] = {"open", "waived", "unknown"};
  return codes[static_cast<int>(state)];
}

const char* kind_code(Verdict::Kind kind) {
  constexpr const char* codes[] = {"conform", "conform-with-waivers", "not-conform", "incomplete"};
  return codes[static_cast<int>(kind)];
}

const char* origin_code(ReferenceOrigin origin) {
  constexpr const char* codes[] = {"none",  "asked",   "signature", "source-date-epoch",
                                   "today", "recorded"};
  return codes[static_cast<int>(origin)];
}

const char* use_code(WaiverUse use) {
  constexpr const char* codes[] = {"pending", "applied", "unused", "expired", "stale", "refused"};
  return codes[static_cast<int>(use)];
}

std::string draft_digest(const Report& report) {
  if (report.draft) return "sha256:" + hexadecimal(sha256(report.draft->bytes()));
  if (report.refused) return "sha256:" + hexadecimal(sha256(report.refused->bytes()));
  return {};
}

}  // namespace paraphe

// SPDX-License-Identifier: EUPL-1.2
#include "check/schema.h"

#include "base/draft.h"
#include "fuzz.h"

namespace paraphe::fuzz {

void schema(std::string_view bytes) {
  constexpr std::size_t most = 200;  // findings of one draft
  const Schema& grammar = shipped_schema("convention.xsd");
  Diagnostics findings, again;
  const auto draft = read_draft("a.xml", std::string(bytes), Limits{}, findings);
  if (!draft) return;
  grammar.validate(*draft, findings);
  require_places(findings, "a.xml", bytes.size());
  require(findings.items().size() <= most + 1, "the schema tells at most 200 findings");
  grammar.validate(*draft, again);
  require(again.items().size() == findings.items().size(), "validating leaves the draft as it was");
}

}  // namespace paraphe::fuzz

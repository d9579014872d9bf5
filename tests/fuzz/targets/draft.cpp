// SPDX-License-Identifier: EUPL-1.2
#include "base/draft.h"

#include "fuzz.h"

namespace paraphe::fuzz {
namespace {

void inside(Span span, std::size_t size) {
  require(span.begin <= span.end && span.end <= size, "a node stands inside its file");
}

/// The places of `node` and of all that stands under it.
void look_at(const Draft& draft, const xmlNode* node) {
  const std::size_t size = draft.bytes().size();
  for (; node != nullptr; node = node->next) {
    inside(draft.span(node), size);
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      const auto length = static_cast<std::size_t>(xmlStrlen(node->content));
      inside(draft.text(node, 0, length), size);
      inside(draft.text(node, length / 2, length - length / 2), size);
    }
    if (node->type != XML_ELEMENT_NODE) continue;
    const Span whole = draft.element(node), tag = draft.start_tag(node);
    inside(whole, size);
    require(whole.begin == tag.begin && tag.end <= whole.end, "an element begins with its tag");
    require(draft.bytes()[whole.begin] == '<' && draft.bytes()[whole.end - 1] == '>',
            "an element stands between < and >");
    for (const xmlAttr* attribute = node->properties; attribute != nullptr;
         attribute = attribute->next)
      inside(draft.value(attribute), size);
    look_at(draft, node->children);
  }
}

}  // namespace

void draft(std::string_view bytes) {
  prepare();
  Diagnostics findings;
  const auto read = read_draft("a.xml", std::string(bytes), Limits{}, findings);
  require(read.has_value() == findings.empty(), "a draft is refused exactly when it says why");
  require_places(findings, "a.xml", bytes.size());
  const auto abridged = read_abridged("a.xml", std::string(bytes), "r:fiche", Limits{});
  require(!read || abridged, "what is accepted whole is accepted abridged");
  if (!read) return;
  require(read->bytes() == bytes, "a draft keeps the bytes it was read from");
  look_at(*read, read->tree()->children);
  inside({0, read->place().end.byte}, bytes.size());
}

}  // namespace paraphe::fuzz

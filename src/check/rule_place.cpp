// SPDX-License-Identifier: EUPL-1.2
// Where a node of an evaluation stands: in the draft, in a file beside it, or in words of one.
#include "check/rule_evaluation.h"

namespace paraphe {

Span span_of(const Draft& draft, const TextMark& mark, TextReading& reading) {
  if (mark.first->type == XML_ELEMENT_NODE) return draft.span(mark.first);
  if (mark.first->type == XML_ATTRIBUTE_NODE) {
    return draft.value(reinterpret_cast<const xmlAttr*>(mark.first), mark.begin,
                       mark.end - mark.begin);
  }
  if (mark.first == mark.last)
    return draft.text(mark.first, mark.begin, mark.end - mark.begin, reading);
  return {draft.text(mark.first, mark.begin, 0).begin, draft.text(mark.last, 0, mark.end).end};
}

const xmlNode* Evaluation::host(const xmlNode* node) const {
  const TextMark* mark = synthetic_.mark(node);
  return mark == nullptr ? nullptr : mark->host;
}

const Draft* Evaluation::draft_of(const xmlNode* node) const {
  if (synthetic_.made(node)) {
    const TextMark* mark = synthetic_.mark(node);
    return mark == nullptr ? &draft_ : draft_of(mark->first);
  }
  for (const Draft* draft : documents_) {
    if (draft->tree() == node->doc) return draft;
  }
  for (const auto& file : model_.files) {
    if (file->draft.tree() == node->doc) return &file->draft;
  }
  return &draft_;
}

Place Evaluation::place(const xmlNode* node) const {
  const Draft& draft = *draft_of(node);
  if (const TextMark* mark = synthetic_.mark(node)) {
    TextReading reading;
    return draft.place(span_of(draft, *mark, reading));
  }
  if (node->doc != draft.tree()) return draft.place();
  return draft.place(node);
}

/// Nothing for what does not stand in the draft: a rule can point at what a profile asks for. What
/// brings its own fingerprint stands for more than is written at its place.
Identity Evaluation::identity(const xmlNode* node, const std::string& message) {
  const std::string_view print = synthetic_.made(node) ? attribute(node, "empreinte") : "";
  if (!print.empty() && host(node) != nullptr)
    return {identities_.of(host(node), message).key, "sha256:" + std::string(print), message};
  if (const TextMark* mark = synthetic_.mark(node)) node = mark->first;
  if (node->doc != draft_.tree()) return {};
  // A paragraph may have a thousand findings: its fingerprint, taken of all its text, is one.
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) node = node->parent;
  const bool inner = node->type == XML_ELEMENT_NODE && node->parent->type == XML_ELEMENT_NODE;
  if (!inner) return identities_.of(node, message);
  if (node != identified_) identity_ = identities_.of(node, message);
  identified_ = node;
  identity_.said = message;
  return identity_;
}

}  // namespace paraphe

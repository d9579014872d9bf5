// SPDX-License-Identifier: EUPL-1.2
// What an SVRL report tells of an assertion. Nothing here runs unless one is asked for.
#include "check/rule_trace.h"

#include "check/fiche.h"
#include "check/rule_evaluation.h"

namespace paraphe {
namespace {

std::string node_text(const xmlNode* node) {
  xmlChar* text = xmlXPathCastNodeToString(const_cast<xmlNode*>(node));
  std::string out(reinterpret_cast<const char*>(text));
  xmlFree(text);
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

}  // namespace

TraceEvent Evaluation::trace_of(const Assertion& assertion, const xmlNode* place) const {
  TraceEvent event;
  event.kind = TraceEvent::Kind::assertion;
  event.assertion = &assertion;
  event.language = language_of(assertion.element);
  if (synthetic_.made(place)) {
    // Words have no path; the node they stand in has.
    const TextMark* mark = synthetic_.mark(place);
    place = mark == nullptr ? xmlDocGetRootElement(draft_.tree()) : mark->first;
  }
  xmlChar* path = xmlGetNodePath(place);
  if (path != nullptr) event.location = reinterpret_cast<const char*>(path);
  xmlFree(path);
  return event;
}

void Evaluation::trace_assertion(const Assertion& assertion, xmlNode* node,
                                 const xmlNode* subject) {
  TraceEvent event = trace_of(assertion, subject);
  event.text = prose(assertion.element, assertion, *assertion.file, node);
  for (const std::string_view id : words(attribute(assertion.element, "diagnostics"))) {
    const auto& [element, file] = model_.diagnostics.at(id);
    event.diagnostics.push_back({element, {}, escaped(prose(element, assertion, *file, node))});
  }
  for (const std::string_view id : words(attribute(assertion.element, "properties"))) {
    const auto& [element, file] = model_.properties.at(id);
    TraceEvent::Reference& reference = event.properties.emplace_back();
    reference.element = element;
    reference.content = escaped(prose(element, assertion, *file, node));
    for (const xmlNode* child = element->children; child != nullptr; child = child->next) {
      if (!is_element(child, xslt_uri, "copy-of")) continue;
      std::string text(attribute(child, "select"));
      if (assertion.parameters != nullptr) text = substitute(text, *assertion.parameters);
      const XPathValue value = evaluate_text(text, *file, node);
      if (value == nullptr || value->type != XPATH_NODESET || value->nodesetval == nullptr)
        continue;
      for (int i = 0; i < value->nodesetval->nodeNr; ++i) {
        xmlNode* copied = value->nodesetval->nodeTab[i];
        if (copied->type == XML_ATTRIBUTE_NODE) {
          reference.attributes += " " + std::string(reinterpret_cast<const char*>(copied->name)) +
                                  "=\"" + escaped(node_text(copied)) + "\"";
          continue;
        }
        xmlBuffer* buffer = xmlBufferCreate();
        xmlNodeDump(buffer, copied->doc, copied, 0, 0);
        reference.content += reinterpret_cast<const char*>(xmlBufferContent(buffer));
        xmlBufferFree(buffer);
      }
    }
  }
  doubt_ = {};
  trace_->events.push_back(std::move(event));
}

}  // namespace paraphe

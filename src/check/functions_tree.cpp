// SPDX-License-Identifier: EUPL-1.2
// current(), key() and document() of XSLT 1.0, section 12, and what the rules know beside the
// draft.
#include <libxml/xpathInternals.h>

#include <filesystem>
#include <set>
#include <system_error>

#include "check/function_values.h"
#include "check/functions.h"

namespace paraphe {
namespace {

/// The strings of an argument: one a node, or the one it is.
std::vector<std::string> strings(xmlXPathObject* value) {
  std::vector<std::string> out;
  const bool several = value->type == XPATH_NODESET;
  const int count = several ? (value->nodesetval == nullptr ? 0 : value->nodesetval->nodeNr) : 1;
  for (int i = 0; i < count; ++i) {
    xmlChar* text = several ? xmlXPathCastNodeToString(value->nodesetval->nodeTab[i])
                            : xmlXPathCastToString(value);
    out.emplace_back(reinterpret_cast<const char*>(text));
    xmlFree(text);
  }
  return out;
}

std::vector<xmlNode*> roots(const std::vector<const Draft*>& files) {
  std::vector<xmlNode*> nodes;
  nodes.reserve(files.size());
  for (const Draft* file : files) nodes.push_back(xmlDocGetRootElement(file->tree()));
  return nodes;
}

}  // namespace

void xpath_current(xmlXPathParserContext* context, int) {
  push(context, std::vector<xmlNode*>{evaluation_of(context).current()});
}

void xpath_key(xmlXPathParserContext* context, int) {
  const XPathValue value = pop(context);
  const std::string name = pop_string(context);
  if (value == nullptr) return;
  std::vector<xmlNode*> nodes;
  std::set<std::string> seen;
  for (const std::string& text : strings(value.get())) {
    if (!seen.insert(text).second) continue;
    const auto* found = evaluation_of(context).key(name, text, context->context->doc);
    if (found == nullptr) return xmlXPathErr(context, XPATH_EXPR_ERROR);
    nodes.insert(nodes.end(), found->begin(), found->end());
  }
  push(context, nodes);
}

void xpath_document(xmlXPathParserContext* context, int arguments) {
  if (arguments == 2) pop(context);  // the base: always the folder of the rules
  const XPathValue value = pop(context);
  if (value == nullptr) return;
  std::vector<xmlNode*> nodes;
  Evaluation& evaluation = evaluation_of(context);
  for (const std::string& href : strings(value.get())) {
    const Draft* draft = evaluation.document(evaluation.rules_folder(), href);
    if (draft == nullptr) return xmlXPathErr(context, XPATH_EXPR_ERROR);
    nodes.push_back(reinterpret_cast<xmlNode*>(draft->tree()));
  }
  push(context, nodes);
}

void xpath_profiles(xmlXPathParserContext* context, int) {
  push(context, roots(evaluation_of(context).options().profiles));
}

void xpath_registers(xmlXPathParserContext* context, int) {
  push(context, roots(evaluation_of(context).options().registers));
}

void xpath_present(xmlXPathParserContext* context, int) {
  const std::string name = pop_string(context);
  const std::string& draft = evaluation_of(context).draft_name();
  // What comes from standard input lies in no folder: nothing can be said of its neighbours.
  const bool plain = name.find_first_of("/\\") == name.npos && !name.empty() && name[0] != '.';
  std::error_code ignored;
  push(context,
       draft == "-" || (plain && std::filesystem::is_regular_file(
                                     std::filesystem::path(draft).parent_path() / name, ignored)));
}

void xpath_datum(xmlXPathParserContext* context, int) {
  const std::string name = pop_string(context);
  const XPathValue owners = pop(context);
  std::vector<xmlNode*> nodes;
  if (owners != nullptr && owners->type == XPATH_NODESET && owners->nodesetval != nullptr) {
    const std::string& blank = evaluation_of(context).conventions().blank_attribute;
    for (int i = 0; i < owners->nodesetval->nodeNr; ++i) {
      const xmlNode* owner = owners->nodesetval->nodeTab[i];
      if (owner->type != XML_ELEMENT_NODE) continue;
      const xmlAttr* found = attribute_node(owner, name.c_str());
      if (found == nullptr) {
        for (const std::string_view word : words(attribute(owner, blank.c_str()))) {
          if (word == name) found = attribute_node(owner, blank.c_str());
        }
      }
      if (found == nullptr) continue;
      nodes.push_back(reinterpret_cast<xmlNode*>(const_cast<xmlAttr*>(found)));
    }
  }
  push(context, nodes);
}

}  // namespace paraphe

// SPDX-License-Identifier: EUPL-1.2
#include "check/departure_tree.h"

#include <algorithm>

#include "base/utf8.h"
#include "check/fiche.h"
#include "check/rule_model.h"

namespace paraphe {
namespace {

constexpr std::string_view instance = "http://www.w3.org/2001/XMLSchema-instance";
constexpr std::size_t most_shown = 60;  // letters

std::string_view chars(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

bool is_text(const xmlNode* node) {
  return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

/// Parts that cannot be confused with one another, whatever they hold.
void add_part(std::string& text, char kind, std::string_view part) {
  text += kind;
  text += std::to_string(part.size()) + ":";
  text += part;
}

}  // namespace

std::string_view name_of(const xmlNode* node) { return chars(node->name); }

std::string full_name(const xmlNode* node) {
  std::string name(name_of(node));
  if (node->ns != nullptr && node->ns->href != nullptr)
    name = "{" + std::string(chars(node->ns->href)) + "}" + name;
  return name;
}

std::vector<const xmlNode*> element_children(const xmlNode* element) {
  std::vector<const xmlNode*> out;
  for (const xmlNode* child = element->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) out.push_back(child);
  }
  return out;
}

bool is_prose(const xmlNode* element) {
  for (const xmlNode* child = element->children; child != nullptr; child = child->next) {
    if (is_text(child) && chars(child->content).find_first_not_of(" \t\r\n") != std::string::npos)
      return true;
  }
  return false;
}

std::vector<std::pair<std::string, const xmlAttr*>> attributes_of(const xmlNode* element) {
  std::vector<std::pair<std::string, const xmlAttr*>> out;
  for (const xmlAttr* a = element->properties; a != nullptr; a = a->next) {
    if (a->ns != nullptr && chars(a->ns->href) == instance) continue;
    out.emplace_back(full_name(reinterpret_cast<const xmlNode*>(a)), a);
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string blanks_in(const xmlNode* element, const BlankNames& names) {
  std::string out;
  for (const xmlNode* child : element_children(element)) {
    if (name_of(child) != names.element) continue;
    out += (out.empty() ? "" : " ") + std::string(attribute(child, names.object.c_str()));
  }
  return out;
}

std::string shortened(const std::string& text) {
  std::size_t letters = 0, at = 0, cut = 0;
  while (at < text.size()) {
    const CodePoint sign = decode(text, at);
    if (is_space(sign.value)) cut = at;
    if (++letters > most_shown) return text.substr(0, cut == 0 ? at : cut) + "…";
    at += sign.size;
  }
  return text;
}

const xmlNode* ComparedTree::bearer(std::string_view id) const {
  const auto found = bearers_.find(id);
  return found == bearers_.end() ? nullptr : found->second;
}

const Digest& ComparedTree::digest(const xmlNode* element) {
  std::string text, run;
  add_part(text, 'e', full_name(element));
  for (const auto& [name, held] : attributes_of(element)) {
    add_part(text, 'n', name);
    add_part(text, 'v', value_of(held));
  }
  const auto end_run = [&] {
    const std::string words = collapse(run);
    if (!words.empty()) add_part(text, 't', words);
    run.clear();
  };
  for (const xmlNode* child = element->children; child != nullptr; child = child->next) {
    if (is_text(child)) {
      run += chars(child->content);
    } else if (child->type == XML_ELEMENT_NODE) {
      end_run();
      const Digest& own = digest(child);
      add_part(text, 'c', {reinterpret_cast<const char*>(own.data()), own.size()});
    }
  }
  end_run();
  if (const std::string_view id = attribute(element, "id"); !id.empty())
    bearers_.emplace(id, element);
  return digests_[element] = sha256(text);
}

}  // namespace paraphe

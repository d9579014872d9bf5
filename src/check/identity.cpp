// SPDX-License-Identifier: EUPL-1.2
#include "check/identity.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/digest.h"
#include "base/xml.h"
#include "check/rule_model.h"

namespace paraphe {
namespace {

constexpr std::string_view instance = "http://www.w3.org/2001/XMLSchema-instance";

std::string_view chars(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::string_view namespace_of(const xmlNs* ns) {
  return ns == nullptr ? std::string_view() : chars(ns->href);
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// What an identity is taken of, as one text that layout does not change.
class Canonical {
 public:
  std::string take() { return std::move(text_); }

  void start_tag(const xmlNode* element) {
    text_ += "<{" + escape_xml(namespace_of(element->ns)) + "}";
    text_ += chars(element->name);
    std::map<std::pair<std::string_view, std::string_view>, std::string_view> attributes;
    for (const xmlAttr* a = element->properties; a != nullptr; a = a->next) {
      if (namespace_of(a->ns) == instance) continue;
      attributes.emplace(std::make_pair(namespace_of(a->ns), chars(a->name)), value_of(a));
    }
    for (const auto& [name, value] : attributes) {
      text_ += " {" + escape_xml(name.first) + "}";
      text_ += name.second;
      text_ += "=\"" + escape_xml(value) + "\"";
    }
    text_ += ">";
  }

  void element(const xmlNode* element) {
    start_tag(element);
    for (const xmlNode* child = element->children; child != nullptr; child = child->next) {
      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
        run_ += chars(child->content);
      } else if (child->type == XML_ELEMENT_NODE) {
        end_run();
        this->element(child);
      }
    }
    end_run();
    text_ += "</>";
  }

 private:
  /// Texts that only a comment or the edge of a CDATA section parts are one.
  void end_run() {
    std::string words;
    for (const char c : run_) {
      if (!is_space(c)) {
        words += c;
      } else if (!words.empty() && words.back() != ' ') {
        words += ' ';
      }
    }
    if (!words.empty() && words.back() == ' ') words.pop_back();
    text_ += escape_xml(words);
    run_.clear();
  }

  std::string text_, run_;
};

std::string fingerprint(const std::string& text) { return "sha256:" + hexadecimal(sha256(text)); }

bool is_root(const xmlNode* element) {
  return element->parent == nullptr || element->parent->type != XML_ELEMENT_NODE;
}

std::string without_ranks(const std::string& key) {
  std::string out;
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (key[i] == '[' && i + 1 < key.size() && key[i + 1] != '@') {
      i = std::min(key.find(']', i), key.size());
    } else {
      out += key[i];
    }
  }
  return out;
}

}  // namespace

Identities::Rank Identities::rank(const xmlNode* element) {
  const auto known = ranks_.find(element);
  if (known != ranks_.end()) return known->second;
  std::map<std::string_view, std::size_t> counts;
  const xmlNode* const first = element->parent->children;
  for (const xmlNode* child = first; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) ranks_[child].rank = ++counts[chars(child->name)];
  }
  for (const xmlNode* child = first; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) ranks_[child].count = counts[chars(child->name)];
  }
  return ranks_[element];
}

std::string Identities::step(const xmlNode* element) {
  std::string text(chars(element->name));
  if (const std::string_view id = attribute(element, "id"); !id.empty()) {
    return text + "[@id='" + std::string(id) + "']";
  }
  if (is_root(element)) return text;
  const Rank among = rank(element);
  return among.count > 1 ? text + "[" + std::to_string(among.rank) + "]" : text;
}

std::string Identities::key(const xmlNode* element) {
  std::string key = step(element);
  while (attribute(element, "id").empty() && !is_root(element) && !is_root(element->parent)) {
    element = element->parent;
    key = step(element) + "/" + key;
  }
  return key;
}

Identity Identities::of(const xmlNode* node, const std::string& message) {
  std::string tail;
  const xmlNode* element = node;
  if (node->type == XML_ATTRIBUTE_NODE) {
    tail = "/@" + std::string(chars(node->name));
    element = node->parent;
  } else if (node->type == XML_DOCUMENT_NODE) {
    element = xmlDocGetRootElement(node->doc);
  } else if (node->type != XML_ELEMENT_NODE) {
    element = node->parent;
  }
  if (element == nullptr) return {};
  if (element->type != XML_ELEMENT_NODE) element = xmlDocGetRootElement(node->doc);
  Canonical canonical;
  if (is_root(element) || !tail.empty()) {
    canonical.start_tag(element);
  } else {
    canonical.element(element);
  }
  std::string text = canonical.take();
  if (is_root(element)) text += "\n" + message;
  return {key(element) + tail, fingerprint(text), message};
}

void tell_apart(std::vector<Diagnostic>& findings) {
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>, std::set<std::string>>
      said;
  for (const Diagnostic& d : findings) {
    if (d.target.key.empty()) continue;
    said[{d.rule, d.target.key, d.target.fingerprint}].insert(d.target.said);
  }
  std::vector<std::pair<Diagnostic*, std::string>> changed;
  for (Diagnostic& d : findings) {
    const auto all = said.find({d.rule, d.target.key, d.target.fingerprint});
    if (all == said.end() || all->second.size() < 2) continue;
    changed.emplace_back(&d, fingerprint(d.target.fingerprint + "\n" + d.target.said));
  }
  for (auto& [finding, print] : changed) finding->target.fingerprint = std::move(print);
  for (Diagnostic& d : findings) d.target.said.clear();
}

bool same_but_for_ranks(const std::string& a, const std::string& b) {
  return without_ranks(a) == without_ranks(b);
}

}  // namespace paraphe

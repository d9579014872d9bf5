// SPDX-License-Identifier: EUPL-1.2
// Names, attributes and the namespaces that both are in.
#include "base/tree_builder.h"

namespace paraphe::tree_building {

const Name* TreeBuilder::name(const char*& at) {
  const char* const begin = at;
  if (!is(name_start, *at)) return nullptr;
  while (is(name_part, *at)) ++at;
  const char* colon = nullptr;
  if (*at == ':') {
    colon = at++;
    if (!is(name_start, *at)) return nullptr;
    while (is(name_part, *at)) ++at;
  }
  const std::string_view written(begin, static_cast<std::size_t>(at - begin));
  if (written.size() > limits_.name_bytes) return nullptr;
  Name& entry = names_.add(written);
  if (entry.kept.local == nullptr) {
    if (names_.count() > limits_.names) return nullptr;
    const auto prefix = colon == nullptr ? 0 : static_cast<std::size_t>(colon - begin);
    if (colon != nullptr) entry.kept.prefix = text_.copy(written.substr(0, prefix));
    entry.kept.local = text_.copy(written.substr(colon == nullptr ? 0 : prefix + 1));
  }
  return &entry;
}

bool TreeBuilder::attributes(const char*& at, xmlNode& element) {
  attributes_.clear();
  for (std::size_t count = 0;; ++count) {
    const char* const before = at;
    at = skip_space(at);
    if (*at == '>') return true;
    if (*at == '/') return at[1] == '>';
    if (at == before || count == limits_.attributes) return false;
    if (++all_attributes_ > limits_.all_attributes) return false;
    const Name* const written = name(at);
    if (written == nullptr) return false;
    at = skip_space(at);
    if (*at != '=') return false;
    at = skip_space(at + 1);
    Value value;
    if (!read_value(at, value)) return false;
    if (written->kept.prefix != nullptr ? view(written->kept.prefix) == "xmlns"
                                        : written->text == "xmlns") {
      if (!declare(*written, value, element)) return false;
    } else {
      attributes_.push_back({written, value});
    }
  }
}

bool TreeBuilder::read_value(const char*& at, Value& value) {
  const char quote = *at;
  if (quote != '"' && quote != '\'') return false;
  value.run.begin = ++at;
  for (;; ++at) {
    while (!is(stop, *at)) ++at;
    if (*at == quote) break;
    if (*at == '<' || at == end_) return false;
    if (*at != '"' && *at != '\'') value.simple = false;
  }
  value.run.end = at++;
  return static_cast<std::size_t>(value.run.end - value.run.begin) <= limits_.value_bytes;
}

bool TreeBuilder::declare(const Name& written, const Value& value, xmlNode& element) {
  const xmlChar* const prefix = written.kept.prefix == nullptr ? nullptr : written.kept.local;
  const std::string_view uri = value.run.view();
  if (!value.simple || !is_plain_uri(uri) || view(prefix).substr(0, 3) == "xml") return false;
  auto* const made = static_cast<xmlNs*>(arena_.record(sizeof(xmlNs)));
  made->type = XML_LOCAL_NAMESPACE;
  made->prefix = prefix;
  made->href = text_.copy(uri);
  xmlNs** last = &element.nsDef;
  for (; *last != nullptr; last = &(*last)->next) {
    if (same((*last)->prefix, prefix)) return false;
  }
  *last = made;
  namespaces_.push_back(made);
  return true;
}

bool TreeBuilder::namespace_of(const Name& written, xmlNs*& ns) {
  const xmlChar* const prefix = written.kept.prefix;
  for (auto at = namespaces_.rbegin(); at != namespaces_.rend(); ++at) {
    if (!same((*at)->prefix, prefix)) continue;
    ns = *at;
    return true;
  }
  return prefix == nullptr;
}

bool TreeBuilder::give_attributes(xmlNode& element) {
  xmlAttr* last = nullptr;
  for (const Attribute& read : attributes_) {
    auto* const made = static_cast<xmlAttr*>(arena_.record(sizeof(xmlAttr)));
    made->type = XML_ATTRIBUTE_NODE;
    made->name = read.name->kept.local;
    made->doc = document_.get();
    made->parent = &element;
    if (read.name->text == "xml:lang") {
      made->ns = xmlSearchNs(document_.get(), &element, made_of("xml"));
    } else if (read.name->kept.prefix != nullptr && !namespace_of(*read.name, made->ns)) {
      return false;
    }
    for (const xmlAttr* other = element.properties; other != nullptr; other = other->next) {
      if (same(other->name, made->name) &&
          (other->ns == made->ns || (other->ns != nullptr && made->ns != nullptr &&
                                     same(other->ns->href, made->ns->href)))) {
        return false;
      }
    }
    if (!give_value(read.value, *made)) return false;
    made->prev = last;
    (last == nullptr ? element.properties : last->next) = made;
    last = made;
  }
  return true;
}

bool TreeBuilder::give_value(const Value& value, xmlAttr& attribute) {
  xmlChar* const content = text_.value(value);
  if (content == nullptr) return false;
  xmlNode* const made = node(XML_TEXT_NODE, xmlStringText, truncated);
  made->content = content;
  made->parent = reinterpret_cast<xmlNode*>(&attribute);
  attribute.children = attribute.last = made;
  return true;
}

}  // namespace paraphe::tree_building

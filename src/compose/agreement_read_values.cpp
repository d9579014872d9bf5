// SPDX-License-Identifier: EUPL-1.2
#include <sstream>

#include "compose/agreement_read.h"

namespace paraphe::reading {

namespace {
bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
}  // namespace

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool is(const pugi::xml_node& node, std::string_view name) {
  return node.type() == pugi::node_element && local_name(node) == name;
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& each : node.children()) {
    if (is(each, name)) return each;
  }
  return {};
}

std::vector<pugi::xml_node> children(const pugi::xml_node& node, std::string_view name) {
  std::vector<pugi::xml_node> found;
  for (const pugi::xml_node& each : node.children()) {
    if (is(each, name)) found.push_back(each);
  }
  return found;
}

std::vector<pugi::xml_node> elements(const pugi::xml_node& node) {
  std::vector<pugi::xml_node> found;
  for (const pugi::xml_node& each : node.children()) {
    if (each.type() == pugi::node_element) found.push_back(each);
  }
  return found;
}

Source source(const pugi::xml_node& node) {
  const std::ptrdiff_t offset = node.offset_debug();
  return offset > 0 ? Source{static_cast<std::size_t>(offset) - 1} : Source{};
}

std::string collapsed(std::string_view text) {
  std::string out;
  bool pending = false;
  for (const char c : text) {
    if (is_white(c)) {
      pending = !out.empty();
      continue;
    }
    if (pending) out += ' ';
    pending = false;
    out += c;
  }
  return out;
}

std::string attribute(const pugi::xml_node& node, const char* name) {
  return collapsed(node.attribute(name).value());
}

std::vector<std::string> tokens(const pugi::xml_node& node, const char* name) {
  std::istringstream words(attribute(node, name));
  std::vector<std::string> found;
  for (std::string word; words >> word;) found.push_back(word);
  return found;
}

std::optional<Date> date(const pugi::xml_node& node, const char* name) {
  return parse_date(node.attribute(name).value());
}

std::optional<Duration> duration(const pugi::xml_node& node, const char* name) {
  return parse_duration(node.attribute(name).value());
}

std::optional<Writing> writing(const pugi::xml_node& node) {
  const std::string form = attribute(node, "forme");
  if (form == "lettres") return Writing::words;
  if (form == "chiffres") return Writing::figures;
  if (form == "mixte") return Writing::both;
  return std::nullopt;
}

int number(const pugi::xml_node& node, const char* name, int otherwise) {
  return node.attribute(name).as_int(otherwise);
}

ToCome to_come(const pugi::xml_node& node) {
  const std::vector<std::string> names = tokens(node, "aVenir");
  return {{names.begin(), names.end()}};
}

}  // namespace paraphe::reading

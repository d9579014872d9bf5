// SPDX-License-Identifier: EUPL-1.2
#include "paths.h"

#include <libxml/xpathInternals.h>

#include <cmath>
#include <stdexcept>

#include "base/calendar.h"
#include "base/numerals.h"
#include "base/xml.h"

namespace paraphe::planter {
namespace {

const xmlChar* chars(const std::string& text) {
  return reinterpret_cast<const xmlChar*>(text.c_str());
}

using Words = std::vector<std::string>;

/// A function of strings, to XPath. An argument that is no date gives an empty string: the places
/// of the catalogue say where there is one.
template <std::string (*function)(const Words&)>
void call(xmlXPathParserContext* parser, int count) {
  Words words(static_cast<std::size_t>(count));
  for (std::size_t i = words.size(); i-- > 0;) {
    xmlChar* text = xmlXPathPopString(parser);
    words[i] = reinterpret_cast<char*>(text);
    xmlFree(text);
  }
  valuePush(parser, xmlXPathNewString(chars(function(words))));
}

/// No-break spaces would be a difference that a hand does not make.
std::string plain(std::string text) {
  for (const std::string space : {"\u00A0", "\u202F"}) {
    for (std::size_t at = text.find(space); at != text.npos; at = text.find(space)) {
      text.replace(at, space.size(), " ");
    }
  }
  return text;
}

std::string letters(const Words& words) { return number_words(std::stoll(words.at(0))); }
std::string euros(const Words& words) {
  return plain(amount_words(std::llround(100 * std::stod(words.at(0)))));
}
std::string date(const Words& words) {
  const auto day = parse_date(words.at(0));
  return day ? plain(date_words(*day)) : "";
}
std::string weekday(const Words& words) {
  const auto day = parse_date(words.at(0));
  return day ? std::string(weekday_name(day->weekday())) : "";
}
std::string other_weekday(const Words& words) {
  const auto day = parse_date(words.at(0));
  return day ? std::string(weekday_name((day->weekday() + 2) % 7)) : "";
}
std::string plus(const Words& words) {
  const auto day = parse_date(words.at(0));
  const auto length = parse_duration(words.at(1));
  const auto sum = day && length ? add(*day, *length) : std::nullopt;
  return sum ? to_string(*sum) : "";
}
std::string length(const Words& words) {
  const auto found = parse_duration(words.at(0));
  return found ? plain(duration_words(*found)) : "";
}
std::string with_first(const Words& words, char from, char shift) {
  std::string out = words.at(0);
  if (!out.empty() && out[0] >= from && out[0] < from + 26)
    out[0] = static_cast<char>(out[0] + shift);
  return out;
}
std::string capital(const Words& words) { return with_first(words, 'a', -32); }
std::string small(const Words& words) { return with_first(words, 'A', 32); }

constexpr const char* functions_space = "urn:paraphe:semis:1";

void declare(xmlXPathContext* context, const char* name, xmlXPathFunction function) {
  xmlXPathRegisterFuncNS(context, chars(name), chars(functions_space), function);
}

}  // namespace

Paths::Paths(const Draft& draft, const std::vector<const Draft*>& registers)
    : draft_(draft), context_(xmlXPathNewContext(draft.tree())) {
  xmlXPathRegisterNs(context_, chars("c"), chars("urn:paraphe:convention:1"));
  xmlXPathRegisterNs(context_, chars("g"), chars("urn:paraphe:registre:1"));
  xmlXPathRegisterNs(context_, chars("s"), chars(functions_space));
  declare(context_, "lettres", call<letters>);
  declare(context_, "euros", call<euros>);
  declare(context_, "date", call<date>);
  declare(context_, "jour", call<weekday>);
  declare(context_, "autre-jour", call<other_weekday>);
  declare(context_, "plus", call<plus>);
  declare(context_, "duree", call<length>);
  declare(context_, "majuscule", call<capital>);
  declare(context_, "minuscule", call<small>);
  xmlNodeSet* roots = xmlXPathNodeSetCreate(nullptr);
  for (const Draft* known : registers) {
    xmlXPathNodeSetAdd(roots, xmlDocGetRootElement(known->tree()));
  }
  xmlXPathRegisterVariable(context_, chars("registre"), xmlXPathWrapNodeSet(roots));
}

Paths::~Paths() { xmlXPathFreeContext(context_); }

xmlXPathObject* Paths::evaluate(const std::string& path, xmlNode* here) {
  xmlXPathRegisterVariable(context_, chars("ici"), xmlXPathNewNodeSet(here));
  xmlXPathObject* value = xmlXPathNodeEval(here, chars(path), context_);
  if (value == nullptr) throw std::runtime_error("ce n’est pas un chemin : " + path);
  return value;
}

std::vector<xmlNode*> Paths::nodes(const std::string& path, xmlNode* here) {
  if (here == nullptr) here = xmlDocGetRootElement(draft_.tree());
  xmlXPathObject* value = evaluate(path, here);
  std::vector<xmlNode*> out;
  if (value->type != XPATH_NODESET) throw std::runtime_error("aucun nœud : " + path);
  xmlXPathNodeSetSort(value->nodesetval);
  for (int i = 0; value->nodesetval != nullptr && i < value->nodesetval->nodeNr; ++i) {
    out.push_back(value->nodesetval->nodeTab[i]);
  }
  xmlXPathFreeObject(value);
  return out;
}

std::string Paths::filled(std::string_view text, xmlNode* here) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = text.find('{', at);
    out += text.substr(at, open - at);
    if (open == text.npos) break;
    const std::size_t close = text.find('}', open);
    xmlXPathObject* value = evaluate(std::string(text.substr(open + 1, close - open - 1)), here);
    xmlChar* words = xmlXPathCastToString(value);
    out += escape_xml(reinterpret_cast<char*>(words));
    xmlFree(words);
    xmlXPathFreeObject(value);
    at = close + 1;
  }
  return out;
}

}  // namespace paraphe::planter

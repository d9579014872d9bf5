// SPDX-License-Identifier: EUPL-1.2
#include "check/fiche.h"

#include <algorithm>

#include "check/rule_model.h"

namespace paraphe {
namespace {

bool is_english(const xmlNode* element) { return language_of(element).substr(0, 2) == "en"; }

void put(Text& text, const xmlNode* element) {
  (is_english(element) ? text.en : text.fr) = plain_text(element);
}

/// Bases come in pairs, one a language, of the same nature and link: the second joins the first.
void put(std::vector<Basis>& bases, const xmlNode* element) {
  const std::string nature(attribute(element, "nature"));
  const std::string link(attribute(element, "lien"));
  const bool english = is_english(element);
  const auto open = std::find_if(bases.begin(), bases.end(), [&](const Basis& basis) {
    return basis.nature == nature && basis.link == link &&
           (english ? basis.text.en : basis.text.fr).empty();
  });
  if (open != bases.end()) return put(open->text, element);
  Basis& basis = bases.emplace_back();
  basis.nature = nature;
  basis.link = link;
  put(basis.text, element);
}

void join(std::string& out, const std::string& text, const std::string& link,
          const char* separator) {
  if (text.empty()) return;
  if (!out.empty()) out += separator;
  out += text;
  if (!link.empty()) out += " (" + link + ")";
}

}  // namespace

Text Fiche::basis() const {
  Text out;
  for (const Basis& basis : bases) {
    join(out.fr, basis.text.fr.empty() ? basis.text.en : basis.text.fr, basis.link, " ; ");
    join(out.en, basis.text.en.empty() ? basis.text.fr : basis.text.en, basis.link, "; ");
  }
  return out;
}

const Text& Fiche::remedy_of(std::string_view key) const {
  const auto found = remedies.find(key.substr(key.rfind('/') + 1));
  return found == remedies.end() ? remedy : found->second;
}

std::string collapse(std::string_view text) {
  const auto space = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
  std::string out;
  out.reserve(text.size());
  std::size_t at = 0;
  while (true) {
    while (at < text.size() && space(text[at])) ++at;
    if (at == text.size()) return out;
    const std::size_t begin = at;
    while (at < text.size() && !space(text[at])) ++at;
    if (!out.empty()) out += ' ';
    out.append(text, begin, at - begin);
  }
}

std::string plain_text(const xmlNode* element) {
  xmlChar* content = xmlNodeGetContent(element);
  std::string out = collapse(reinterpret_cast<const char*>(content));
  xmlFree(content);
  return out;
}

std::string language_of(const xmlNode* element) {
  xmlChar* language = xmlNodeGetLang(element);
  if (language == nullptr) return {};
  std::string out(reinterpret_cast<const char*>(language));
  xmlFree(language);
  return out;
}

bool Fiche::allows_waiver(Severity severity) const {
  const bool blocks = severity == Severity::fatal || severity == Severity::error;
  return waivable && !(errors_stand && blocks);
}

Fiche read_fiche(const xmlNode* element) {
  Fiche fiche;
  fiche.rule = attribute(element, "regle");
  const std::string_view waivable = attribute(element, "derogeable");
  fiche.waivable = waivable == "oui" || waivable == "avertissements";
  fiche.errors_stand = waivable == "avertissements";
  fiche.from = attribute(element, "depuis");
  fiche.until = attribute(element, "jusqua");
  for (const xmlNode* child = element->children; child != nullptr; child = child->next) {
    if (is_element(child, fiche_uri, "pourquoi")) put(fiche.why, child);
    if (is_element(child, fiche_uri, "remede")) {
      const std::string assertion(attribute(child, "pour"));
      put(assertion.empty() ? fiche.remedy : fiche.remedies[assertion], child);
    }
    if (is_element(child, fiche_uri, "fondement")) put(fiche.bases, child);
    if (!is_element(child, fiche_uri, "exemple")) continue;
    Example& example = fiche.examples.emplace_back();
    example.passes = attribute(child, "attendu") == "succes";
    example.profile = attribute(child, "profil");
    example.model = attribute(child, "modele");
    example.gate = attribute(child, "gate");
    example.voted = attribute(child, "vote") == "oui";
    example.edits = child;
  }
  return fiche;
}

}  // namespace paraphe

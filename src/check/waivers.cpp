// SPDX-License-Identifier: EUPL-1.2
#include "check/waivers.h"

#include <filesystem>

#include "check/fiche.h"
#include "check/rule_model.h"

namespace paraphe {
namespace {

constexpr std::string_view policy_uri = "urn:paraphe:derogations-politique:1";
constexpr std::string_view suffix = ".derogations.xml";

std::string child_text(const xmlNode* element, std::string_view name) {
  for (const xmlNode* child = element->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE && reinterpret_cast<const char*>(child->name) == name) {
      return plain_text(child);
    }
  }
  return {};
}

/// The schema lets white space stand around a value.
std::string value(const xmlNode* element, std::string_view name) {
  return collapse(attribute(element, name));
}

Waiver read_entry(const xmlNode* element, const Draft& file) {
  Waiver waiver;
  waiver.id = value(element, "id");
  waiver.rule = value(element, "regle");
  waiver.decided = value(element, "decidee");
  waiver.expires = value(element, "expire");
  waiver.document = value(element, "document");
  waiver.reason = child_text(element, "motif");
  waiver.authority = child_text(element, "autorite");
  const xmlNode* target = xmlFirstElementChild(const_cast<xmlNode*>(element));
  waiver.target = {value(target, "cle"), value(target, "empreinte")};
  waiver.place = file.place(element);
  waiver.element = file.element(element);
  return waiver;
}

}  // namespace

Diagnostic waiver_finding(std::string id, Place place, Text message, Text remedy) {
  Diagnostic finding;
  finding.id = std::move(id);
  finding.place = std::move(place);
  finding.message = std::move(message);
  finding.remedy = std::move(remedy);
  return finding;
}

std::optional<WaiverPolicy> WaiverPolicy::load(const std::string& path, Diagnostics& diagnostics) {
  const auto file = read_draft(path, read_bytes(path), Limits{}, diagnostics);
  if (!file) return std::nullopt;
  const xmlNode* root = xmlDocGetRootElement(file->tree());
  const auto longest = parse_duration(attribute(root, "dureeMaximale"));
  if (is_element(root, policy_uri, "politique") && longest && !longest->empty() &&
      !longest->negative) {
    return WaiverPolicy{*longest};
  }
  Diagnostic fault =
      waiver_finding("DER-12", file->place(root),
                     {"la politique des dérogations ne fixe pas leur durée la plus longue",
                      "the policy on waivers sets no longest life for them"},
                     {"écrire par exemple dureeMaximale=\"P12M\" sur « politique »",
                      "write for example dureeMaximale=\"P12M\" on “politique”"});
  fault.severity = Severity::fatal;
  diagnostics.add(std::move(fault));
  return std::nullopt;
}

std::optional<WaiverFile> WaiverFile::read(std::string name, std::string bytes,
                                           const Schema& schema, Diagnostics& diagnostics) {
  auto file = read_valid(std::move(name), std::move(bytes), Limits{}, schema, diagnostics);
  if (!file) return std::nullopt;
  WaiverFile out(std::move(*file));
  const xmlNode* root = xmlDocGetRootElement(out.file_.tree());
  for (const xmlNode* child = root->children; child != nullptr; child = child->next) {
    if (child->type != XML_ELEMENT_NODE) continue;
    out.entries_.push_back({read_entry(child, out.file_), child});
  }
  return out;
}

std::string waivers_beside(const std::string& draft) {
  return std::filesystem::path(draft).replace_extension().string() + std::string(suffix);
}

bool is_named_as_waivers(std::string_view file) {
  return file.size() > suffix.size() && file.substr(file.size() - suffix.size()) == suffix;
}

bool is_rule_of(std::string_view named, const Diagnostic& finding) {
  if (finding.rule.empty()) return false;
  return named == finding.id ||
         named == std::string_view(finding.rule).substr(finding.rule.rfind('/') + 1);
}

}  // namespace paraphe

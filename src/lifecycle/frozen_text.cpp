// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/frozen_text.h"

#include <filesystem>
#include <stdexcept>

#include "base/digest.h"
#include "base/xml.h"
#include "check/rule_model.h"

namespace paraphe {
namespace {

constexpr std::string_view uri = "urn:paraphe:gel:1";
constexpr std::string_view suffix = ".gel.xml";

Diagnostic finding(const char* id, Severity severity, Place place, Text message) {
  Diagnostic out;
  out.id = id;
  out.severity = severity;
  out.place = std::move(place);
  out.message = std::move(message);
  out.why = {"Ce fichier fait foi du texte mis au vote\u202F; il ne se modifie pas.",
             "This file is the evidence of the text put to the vote; it is not to be changed."};
  out.remedy = {"reprendre le fichier tel que « paraphe figer » l’a écrit",
                "take back the file as “paraphe freeze” wrote it"};
  return out;
}

std::string digest_of(std::string_view text) { return "sha256:" + hexadecimal(sha256(text)); }

const xmlNode* child(const xmlNode* element, std::string_view name) {
  for (const xmlNode* node = element->children; node != nullptr; node = node->next) {
    if (is_element(node, uri, name)) return node;
  }
  return nullptr;
}

std::string content(const xmlNode* element) {
  xmlChar* bytes = xmlNodeGetContent(element);
  std::string text(reinterpret_cast<const char*>(bytes));
  xmlFree(bytes);
  return text;
}

std::string line(const std::string& name, const std::string& value) {
  return value.empty() ? "" : " " + name + "=\"" + escape_xml(value) + "\"";
}

/// As CDATA, which cannot hold its own end: that is parted in two.
std::string verbatim(std::string_view text) {
  std::string out = "<![CDATA[";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find("]]>", at);
    const std::size_t stop = end == std::string_view::npos ? text.size() : end + 2;
    out += text.substr(at, stop - at);
    if (end != std::string_view::npos) out += "]]><![CDATA[";
    at = stop;
  }
  return out + "]]>";
}

}  // namespace

std::optional<FrozenText> FrozenText::read(const std::string& name, std::string bytes,
                                           const Schema& schema, Diagnostics& diagnostics) {
  Limits limits;
  limits.bytes += 1U << 20U;
  limits.text_bytes = limits.bytes;  // the whole text is one run
  const auto file = read_valid(name, std::move(bytes), limits, schema, diagnostics);
  if (!file) return std::nullopt;
  const xmlNode* root = xmlDocGetRootElement(file->tree());
  const xmlNode* held = child(root, "texte");
  const std::string text = content(held), digest = collapse(attribute(held, "empreinte"));
  if (digest_of(text) != digest) {
    diagnostics.add(finding("GEL-01", Severity::error, file->place(held),
                            {"le texte figé a été modifié : il n’a plus son empreinte",
                             "the frozen text was changed: it no longer has its digest"}));
    return std::nullopt;
  }
  Diagnostics unread;
  auto draft = read_draft(name, text, Limits{}, unread);
  if (!draft) {
    diagnostics.add(finding("GEL-02", Severity::fatal, file->place(held),
                            {"le texte figé ne se lit pas : ce n’est pas du XML",
                             "the frozen text cannot be read: it is no XML"}));
    return std::nullopt;
  }
  return FrozenText{{name, digest.substr(digest.find(':') + 1),
                     parse_date(collapse(attribute(root, "reference")))},
                    std::move(*draft)};
}

std::string write_frozen(std::string_view canonical, const Report& report, const Edition& edition) {
  const Verdict& verdict = report.verdict;
  const bool waived = verdict.kind == Verdict::Kind::conforming_with_waivers;
  if ((!waived && verdict.kind != Verdict::Kind::conforming) || !verdict.reference)
    throw std::invalid_argument("frozen: a draft that did not pass");
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gel xmlns=\"" + std::string(uri) + "\"";
  out += line("verdict", waived ? "conformeAvecDerogations" : "conforme");
  out += line("reference", to_string(*verdict.reference));
  out += line("programme", edition.program) + ">\n  <regles";
  // A rule set may tell no version of itself.
  out += " version=\"" + escape_xml(edition.rules_version) + "\"";
  out += line("empreinte", "sha256:" + edition.rules_digest) + "/>\n";
  for (const std::string& profile : verdict.profiles)
    out += "  <profil>" + escape_xml(profile) + "</profil>\n";
  for (const RegisterUsed& used : verdict.registers) {
    out += "  <registre titre=\"" + escape_xml(used.title) + "\"" + line("version", used.version) +
           line("empreinte", "sha256:" + used.digest) + "/>\n";
  }
  if (report.waivers)
    out += "  <derogations" + line("empreinte", digest_of(report.waivers->bytes())) + "/>\n";
  out += "  <texte" + line("empreinte", digest_of(canonical)) + ">" + verbatim(canonical);
  return out + "</texte>\n</gel>\n";
}

std::string frozen_beside(const std::string& draft) {
  return std::filesystem::path(draft).replace_extension().string() + std::string(suffix);
}

bool is_named_as_frozen(std::string_view file) {
  return file.size() > suffix.size() && file.substr(file.size() - suffix.size()) == suffix;
}

}  // namespace paraphe

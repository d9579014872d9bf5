// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/ceremony_record.h"

#include <libxml/tree.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <pugixml.hpp>
#include <sstream>

#include "base/draft.h"
#include "check/fiche.h"
#include "check/rule_model.h"

namespace paraphe {
namespace {

constexpr std::string_view suffix = ".ceremonie.xml";

/// In the order of Verdict::Kind.
constexpr const char* verdicts[] = {"conforme", "conformeAvecDerogations", "nonConforme",
                                    "incomplet"};

/// The schema lets white space stand around a value.
std::string value(const xmlNode* element, std::string_view name) {
  return collapse(attribute(element, name));
}

/// The schema has seen to it that it is a date.
Date day(const xmlNode* element, std::string_view name) {
  return parse_date(value(element, name)).value();
}

Verdict::Kind verdict_of(const std::string& word) {
  const auto found = std::find(std::begin(verdicts), std::end(verdicts), word);
  return static_cast<Verdict::Kind>(found - std::begin(verdicts));
}

void read_child(const xmlNode* child, const Draft& file, CeremonyRecord& record) {
  const std::string_view name = reinterpret_cast<const char*>(child->name);
  const Place place = file.place(child);
  if (name == "projet") {
    record.draft = {value(child, "fichier"), value(child, "empreinte"), place};
  } else if (name == "pdf") {
    record.pdf = {value(child, "fichier"), value(child, "empreinte"), place};
  } else if (name == "signature") {
    record.signatures.push_back({value(child, "partie"), day(child, "date"),
                                 value(child, "personne"), plain_text(child), place});
  } else if (name == "original") {
    record.originals.push_back(
        {std::atoi(value(child, "numero").c_str()), value(child, "partie"), place});
  } else if (name == "controle") {
    record.checks.push_back({day(child, "date"), verdict_of(value(child, "verdict")),
                             value(child, "regles"), value(child, "programme")});
  }
}

void add_file(pugi::xml_node root, const char* name, const CeremonyRecord::File& file) {
  if (file.name.empty()) return;
  pugi::xml_node node = root.append_child(name);
  node.append_attribute("fichier") = file.name.c_str();
  node.append_attribute("empreinte") = file.digest.c_str();
}

void add_day(pugi::xml_node node, const char* name, const std::optional<Date>& date) {
  if (date) node.append_attribute(name) = to_string(*date).c_str();
}

}  // namespace

Date CeremonyRecord::last_signature() const {
  Date last = signatures.empty() ? date : signatures.front().date;
  for (const Signature& each : signatures) last = std::max(last, each.date);
  return last;
}

Occurrences CeremonyRecord::occurrences() const {
  Occurrences told;
  for (const Signature& each : signatures) told.signatures.push_back({each.party, each.date});
  told.notification = notification;
  told.enforceable = enforceable;
  return told;
}

std::string record_beside(const std::string& draft) {
  return std::filesystem::path(draft).replace_extension().string() + std::string(suffix);
}

bool is_named_as_record(std::string_view file) {
  return file.size() > suffix.size() && file.ends_with(suffix);
}

std::string person_words(const Person& person) {
  std::string name = person.civility + "\u00A0" + person.first_name + " " + person.name;
  return person.capacity.empty() ? name : name + ", " + person.capacity;
}

std::string write_record(const CeremonyRecord& record) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  pugi::xml_node root = document.append_child("ceremonie");
  root.append_attribute("xmlns") = "urn:paraphe:ceremonie:1";
  add_day(root, "date", record.date);
  root.append_attribute("lieu") = record.venue.c_str();
  add_day(root, "notification", record.notification);
  add_day(root, "caractereExecutoire", record.enforceable);
  add_file(root, "projet", record.draft);
  add_file(root, "pdf", record.pdf);
  for (const auto& each : record.signatures) {
    pugi::xml_node node = root.append_child("signature");
    node.append_attribute("partie") = each.party.c_str();
    add_day(node, "date", each.date);
    if (!each.person.empty()) node.append_attribute("personne") = each.person.c_str();
    node.text() = each.name.c_str();
  }
  for (const auto& each : record.originals) {
    pugi::xml_node node = root.append_child("original");
    node.append_attribute("numero") = each.number;
    node.append_attribute("partie") = each.party.c_str();
  }
  for (const auto& each : record.checks) {
    pugi::xml_node node = root.append_child("controle");
    add_day(node, "date", each.date);
    node.append_attribute("verdict") = verdicts[static_cast<int>(each.verdict)];
    node.append_attribute("regles") = each.rules.c_str();
    node.append_attribute("programme") = each.program.c_str();
  }
  std::ostringstream out;
  document.save(out, "  ");
  return out.str();
}

std::optional<CeremonyRecord> read_record(std::string name, std::string bytes, const Schema& schema,
                                          Diagnostics& diagnostics) {
  const auto file = read_valid(std::move(name), std::move(bytes), Limits{}, schema, diagnostics);
  if (!file) return std::nullopt;
  const xmlNode* root = xmlDocGetRootElement(file->tree());
  CeremonyRecord record{day(root, "date"), value(root, "lieu"), {}, {}, {}, {}, {}, {}, {}};
  record.place = file->place(root);
  record.notification = parse_date(value(root, "notification"));
  record.enforceable = parse_date(value(root, "caractereExecutoire"));
  for (const xmlNode* child = root->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) read_child(child, *file, record);
  }
  return record;
}

}  // namespace paraphe

// SPDX-License-Identifier: EUPL-1.2
#include "check/profiles.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

#include "base/edit_distance.h"
#include "base/reading_fault.h"
#include "base/words.h"
#include "check/fiche.h"
#include "check/rule_model.h"

namespace paraphe {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view profile_uri = "urn:paraphe:profil:1";

bool is_plain_name(std::string_view name) {
  return !name.empty() && name[0] != '.' && name.find_first_of("/\\:") == name.npos;
}

Diagnostic fault(const char* id, Severity severity, Place place, Text message) {
  Diagnostic diagnostic = rule_fault(id, std::move(place), std::move(message));
  diagnostic.severity = severity;
  return diagnostic;
}

}  // namespace

/// A walk over what extends what; `done` fills from what is extended to what extends.
struct Profiles::Visit {
  Diagnostics& out;
  std::vector<const Draft*> done;
  std::vector<std::string> open;
  std::set<std::string> seen;
};

std::vector<const Draft*> Profiles::in_force(const Draft& draft, Diagnostics& diagnostics,
                                             const std::vector<std::string>& deduced) {
  Visit visit{diagnostics, {}, {}, {}};
  for (auto value = deduced.rbegin(); value != deduced.rend(); ++value) {
    const std::string name = file_name(*value);
    if (exists(name)) visit_one(draft.place(), name, visit);
  }
  names(draft, "profil", visit);
  std::reverse(visit.done.begin(), visit.done.end());
  return visit.done;
}

void Profiles::names(const Draft& owner, const char* name, Visit& visit) {
  const xmlAttr* a = attribute_node(xmlDocGetRootElement(owner.tree()), name);
  const std::string_view value = value_of(a);
  std::vector<std::string_view> list = words(value);
  // Last first: the whole order is turned round at the end.
  for (auto word = list.rbegin(); word != list.rend(); ++word) {
    const auto offset = static_cast<std::size_t>(word->data() - value.data());
    visit_one(owner.place(owner.value(a, offset, word->size())), std::string(*word), visit);
  }
}

bool Profiles::exists(const std::string& name) const {
  std::error_code error;
  return is_plain_name(name) && fs::exists(fs::path(folder_) / (name + ".xml"), error);
}

void Profiles::visit_one(const Place& place, const std::string& name, Visit& visit) {
  if (std::find(visit.open.begin(), visit.open.end(), name) != visit.open.end()) {
    visit.out.add(fault(
        "PRO-02", Severity::fatal, place,
        {"le profil « " + name + " » s’étend lui-même", "profile '" + name + "' extends itself"}));
    return;
  }
  if (!visit.seen.insert(name).second) return;
  if (!exists(name)) {
    Diagnostic unknown =
        fault("PRO-01", Severity::error, place,
              {"profil inconnu : « " + name + " »", "unknown profile '" + name + "'"});
    const std::string near = nearest(name);
    if (!near.empty()) {
      unknown.remedy = {"vouliez-vous dire « " + near + " » ?", "did you mean '" + near + "'?"};
    }
    visit.out.add(std::move(unknown));
    return;
  }
  const Draft* profile = read(name, visit.out);
  if (profile == nullptr) return;
  visit.open.push_back(name);
  names(*profile, "etend", visit);
  visit.open.pop_back();
  visit.done.push_back(profile);
}

const Draft* Profiles::read(const std::string& name, Diagnostics& diagnostics) {
  const auto known = read_.find(name);
  if (known != read_.end()) return known->second ? &*known->second : nullptr;
  const std::string path = (fs::path(folder_) / (name + ".xml")).string();
  std::optional<Draft>& slot = read_[name];
  try {
    slot = read_draft(path, read_bytes(path), Limits{}, diagnostics);
  } catch (const std::system_error& error) {
    const ReadingFault why = reading_fault(error.code().value());
    Place place;
    place.file = path;
    diagnostics.add(fault("PRO-04", Severity::fatal, place,
                          {"ce profil ne peut pas être lu\u00A0: " + why.message.fr,
                           "this profile cannot be read: " + why.message.en}));
    diagnostics.items().back().remedy = {why.remedy.fr + "\u202F; ou rétablir celui du programme",
                                         why.remedy.en + "; or restore that of the program"};
  }
  if (!slot) return nullptr;
  if (is_profile(*slot, name, diagnostics)) return &*slot;
  slot.reset();
  return nullptr;
}

bool Profiles::is_profile(const Draft& file, const std::string& name, Diagnostics& diagnostics) {
  const xmlNode* root = xmlDocGetRootElement(file.tree());
  if (!is_element(root, profile_uri, "profil")) {
    diagnostics.add(fault("PRO-03", Severity::fatal, file.place(root),
                          {"ce fichier n’est pas un profil", "this file is no profile"}));
    diagnostics.items().back().remedy = {
        "sa racine est «\u00A0profil\u00A0», dans l’espace de noms urn:paraphe:profil:1",
        "its root is 'profil', in the namespace urn:paraphe:profil:1"};
    return false;
  }
  if (!schema_.accepts(file, diagnostics)) return false;
  const xmlAttr* code = attribute_node(root, "code");
  if (code == nullptr || value_of(code) == name) return true;
  diagnostics.add(fault("PRO-05", Severity::error, file.place(file.value(code)),
                        {"le code de ce profil n’est pas le nom de son fichier",
                         "the code of this profile is not the name of its file"}));
  diagnostics.items().back().remedy = {"écrire code=\"" + name + "\", ou renommer le fichier",
                                       "write code=\"" + name + "\", or rename the file"};
  return false;
}

std::string Profiles::title(const Draft& profile) {
  const xmlNode* root = xmlDocGetRootElement(profile.tree());
  const std::string uri = root->ns == nullptr ? "" : reinterpret_cast<const char*>(root->ns->href);
  for (const xmlNode* child = root->children; child != nullptr; child = child->next) {
    if (is_element(child, uri, "titre")) return plain_text(child);
  }
  const std::string_view title = attribute(root, "titre");
  return title.empty() ? fs::path(profile.name()).stem().string() : std::string(title);
}

std::string Profiles::file_name(std::string_view value) {
  std::string parted;
  for (const char c : value) {
    if (c >= 'A' && c <= 'Z' && !parted.empty()) parted += '-';
    parted += c;
  }
  std::string name;
  for (const char c : fold(parted)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) {
      name += c;
    } else if (!name.empty() && name.back() != '-') {
      name += '-';
    }
  }
  return name;
}

std::string Profiles::nearest(const std::string& name) const {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder_, error)) {
    if (entry.path().extension() == ".xml") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return paraphe::nearest(name, names);
}

}  // namespace paraphe

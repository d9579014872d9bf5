// SPDX-License-Identifier: EUPL-1.2
#include "check/registers.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "base/reading_fault.h"
#include "check/fiche.h"
#include "check/rule_file.h"
#include "check/rule_model.h"
#include "check/verdict.h"

namespace paraphe {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view register_uri = "urn:paraphe:registre:1";

Diagnostic fault(const char* id, Place place, Text message, Text remedy) {
  Diagnostic diagnostic = rule_fault(id, std::move(place), std::move(message));
  diagnostic.severity = Severity::fatal;
  diagnostic.remedy = std::move(remedy);
  return diagnostic;
}

[[noreturn]] void throw_unreadable(const std::string& path) {
  throw std::system_error(ENODEV, std::generic_category(), path);
}

/// A name that leads to nothing is mended where it was given; for the rest, the cause tells.
Diagnostic unreadable(const std::string& path, const Place& named, int error) {
  const ReadingFault why = reading_fault(error);
  Text remedy = why.remedy;
  if (error == ENOENT) {
    remedy =
        named.start.line == 0
            ? Text{"vérifier le nom donné par «\u00A0--register\u00A0» ou par la configuration",
                   "check the name given by '--register' or by the configuration"}
            : Text{"vérifier son nom, et qu’il est à côté du projet",
                   "check its name, and that it is beside the draft"};
  }
  return fault(
      "REG-90", named,
      {"le registre «\u00A0" + path + "\u00A0» ne peut pas être lu\u00A0: " + why.message.fr,
       "the register '" + path + "' cannot be read: " + why.message.en},
      std::move(remedy));
}

std::vector<std::string> files_of(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  if (folder.empty()) return files;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".xml") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::vector<const Draft*> Registers::in_force(const Draft& draft,
                                              const std::vector<std::string>& files,
                                              Diagnostics& diagnostics) {
  std::vector<const Draft*> out;
  const auto take = [&](const std::string& path, const Place& named) {
    const Draft* file = read(path, named, diagnostics);
    if (file != nullptr && std::find(out.begin(), out.end(), file) == out.end()) {
      out.push_back(file);
    }
  };
  if (const xmlAttr* a = attribute_node(xmlDocGetRootElement(draft.tree()), "registre")) {
    const Place place = draft.place(draft.value(a));
    const std::string path = beside(draft, value_of(a), place, diagnostics);
    if (!path.empty()) take(path, place);
  }
  for (const std::string& path : files) {
    Place place;
    place.file = path;
    take(path, place);
  }
  if (!shipped_) shipped_ = files_of(sources_.folder);
  for (const std::string& path : *shipped_) {
    Place place;
    place.file = path;
    take(path, place);
  }
  return out;
}

bool Registers::is_shipped(const Draft& file) const {
  return shipped_ && std::find(shipped_->begin(), shipped_->end(), file.name()) != shipped_->end();
}

/// The file of that name in the folder of the draft; empty when the name leads elsewhere, be it by
/// a symbolic link.
std::string Registers::beside(const Draft& draft, std::string_view name, const Place& place,
                              Diagnostics& diagnostics) const {
  fs::path folder = fs::path(draft.name()).parent_path();
  if (folder.empty()) folder = ".";
  const bool plain = name.find_first_of("/\\") == name.npos && name != "..";
  const std::string path = plain ? confined(folder.string(), folder.string(), name) : std::string();
  if (!path.empty() && fs::path(path).parent_path() == folder) {
    return (folder == "." ? fs::path(name) : folder / name).string();
  }
  const std::string written(name);
  diagnostics.add(fault(
      "REG-91", place,
      {"le registre « " + written + " » n’est pas à côté du projet",
       "the register '" + written + "' is not beside the draft"},
      {"placer le fichier dans le dossier du projet et n’écrire que son nom, ou le donner par "
       "« --register »",
       "put the file in the folder of the draft and write its name alone, or give it with "
       "'--register'"}));
  return {};
}

const Draft* Registers::read(const std::string& path, const Place& named,
                             Diagnostics& diagnostics) {
  const auto [slot, fresh] = read_.try_emplace(path);
  Reading& reading = slot->second;
  if (fresh) {
    Diagnostics found;
    try {
      // A pipe that a draft names would keep the check waiting for ever.
      if (named.start.line > 0 && !fs::is_regular_file(path)) throw_unreadable(path);
      reading.file = read_draft(path, read_bytes(path), Limits{}, found);
      if (reading.file && !is_register(*reading.file, found)) reading.file.reset();
    } catch (const std::system_error& error) {
      found.add(unreadable(path, named, error.code().value()));
    }
    reading.faults = std::move(found.items());
  }
  // A register at fault is at fault for every draft that is held against it.
  for (const Diagnostic& diagnostic : reading.faults) diagnostics.add(diagnostic);
  return reading.file ? &*reading.file : nullptr;
}

bool Registers::is_register(const Draft& file, Diagnostics& diagnostics) {
  const xmlNode* root = xmlDocGetRootElement(file.tree());
  if (!is_element(root, register_uri, "registre")) {
    diagnostics.add(fault("REG-92", file.place(root),
                          {"ce fichier n’est pas un registre", "this file is no register"},
                          {"sa racine est « registre », dans l’espace de noms "
                           "urn:paraphe:registre:1",
                           "its root is 'registre', in the namespace urn:paraphe:registre:1"}));
    return false;
  }
  return schema_.accepts(file, diagnostics);
}

}  // namespace paraphe

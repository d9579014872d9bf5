// SPDX-License-Identifier: EUPL-1.2
#include "compose/template.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "base/prose.h"
#include "compose/grammar.h"
#include "compose/template_check.h"
#include "compose/template_read.h"
#include "compose/template_schema.h"

namespace paraphe {

namespace {

void complain(Diagnostics& diagnostics, std::string id, Place place, Text message, Text remedy) {
  Diagnostic diagnostic;
  diagnostic.id = std::move(id);
  diagnostic.severity = Severity::error;
  diagnostic.place = std::move(place);
  diagnostic.message = std::move(message);
  diagnostic.remedy = std::move(remedy);
  diagnostics.add(std::move(diagnostic));
}

bool is_path(const std::string& name) {
  return name.find('/') != std::string::npos || std::filesystem::path(name).extension() == ".xml";
}

/// A name is a file of a folder, never a path.
bool is_name(const std::string& name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

/// The file that `name` stands for, in the folder of templates or else in `beside`.
std::filesystem::path find(const std::string& name, const TemplateFolder& where,
                           const std::filesystem::path& beside) {
  const std::filesystem::path own = std::filesystem::path(where.folder) / (name + ".xml");
  const std::filesystem::path other = beside / (name + ".xml");
  if (!is_name(name)) return {};
  return std::filesystem::is_regular_file(own) || beside.empty() ? own : other;
}

/// Reads one file onto `read`. `extends` is told what it extends and where it says so, before.
template <typename Extends>
bool read_file(const Draft& draft, const std::string& schema, Diagnostics& diagnostics,
               Template& read, const Extends& extends) {
  if (!matches_template_schema(draft, schema, diagnostics)) return false;
  pugi::xml_document document;
  document.load_buffer(draft.bytes().data(), draft.bytes().size(), pugi::parse_default,
                       pugi::encoding_utf8);
  const pugi::xml_node root = document.document_element();
  const std::size_t at = static_cast<std::size_t>(root.offset_debug());
  if (!extends(root.attribute("etend").value(), draft.place(Span{at, at + 1}))) return false;
  read_template(root, draft, read);
  return true;
}

/// What every template must have, however it was read.
bool is_whole(const Template& read, Diagnostics& diagnostics) {
  if (read.layout.margin_top > 0 && !read.layout.families.empty() && !read.language.empty())
    return true;
  complain(diagnostics, "GAB-07", read.place,
           {"le gabarit ne donne ni par lui-même ni par celui qu’il étend sa page, ses polices "
            "et sa langue",
            "the template gives no page, fonts and language, neither itself nor through the one "
            "it extends"},
           {"ajouter « page », « polices » et « langue », ou l’attribut « etend »",
            "add 'page', 'polices' and 'langue', or the attribute 'etend'"});
  return false;
}

class Loader {
 public:
  Loader(const TemplateFolder& where, Diagnostics& diagnostics)
      : where_(where), diagnostics_(diagnostics) {}

  bool load(const std::string& name) {
    std::filesystem::path path =
        is_path(name) ? std::filesystem::path(name) : find(name, where_, {});
    if (std::filesystem::is_directory(path)) path /= "gabarit.xml";
    return load(name, path, Place{name, {0, 0, 0, 0}, {0, 0, 0, 0}});
  }
  Template take() { return std::move(read_); }

 private:
  /// Reads a template and its parents; the parents first, so that the heirs overwrite.
  bool load(const std::string& name, const std::filesystem::path& path, const Place& asked) {
    if (!std::filesystem::is_regular_file(path)) return absent(name, asked);
    if (std::find(heirs_.begin(), heirs_.end(), path) != heirs_.end()) {
      complain(diagnostics_, "GAB-05", asked,
               {"le gabarit «\u00A0" + name + "\u00A0» s’étend lui-même",
                "the template '" + name + "' extends itself"},
               {"retirer l’un des attributs «\u00A0etend\u00A0»",
                "remove one of the 'etend' attributes"});
      return false;
    }
    std::string bytes;
    try {
      bytes = read_bytes(path.string());
    } catch (const std::system_error& error) {
      return unreadable(name, asked, error.code() == std::errc::file_too_large);
    }
    const std::optional<Draft> draft =
        read_draft(path.string(), std::move(bytes), Limits{}, diagnostics_);
    if (!draft) return false;
    return read_file(*draft, where_.schema, diagnostics_, read_,
                     [&](const std::string& extended, const Place& here) {
                       if (extended.empty()) return true;
                       heirs_.push_back(path);
                       return load(extended, find(extended, where_, path.parent_path()), here);
                     });
  }

  bool absent(const std::string& name, const Place& asked) {
    complain(diagnostics_, "GAB-06", asked,
             {"le gabarit «\u00A0" + name + "\u00A0» n’existe pas",
              "there is no template '" + name + "'"},
             {"donner le nom d’un gabarit («\u00A0sobre\u00A0») ou le chemin d’un fichier "
              "(«\u00A0./ma-region.xml\u00A0»)",
              "give the name of a template ('sobre') or the path of a file ('./ma-region.xml')"});
    return false;
  }

  bool unreadable(const std::string& name, const Place& asked, bool too_big) {
    const std::string most = std::to_string(Limits{}.bytes >> 20U);
    complain(diagnostics_, "GAB-17", asked,
             too_big ? Text{"le gabarit «\u00A0" + name + "\u00A0» est trop gros (" + most +
                                "\u00A0Mio au plus)",
                            "the template '" + name + "' is too big (" + most + " MiB at most)"}
                     : Text{"le gabarit «\u00A0" + name + "\u00A0» ne peut pas être lu",
                            "the template '" + name + "' cannot be read"},
             {"vérifier que c’est bien un gabarit, et que vous avez le droit de le lire",
              "check that it is a template, and that you may read it"});
    return false;
  }

  const TemplateFolder& where_;
  Diagnostics& diagnostics_;
  std::vector<std::filesystem::path> heirs_;
  Template read_;
};

/// Whether `path` lies under `folder`, in its letters.
bool is_under(const std::string& path, const std::string& folder) {
  const std::string plain = std::filesystem::path(path).lexically_normal().string();
  return plain == path && plain.starts_with(folder + "/");
}

bool has_known_fonts(const Template& form, const std::vector<std::string>& folders,
                     Diagnostics& diagnostics) {
  for (const auto& [name, family] : form.layout.families) {
    for (const std::string& path :
         {family.regular, family.bold, family.italic, family.bold_italic}) {
      if (std::any_of(folders.begin(), folders.end(),
                      [&](const std::string& folder) { return is_under(path, folder); }))
        continue;
      complain(diagnostics, "GAB-13", form.place,
               {"le gabarit emporté veut la police «\u00A0" + path +
                    "\u00A0», hors des dossiers de polices de ce poste",
                "the carried template wants the font '" + path +
                    "', outside the font folders of this machine"},
               {"donner le même gabarit, avec ses polices, par «\u00A0--template\u00A0»",
                "give the same template, with its fonts, by '--template'"});
      return false;
    }
  }
  return true;
}

}  // namespace

std::string Template::bytes() const {
  std::string all;
  for (const TemplateFile& file : files) all += file.bytes;
  return all;
}

const Phrase* Template::phrase(std::string_view id) const {
  const auto found = phrases.find(id);
  return found == phrases.end() ? nullptr : &found->second;
}

std::optional<Gender> Template::gender(std::string_view noun) const {
  const auto found = nouns.find(singular(head_word(noun)));
  if (found == nouns.end()) return std::nullopt;
  return found->second;
}

std::optional<Template> load_template(const std::string& name, const TemplateFolder& where,
                                      Diagnostics& diagnostics) {
  Loader loader(where, diagnostics);
  if (!loader.load(name)) return std::nullopt;
  Template read = loader.take();
  if (!is_whole(read, diagnostics) || !check_template(read, diagnostics)) return std::nullopt;
  return read;
}

std::optional<Template> load_template(const CarriedTemplate& carried, Diagnostics& diagnostics) {
  Template read;
  for (const TemplateFile& file : carried.files) {
    const std::optional<Draft> draft = read_draft(file.name, file.bytes, Limits{}, diagnostics);
    if (!draft) return std::nullopt;
    const std::string before = read.name;
    const auto follows = [&](const std::string& extended, const Place& here) {
      if (extended == before) return true;
      complain(
          diagnostics, "GAB-05", here,
          {"le gabarit emporté «\u00A0" + file.name + "\u00A0» n’étend pas celui qui le précède",
           "the carried template '" + file.name + "' does not extend the one before it"},
          {"reprendre le PDF d’origine", "take the original PDF"});
      return false;
    };
    if (!read_file(*draft, carried.schema, diagnostics, read, follows)) return std::nullopt;
  }
  if (!is_whole(read, diagnostics) || !has_known_fonts(read, carried.font_folders, diagnostics) ||
      !check_template(read, diagnostics))
    return std::nullopt;
  return read;
}

}  // namespace paraphe

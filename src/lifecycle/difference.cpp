// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/difference.h"

#include <algorithm>
#include <array>

namespace paraphe {
namespace {

struct PartName {
  const char* code;
  const char* fr;
  const char* en;
  bool plural = false;  ///< in French
};

/// In the order of Part::Kind.
constexpr std::array<PartName, 17> part_names = {{
    {"page", "la page", "page"},
    {"page-order", "l’ordre ou le nombre des pages", "the order or number of pages"},
    {"annotation", "un lien ou une annotation de la page", "a link or annotation of page"},
    {"field", "le champ de signature", "the signature field"},
    {"source", "le texte source emporté", "the embedded draft"},
    {"template", "le gabarit emporté", "the embedded template"},
    {"attachment", "la pièce jointe", "the attachment"},
    {"metadata", "les métadonnées (XMP)", "the metadata (XMP)", true},
    {"information", "les propriétés du document", "the information dictionary", true},
    {"font", "la police", "the font"},
    {"image", "une image", "an image"},
    {"structure", "la structure lue par les lecteurs d’écran",
     "the structure screen readers follow"},
    {"outline", "les signets", "the outline", true},
    {"colour", "le profil de couleurs", "the colour profile"},
    {"catalogue", "le catalogue, qui relie les parties du fichier", "the catalog of the file"},
    {"references", "la table des objets, l’identifiant ou la fin du fichier",
     "the table of objects, the identifier or the end of the file"},
    {"unknown", "une partie du fichier", "a part of the file"},
}};

const PartName& names_of(Part::Kind kind) { return part_names.at(static_cast<std::size_t>(kind)); }

std::string guillemets(const std::string& text) { return "«\u00A0" + text + "\u00A0»"; }

struct ChangeName {
  const char* code;
  const char* fr;
  const char* plural;
  const char* en;
};

/// In the order of Change.
constexpr std::array<ChangeName, 7> change_names = {{
    {"altered", "diffère", "diffèrent", "differs"},
    {"missing", "manque", "manquent", "is missing"},
    {"added", "est en trop", "sont en trop", "was added"},
    {"moved", "n’est pas à sa place", "ne sont pas à leur place", "is not in its place"},
    {"damaged", "est illisible", "sont illisibles", "cannot be read"},
    {"revised", "a changé", "ont changé", "was changed"},
    {"unsound", "porte une signature qui n’est pas celle de ces octets",
     "portent une signature qui n’est pas celle de ces octets",
     "bears a signature that is not of these bytes"},
}};

/// What is wrong with a revision as a whole, or with the file as one; else nothing.
Text frame_sentence(const Difference& difference) {
  if (difference.part.kind != Part::Kind::references) return {};
  const std::string number = std::to_string(difference.revision);
  if (difference.revision == 0) {
    if (difference.change != Change::missing) return {};
    return {"la fin du fichier manque", "the end of the file is missing"};
  }
  if (difference.change == Change::added) {
    return {"la révision " + number + " n’apporte ni signature ni de quoi en valider une",
            "revision " + number + " brings neither a signature nor data to validate one"};
  }
  return {"la révision " + number + " est illisible", "revision " + number + " cannot be read"};
}

}  // namespace

Text part_words(const Part& part) {
  const PartName& names = names_of(part.kind);
  Text words{names.fr, names.en};
  if (part.kind == Part::Kind::page || part.kind == Part::Kind::annotation) {
    if (part.page > 0) {
      words.fr += "\u00A0" + std::to_string(part.page);
      words.en += " " + std::to_string(part.page);
    }
  } else if (!part.name.empty()) {
    words.fr += " " + guillemets(part.name);
    words.en += " '" + part.name + "'";
  }
  return words;
}

Text difference_sentence(const Difference& difference) {
  if (Text frame = frame_sentence(difference); !frame.empty()) return frame;
  const ChangeName& change = change_names.at(static_cast<std::size_t>(difference.change));
  Text sentence = part_words(difference.part);
  sentence.fr +=
      std::string(" ") + (names_of(difference.part.kind).plural ? change.plural : change.fr);
  sentence.en += std::string(" ") + change.en;
  if (difference.revision > 0) {
    const std::string number = std::to_string(difference.revision);
    sentence.fr += " (révision " + number + ")";
    sentence.en += " (revision " + number + ")";
  }
  const std::string &found = difference.found, &expected = difference.expected;
  if (!found.empty() && !expected.empty()) {
    sentence.fr += "\u00A0: on lit " + guillemets(found) + " au lieu de " + guillemets(expected);
    sentence.en += ": '" + found + "' stands for '" + expected + "'";
  } else if (!found.empty()) {
    sentence.fr += "\u00A0: on lit " + guillemets(found);
    sentence.en += ": it reads '" + found + "'";
  } else if (!expected.empty()) {
    sentence.fr += "\u00A0: on devrait lire " + guillemets(expected);
    sentence.en += ": it should read '" + expected + "'";
  }
  return sentence;
}

const char* part_code(Part::Kind kind) { return names_of(kind).code; }

const char* change_code(Change change) {
  return change_names.at(static_cast<std::size_t>(change)).code;
}

void add_difference(std::vector<Difference>& all, Difference difference) {
  const auto same = [&](const Difference& each) {
    return each.part == difference.part && each.change == difference.change &&
           each.revision == difference.revision;
  };
  if (std::none_of(all.begin(), all.end(), same)) all.push_back(std::move(difference));
}

}  // namespace paraphe

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

// The vocabulary of rule files, as tables.
namespace paraphe {

/// What may stand in and on an element: lists of words. `#text` in children: mixed content.
struct Form {
  std::string_view name;
  std::string_view attributes;
  std::string_view required;
  std::string_view children;
};

/// ISO/IEC 19757-3:2025, without external parameters (`schema/param`).
inline constexpr Form schematron_forms[] = {
    {"schema", "id schemaVersion queryBinding defaultPhase icon see fpi schematronEdition", "",
     "title ns p let phase rules pattern group diagnostics properties include extends"},
    {"library", "id icon see fpi", "",
     "title p rules pattern group diagnostics properties include extends"},
    {"title", "", "", "#text dir emph span"},
    {"ns", "prefix uri", "prefix uri", ""},
    {"p", "id class icon", "", "#text dir emph span"},
    {"let", "name value", "name", "#text *"},
    {"phase", "id from when icon see fpi", "id", "title p let active include"},
    {"active", "pattern", "pattern", "#text dir emph span"},
    {"pattern", "id abstract is-a documents icon see fpi", "",
     "title p let rule param include extends"},
    {"group", "id abstract is-a documents icon see fpi", "",
     "title p let rule param include extends"},
    {"rules", "id icon see fpi", "", "title p rule include"},
    {"param", "name value", "name value", ""},
    {"rule", "id abstract context visit-each flag role severity subject icon see fpi", "",
     "p let assert report extends include"},
    {"extends", "rule href", "", ""},
    {"include", "href", "href", ""},
    {"assert", "id test diagnostics properties flag role severity subject icon see fpi", "test",
     "#text name value-of emph dir span"},
    {"report", "id test diagnostics properties flag role severity subject icon see fpi", "test",
     "#text name value-of emph dir span"},
    {"name", "path", "", ""},
    {"value-of", "select", "select", ""},
    {"emph", "class", "", "#text name value-of emph dir span"},
    {"dir", "value", "", "#text name value-of emph dir span"},
    {"span", "class", "class", "#text name value-of emph dir span"},
    {"diagnostics", "", "", "diagnostic include"},
    {"diagnostic", "id role icon see fpi", "id", "#text name value-of emph dir span"},
    {"properties", "", "", "property include"},
    {"property", "id role scheme icon see fpi", "id", "#text name value-of emph dir span"},
};

/// The metadata of a rule; `exemple` holds edits of a model draft.
inline constexpr Form fiche_forms[] = {
    {"fiche", "regle derogeable depuis jusqua", "regle", "pourquoi fondement remede exemple"},
    {"attente", "nom", "nom", "#text"},
    {"mots", "href", "href", ""},
    {"pourquoi", "", "", "#text"},
    {"fondement", "nature lien", "", "#text"},
    {"remede", "pour", "", "#text"},
    {"exemple", "attendu profil gate modele vote", "attendu", "valeur remplace ajoute retire"},
    {"valeur", "chemin", "chemin", "#text"},
    {"remplace", "chemin", "chemin", "#text *"},
    {"ajoute", "chemin position", "chemin", "#text *"},
    {"retire", "chemin", "chemin", ""},
};

/// Schematron QuickFix, as far as it is supported (schematron.h).
inline constexpr Form fix_forms[] = {
    {"fixes", "", "", "fix"},
    {"fix", "id use-when role", "id", "description add delete replace"},
    {"description", "", "", "title p"},
    {"title", "", "", "#text"},
    {"p", "", "", "#text"},
    {"add", "match target node-type select", "match target node-type select", ""},
    {"delete", "match", "match", ""},
    {"replace", "match select", "match select", ""},
};

/// Attributes in the namespace of fiches, on elements of other namespaces.
inline constexpr std::string_view own_attributes = "assert/lieux report/lieux fix/sur";

/// Attributes with few values.
struct Values {
  std::string_view element, attribute, values;
};

inline constexpr Values closed[] = {
    {"pattern", "abstract", "true false"},
    {"group", "abstract", "true false"},
    {"rule", "abstract", "true false"},
    {"rule", "severity", "fatal error warning info"},
    {"assert", "severity", "fatal error warning info"},
    {"report", "severity", "fatal error warning info"},
    {"dir", "value", "ltr rtl"},
    {"pattern", "requis", "oui non"},
    {"group", "requis", "oui non"},
    {"fiche", "derogeable", "oui non avertissements"},
    {"fondement", "nature", "loi jurisprudence usage coherence acte"},
    {"exemple", "attendu", "echec succes"},
    {"exemple", "vote", "oui"},
    {"ajoute", "position", "debut fin"},
    {"schema", "queryBinding", "xslt exslt xpath"},
    {"add", "node-type", "attribute"},
};

}  // namespace paraphe

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <fstream>
#include <optional>
#include <sstream>
#include <string>

#include "base/draft.h"
#include "compose/compose.h"
#include "places.h"

namespace paraphe::testing {

inline std::string path_of(const std::string& relative) {
  return std::string(source_dir) + "/" + relative;
}

inline std::string file_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// One line a finding: `ID: message`.
inline std::string french(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& each : diagnostics.items()) {
    text += each.id + ": " + each.message.fr + "\n";
  }
  return text;
}

inline const Template& sober() {
  static const Template loaded = [] {
    Diagnostics diagnostics;
    auto read =
        load_template("sobre", {path_of("templates"), path_of("schemas/gabarit.xsd")}, diagnostics);
    if (!read) throw std::runtime_error(french(diagnostics));
    return *read;
  }();
  return loaded;
}

/// A whole agreement around what a test is about.
struct Frame {
  std::string root = R"(nature="convention de partenariat" statut="projet" version="1.0")";
  std::string front;
  std::string parties =
      R"(<partie id="cnrs" type="epst" sigle="CNRS" alias="le CNRS"><denomination>Centre national de la recherche scientifique</denomination><siege voie="3, rue Michel-Ange" codePostal="75794" ville="Paris Cedex 16"/><representant id="p1" civilite="M." prenom="Jean" nom="Durand" qualite="président"/></partie>)"
      R"(<partie id="region" type="collectivite" alias="la Région"><denomination>Région Test</denomination><siege voie="1, place Haute" codePostal="59000" ville="Lille"/><representant id="p2" civilite="Mme" prenom="Anne" nom="Petit" qualite="présidente du conseil régional"/></partie>)";
  std::string bodies;
  std::string term = R"(<duree valeur="P4Y" priseEffet="date" le="2027-01-01"/>)";
  std::string recitals;
  std::string article = "<alinea>Texte.</alinea>";
  std::string closing = R"(<cloture originaux="2"/>)";
  std::string end;

  std::string text() const {
    return R"(<convention xmlns="urn:paraphe:convention:1" profil="test" langue="fr" )" + root +
           "><titre>Titre</titre>" + front + "<parties>" + parties + "</parties>" + bodies + term +
           recitals + R"(<articles><article id="a1" objet="objet"><titre>Objet</titre>)" + article +
           "</article></articles>" + closing + end + "</convention>";
  }
};

inline std::optional<Document> compose_text(const std::string& text, Diagnostics& diagnostics,
                                            const ComposeOptions& options = {}) {
  const std::optional<Agreement> agreement = read_agreement(text, diagnostics);
  if (!agreement) return std::nullopt;
  return compose(*agreement, sober(), options, diagnostics);
}

}  // namespace paraphe::testing

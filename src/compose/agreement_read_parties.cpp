// SPDX-License-Identifier: EUPL-1.2
#include <utility>

#include "compose/agreement_read.h"

namespace paraphe::reading {

namespace {

Person person(const pugi::xml_node& node) {
  return {attribute(node, "id"),      attribute(node, "civilite"),
          attribute(node, "prenom"),  attribute(node, "nom"),
          attribute(node, "qualite"), source(node),
          date(node, "election"),     date(node, "fin")};
}

Authorisation authorisation(const pugi::xml_node& node) {
  Authorisation read;
  read.nature = attribute(node, "nature");
  read.form = attribute(node, "forme");
  if (read.form.empty()) read.form = "deliberation";
  read.organ = attribute(node, "organe");
  read.number = attribute(node, "numero");
  read.date = date(node, "date");
  read.publication = date(node, "publication");
  read.transmission = date(node, "transmission");
  read.to_come = to_come(node);
  read.source = source(node);
  return read;
}

Delegation delegation(const pugi::xml_node& node) {
  Delegation read;
  read.nature = attribute(node, "nature");
  read.form = attribute(node, "forme");
  read.number = attribute(node, "numero");
  read.scope = attribute(node, "portee");
  read.impediment = attribute(node, "empechement");
  read.by = attribute(node, "du");
  read.date = date(node, "date");
  read.publication = date(node, "publication");
  read.transmission = date(node, "transmission");
  read.end = date(node, "fin");
  read.to_come = to_come(node);
  read.source = source(node);
  return read;
}

Party party(const pugi::xml_node& node) {
  Party read;
  read.id = attribute(node, "id");
  read.type = attribute(node, "type");
  read.siren = attribute(node, "siren");
  read.siret = attribute(node, "siret");
  read.acronym = attribute(node, "sigle");
  read.alias = attribute(node, "alias");
  read.on_behalf_of = attribute(node, "auNomDe");
  read.logo = attribute(node, "logo");
  const std::string gender = attribute(node, "genre");
  if (gender == "masculin") read.gender = Gender::masculine;
  if (gender == "feminin") read.gender = Gender::feminine;
  read.denomination = content(child(node, "denomination"));
  if (const pugi::xml_node form = child(node, "formeJuridique")) read.legal_form = content(form);
  const pugi::xml_node seat = child(node, "siege");
  read.seat = {attribute(seat, "voie"),       attribute(seat, "complement"),
               attribute(seat, "codePostal"), attribute(seat, "ville"),
               attribute(seat, "pays"),       source(seat)};
  read.representative = person(child(node, "representant"));
  for (const pugi::xml_node& each : children(node, "habilitation")) {
    read.authorisations.push_back(authorisation(each));
  }
  if (const pugi::xml_node signatory = child(node, "signataire")) {
    read.delegate = Delegate{person(signatory), delegation(child(signatory, "delegation"))};
  }
  read.source = source(node);
  return read;
}

}  // namespace

std::vector<Party> parties(const pugi::xml_node& node) {
  std::vector<Party> read;
  for (const pugi::xml_node& each : children(node, "partie")) read.push_back(party(each));
  return read;
}

std::vector<Attendant> attendants(const pugi::xml_node& node) {
  std::vector<Attendant> read;
  for (const pugi::xml_node& each : children(node, "intervenant")) {
    Attendant attendant{attribute(each, "id"), content(child(each, "denomination")), std::nullopt,
                        source(each)};
    if (const pugi::xml_node by = child(each, "representant"))
      attendant.representative = person(by);
    read.push_back(std::move(attendant));
  }
  return read;
}

Term term(const pugi::xml_node& node) {
  Term read;
  read.id = attribute(node, "id");
  read.effect = attribute(node, "priseEffet");
  read.length = duration(node, "valeur");
  read.start = date(node, "le");
  read.end = date(node, "fin");
  if (attribute(node, "decompte") == "quantieme") read.counting = Counting::quantieme;
  read.open_ended = attribute(node, "indeterminee") == "oui";
  if (const pugi::xml_node renewal = child(node, "renouvellement")) {
    read.renewal =
        Renewal{attribute(renewal, "id"), attribute(renewal, "forme"), duration(renewal, "duree"),
                duration(renewal, "preavis"), source(renewal)};
    if (const int times = number(renewal, "nombre", 0); times > 0) read.renewal->times = times;
  }
  for (const pugi::xml_node& each : children(node, "preavis")) {
    read.notices.push_back({attribute(each, "id"), attribute(each, "objet"),
                            attribute(each, "jours"), duration(each, "valeur"), source(each)});
  }
  for (const pugi::xml_node& each : children(node, "evaluation")) {
    read.reviews.push_back({attribute(each, "id"), attribute(each, "moment"), source(each)});
  }
  read.to_come = to_come(node);
  read.source = source(node);
  return read;
}

}  // namespace paraphe::reading

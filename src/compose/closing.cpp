// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>

#include "compose/blocks.h"
#include "compose/body.h"
#include "compose/generated.h"
#include "compose/inline.h"

namespace paraphe {

namespace {

/// The blank the draft declares for that object and party; for an empty party, the common one.
const DeclaredBlank* declared(const Agreement& agreement, std::string_view object,
                              std::string_view party) {
  for (const DeclaredBlank& each : agreement.closing.blanks) {
    if (each.blank.object == object && each.blank.party == party) return &each;
  }
  return nullptr;
}

/// Whether each party writes the object itself, in its own box.
bool by_each_party(const Agreement& agreement, std::string_view object) {
  return std::all_of(agreement.parties.begin(), agreement.parties.end(), [&](const Party& party) {
    return declared(agreement, object, party.id) != nullptr;
  });
}

Runs common_blank(Scribe& scribe, const std::string& object) {
  const Agreement& agreement = scribe.agreement();
  if (by_each_party(agreement, object)) return {};
  const DeclaredBlank* found = declared(agreement, object, "");
  return {blank(scribe, object, found == nullptr ? agreement.closing.source : found->source)};
}

/// A date of signature is printed only on an act that was signed: before, a hand writes it.
Runs signing_date(Scribe& scribe) {
  const Closing& closing = scribe.agreement().closing;
  if (!scribe.agreement().signed_already()) return common_blank(scribe, "dateSignature");
  if (closing.date) return write_date(*closing.date, closing.source);
  scribe.error(
      "CMP-04", closing.source,
      {"l’acte est déclaré signé, mais la date de signature n’est pas donnée",
       "the act is declared as signed, but the date of signature is not given"},
      {"ajouter l’attribut « date » à « cloture », ou rendre au texte son statut de projet",
       "add the attribute 'date' to 'cloture', or make the text a draft again"});
  return {};
}

Runs originals(Scribe& scribe) {
  const Closing& closing = scribe.agreement().closing;
  const std::string mode = closing.mode.empty() ? "papier" : closing.mode;
  return scribe.say("originaux." + mode, {{"nombre", plain(number_words(closing.originals))}},
                    closing.source, {Gender::masculine, closing.originals > 1, false});
}

Block write_done_at(Scribe& scribe) {
  const Closing& closing = scribe.agreement().closing;
  Runs place =
      closing.place.empty() ? common_blank(scribe, "lieu") : plain(closing.place, closing.source);
  return scribe.paragraph("fait",
                          scribe.say("fait",
                                     {{"lieu", std::move(place)},
                                      {"date", signing_date(scribe)},
                                      {"originaux", originals(scribe)}},
                                     closing.source),
                          closing.source);
}

/// « pour le président du conseil régional et par délégation, ».
Runs delegation_line(Scribe& scribe, const Delegation& delegation) {
  const Person* by = scribe.agreement().person(delegation.by);
  if (by == nullptr) return {};
  const NounPhrase capacity = with_article(by->capacity, by->gender());
  return scribe.say("signature." + delegation.nature,
                    {{"delegant", plain(subject(capacity), delegation.source)}}, delegation.source,
                    {by->gender(), false, false});
}

/// What the party itself writes in its box: place, date.
Runs own_blanks(Scribe& scribe, const Party& party) {
  const Agreement& agreement = scribe.agreement();
  Runs place;
  Runs date;
  if (const DeclaredBlank* found = declared(agreement, "lieu", party.id)) {
    place = {blank(scribe, "lieu", found->source)};
  }
  const DeclaredBlank* found = declared(agreement, "dateSignature", party.id);
  if (found != nullptr && !agreement.signed_already()) {
    date = {blank(scribe, "dateSignature", found->source)};
  }
  if (place.empty() && date.empty()) return {};
  const std::string_view phrase = place.empty()  ? "signature.date"
                                  : date.empty() ? "signature.lieu"
                                                 : "signature.lieuEtDate";
  return scribe.say(phrase, {{"lieu", place}, {"date", date}}, party.source);
}

Block write_box(Scribe& scribe, const Party& party) {
  const Person& person = party.signatory();
  Block box = container(Role::division, party.source);
  box.kind = Block::Kind::signature_box;
  const auto line = [&](Runs runs, Source source) {
    if (runs.empty()) return;
    box.children.push_back(scribe.paragraph("signataire", std::move(runs), source));
  };
  const std::string alias = subject(parse_noun_phrase(party.alias));
  line(scribe.say("signature.pour", {{"alias", plain(alias)}}, party.source), party.source);
  if (party.delegate) {
    line(delegation_line(scribe, party.delegate->delegation), party.delegate->delegation.source);
  }
  const NounPhrase capacity = with_article(person.capacity, person.gender());
  line(scribe.say("signature.qualite", {{"qualite", plain(subject(capacity), person.source)}},
                  person.source),
       person.source);
  line(write_person(scribe, person), person.source);
  line(own_blanks(scribe, party), party.source);
  box.field = "Signature_" + person.id;
  Runs tooltip =
      scribe.say("signature.infobulle",
                 {{"qualite", plain(person.capacity)}, {"personne", write_person(scribe, person)}},
                 person.source);
  scribe.finish(tooltip);
  box.tooltip = spoken(tooltip);
  box.box_height = scribe.form().signature_height;
  return box;
}

}  // namespace

std::vector<const Party*> signing_order(const Agreement& agreement) {
  std::vector<const Party*> order;
  for (const std::string& id : agreement.signing_order) {
    const Party* party = agreement.party(id);
    if (party != nullptr) order.push_back(party);
  }
  for (const Party& party : agreement.parties) {
    if (std::find(order.begin(), order.end(), &party) == order.end()) order.push_back(&party);
  }
  return order;
}

Block write_closing(Scribe& scribe) {
  const Agreement& agreement = scribe.agreement();
  Block group = container(Role::section, agreement.closing.source);
  group.kind = Block::Kind::signature_group;
  group.id = "titre:signatures";
  group.level = 2;
  group.bookmark = spoken(scribe.say("signatures.titre"));
  group.children.push_back(write_done_at(scribe));
  for (const Party* party : signing_order(agreement)) {
    group.children.push_back(write_box(scribe, *party));
  }
  return group;
}

}  // namespace paraphe

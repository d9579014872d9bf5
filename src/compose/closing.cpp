// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>

#include "compose/blocks.h"
#include "compose/body.h"
#include "compose/generated.h"
#include "compose/inline.h"
#include "compose/signing_order.h"

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

Block write_box(Scribe& scribe, const Party& party, std::size_t rank) {
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
  box.field = signature_field(party);
  Runs tooltip =
      scribe.say("signature.infobulle",
                 {{"qualite", plain(person.capacity)}, {"personne", write_person(scribe, person)}},
                 person.source);
  scribe.finish(tooltip);
  box.tooltip = spoken(tooltip);
  if (scribe.options().text_tags) {
    box.tag = spoken(scribe.say("signature.balise", {{"n", plain(std::to_string(rank))}}));
  }
  box.box_height = scribe.form().signature_height;
  return box;
}

/// What stands above the boxes that go on to a further page: a sheet of signatures alone says what
/// is signed.
Block write_continuation(Scribe& scribe) {
  const Agreement& agreement = scribe.agreement();
  Runs reference;
  if (!agreement.references.empty()) reference = plain(agreement.references.front().number);
  const std::string title = spoken(write_content(scribe, agreement.title));  // without its links
  return scribe.paragraph("suite", scribe.say("signatures.suite",
                                              {{"titre", plain(title, agreement.source)},
                                               {"reference", std::move(reference)}},
                                              agreement.source));
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

std::string signature_field(const Party& party) { return "Signature_" + party.signatory().id; }

Runs write_original(Scribe& scribe, const Layout& layout) {
  if (!scribe.options().original) return {};
  const Agreement& agreement = scribe.agreement();
  const Closing& closing = agreement.closing;
  const int number = *scribe.options().original;
  if (closing.mode == "electronique") {
    scribe.error("CMP-06", closing.source,
                 {"l’acte se signe par voie électronique : ses originaux ne se numérotent pas",
                  "the act is signed electronically: its originals bear no numbers"},
                 {"retirer l’option, ou « mode » de « cloture »",
                  "leave out the option, or 'mode' of 'cloture'"});
  } else if (number < 1 || number > closing.originals) {
    scribe.error("CMP-06", closing.source,
                 {"il n’y a pas d’original n° " + std::to_string(number) +
                      " : l’acte est fait en " + std::to_string(closing.originals),
                  "there is no original no. " + std::to_string(number) + ": the act is made in " +
                      std::to_string(closing.originals)},
                 {"corriger le numéro, ou « originaux » de « cloture »",
                  "correct the number, or 'originaux' of 'cloture'"});
  }
  bool printed = false;
  for (const Strip* strip : {&layout.header, &layout.footer}) {
    for (const std::string* part : {&strip->left, &strip->center, &strip->right})
      printed = printed || part->find("{original") != std::string::npos;
  }
  if (!printed) {
    scribe.error("GAB-09", {},
                 {"le gabarit n’a pas de place pour le numéro de l’original",
                  "the template has no place for the number of the original"},
                 {"ajouter « {original} » à son pied", "add '{original}' to its footer"});
  }
  const auto of_party = static_cast<std::size_t>(std::max(1, number)) - 1;
  return scribe.say("original",
                    {{"n", plain(std::to_string(number))},
                     {"nombre", plain(std::to_string(closing.originals))},
                     {"destinataire", of_party < agreement.parties.size()
                                          ? plain(short_name(agreement.parties[of_party]))
                                          : scribe.say("original.archives")}},
                    closing.source);
}

Block write_closing(Scribe& scribe) {
  const Agreement& agreement = scribe.agreement();
  Block group = container(Role::section, agreement.closing.source);
  group.kind = Block::Kind::signature_group;
  group.id = "titre:signatures";
  group.level = 2;
  group.bookmark = spoken(scribe.say("signatures.titre"));
  group.continuation.push_back(write_continuation(scribe));
  group.children.push_back(write_done_at(scribe));
  if (scribe.options().text_tags && agreement.closing.mode != "electronique") {
    scribe.error(
        "CMP-07", agreement.closing.source,
        {"l’acte se signe sur papier ; les balises d’une plateforme n’y ont pas leur place",
         "the act is signed on paper; the tags of a platform have no place on it"},
        {"mettre mode=\"electronique\" dans « cloture », ou retirer « --text-tags »",
         "write mode=\"electronique\" in 'cloture', or leave out '--text-tags'"});
  }
  std::size_t rank = 0;
  for (const Party* party : signing_order(agreement)) {
    group.children.push_back(write_box(scribe, *party, ++rank));
  }
  return group;
}

}  // namespace paraphe

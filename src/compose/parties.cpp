// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>

#include "base/words.h"
#include "compose/blocks.h"
#include "compose/body.h"
#include "compose/generated.h"
#include "compose/inline.h"

namespace paraphe {

namespace {

/// `180089013` as « 180 089 013 »; a SIRET ends with five digits: « 180 089 013 00017 ».
std::string grouped(const std::string& digits) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i == 3 || i == 6 || i == 9) out += "\u202F";
    out += digits[i];
  }
  return out;
}

/// A number of an act, without the « n° » its author may have typed.
std::string bare_number(std::string number) {
  for (const std::string_view start : {"n° ", "n°\u00A0", "n°", "N° "}) {
    if (number.rfind(start, 0) == 0) return number.substr(start.size());
  }
  return number;
}

Runs number_or_gap(Scribe& scribe, const std::string& number, const ToCome& gaps, Source source) {
  if (number.empty() && gaps.has("numero")) return scribe.to_come(source);
  Runs runs = plain(bare_number(number), source);
  for (Run& run : runs) run.unbreakable = true;
  return runs;
}

Runs date_or_gap(Scribe& scribe, const std::optional<Date>& date, const ToCome& gaps,
                 const std::string& name, Source source) {
  if (date) return write_date(*date, source);
  return gaps.has(name) ? scribe.to_come(source) : Runs{};
}

/// « , publiée le … et transmise au représentant de l’État le … ».
template <class Act>
Runs publicity(Scribe& scribe, const Act& act, Inflection inflection) {
  Runs published = date_or_gap(scribe, act.publication, act.to_come, "publication", act.source);
  Runs sent = date_or_gap(scribe, act.transmission, act.to_come, "transmission", act.source);
  if (published.empty() && sent.empty()) return {};
  const std::string_view phrase = published.empty() ? "acte.transmis"
                                  : sent.empty()    ? "acte.publie"
                                                    : "acte.publieEtTransmis";
  return scribe.say(phrase, {{"publication", published}, {"transmission", sent}}, act.source,
                    inflection);
}

/// The arguments that name an act: « la délibération n° … du … ».
template <class Act>
Arguments act_arguments(Scribe& scribe, const Act& act) {
  const Phrase* noun = scribe.form().phrase("acte." + act.form);
  Inflection inflection{
      noun == nullptr ? Gender::masculine : noun->gender.value_or(Gender::masculine),
      act.form == "statuts", false};
  return {{"acte", scribe.say("acte." + act.form, {}, act.source)},
          {"numero", number_or_gap(scribe, act.number, act.to_come, act.source)},
          {"date", date_or_gap(scribe, act.date, act.to_come, "date", act.source)},
          {"publicite", publicity(scribe, act, inflection)}};
}

/// « de la commission permanente »; in parentheses when the gender of the organ is not known.
Runs of_organ(Scribe& scribe, const Authorisation& act) {
  NounPhrase organ = parse_noun_phrase(act.organ);
  if (organ.article == NounPhrase::Article::none) {
    const std::optional<Gender> gender = scribe.form().gender(organ.noun);
    if (!gender) return scribe.say("organe", {{"organe", plain(act.organ)}}, act.source);
    organ = with_article(organ.noun, *gender);
  }
  return plain(of(organ), act.source);
}

Runs write_authorisation(Scribe& scribe, const Party& party, const Authorisation& act) {
  Arguments arguments = act_arguments(scribe, act);
  arguments["deOrgane"] = of_organ(scribe, act);
  return scribe.say("habilitation." + act.nature, arguments, act.source,
                    {party.representative.gender(), false, false});
}

Runs write_delegation(Scribe& scribe, const Delegate& delegate) {
  const Delegation& act = delegate.delegation;
  Arguments arguments = act_arguments(scribe, act);
  arguments["personne"] = write_person(scribe, delegate.person);
  arguments["qualite"] = plain(delegate.person.capacity, delegate.person.source);
  arguments["portee"] = plain(act.scope, act.source);
  arguments["empechement"] = plain(act.impediment, act.source);
  const Person* by = scribe.agreement().person(act.by);
  return scribe.say("delegation." + act.nature, arguments, act.source,
                    {by == nullptr ? Gender::masculine : by->gender(), false, false});
}

/// The denomination with its article, « la Région Normandie »: its first noun is in the dictionary,
/// or is the alias’s. Without an article where neither tells its gender and number.
NounPhrase denomination_of(const Scribe& scribe, const Party& party, std::string name) {
  NounPhrase noun = parse_noun_phrase(name);
  if (noun.article != NounPhrase::Article::none) return noun;
  const NounPhrase alias = parse_noun_phrase(party.alias, party.gender);
  const std::string head = fold(head_word(noun.noun));
  const bool same = fold(head_word(alias.noun)) == head;
  if (alias.plural) return {same ? NounPhrase::Article::les : noun.article, name, {}, same};
  const bool plural = !head.empty() && (head.back() == 's' || head.back() == 'x');
  std::optional<Gender> gender = scribe.form().gender(head);
  if (same && alias.gender) gender = alias.gender;
  return gender && !plural ? with_article(std::move(name), *gender) : noun;
}

/// « La », with the space after it.
Runs opening_article(const NounPhrase& noun, Source source) {
  if (noun.article == NounPhrase::Article::none) return {};
  const std::string whole = capitalized(subject(noun));
  return plain(whole.substr(0, whole.size() - noun.noun.size()), source);
}

/// What identifies a party, clause after clause.
std::vector<Runs> clauses(Scribe& scribe, const Party& party, Inflection inflection) {
  std::vector<Runs> said;
  Runs denomination = write_content(scribe, party.denomination);
  const std::string name = spoken(denomination);
  const NounPhrase noun = denomination_of(scribe, party, name);
  said.push_back(
      scribe.say("partie.nom",
                 {{"article", noun.noun == name ? opening_article(noun, party.source) : Runs{}},
                  {"denomination", std::move(denomination)},
                  {"sigle", plain(party.acronym, party.source)}},
                 party.source));
  said.push_back(party.legal_form ? write_content(scribe, *party.legal_form)
                                  : scribe.say("forme." + party.type, {}, party.source));
  const bool site = !party.siret.empty();
  if (site || !party.siren.empty()) {
    said.push_back(scribe.say(site ? "partie.siret" : "partie.siren",
                              {{"numero", plain(grouped(site ? party.siret : party.siren))}},
                              party.source, inflection));
  }
  const Seat& seat = party.seat;
  said.push_back(scribe.say("partie.siege",
                            {{"voie", plain(seat.street, seat.source)},
                             {"complement", plain(seat.complement, seat.source)},
                             {"codePostal", plain(seat.postal_code, seat.source)},
                             {"ville", plain(seat.city, seat.source)},
                             {"pays", plain(seat.country, seat.source)}},
                            seat.source));
  if (!party.on_behalf_of.empty()) {
    NounPhrase unit = parse_noun_phrase(party.on_behalf_of);
    const std::optional<Gender> gender = scribe.form().gender(unit.noun);
    if (unit.article == NounPhrase::Article::none && gender) {
      unit = with_article(unit.noun, *gender);
    }
    said.push_back(
        scribe.say("partie.auNomDe", {{"deUnite", plain(of(unit), party.source)}}, party.source));
  }
  const Person& head = party.representative;
  said.push_back(scribe.say(
      "partie.represente",
      {{"personne", write_person(scribe, head)}, {"qualite", plain(head.capacity, head.source)}},
      head.source, inflection));
  for (const Authorisation& act : party.authorisations) {
    said.push_back(write_authorisation(scribe, party, act));
  }
  if (party.delegate) said.push_back(write_delegation(scribe, *party.delegate));
  said.push_back(scribe.say("partie.alias",
                            {{"alias", plain(subject(parse_noun_phrase(party.alias)))}},
                            party.source, inflection));
  return said;
}

Runs write_side(Scribe& scribe, std::size_t rank) {
  if (rank == 1) return scribe.say("part.premiere");
  if (rank == 2) return scribe.say("part.deuxieme");
  return scribe.say("part.suivante",
                    {{"rang", plain(ordinal_words(static_cast<std::int64_t>(rank),
                                                  Orthography::traditional, Gender::feminine))}});
}

/// What is said of a party agrees with the noun that it follows, the denomination’s where known.
Inflection inflection_of(Scribe& scribe, const Party& party) {
  const NounPhrase noun = noun_of(scribe, party);
  if (noun.gender) return {*noun.gender, false, false};
  const NounPhrase alias = parse_noun_phrase(party.alias, party.gender);
  return {scribe.gender_of(alias, party.source), alias.plural, false};
}

void write_party(Scribe& scribe, const Party& party, std::size_t rank, Block& section) {
  Runs runs;
  for (const Runs& clause : clauses(scribe, party, inflection_of(scribe, party))) {
    if (clause.empty()) continue;
    if (!runs.empty()) append(runs, scribe.say("suite.virgule", {}, party.source));
    append(runs, clause);
  }
  append(runs, scribe.say("partie.fin", {}, party.source));
  Block block = scribe.paragraph("partie", std::move(runs), party.source);
  block.id = party.id;
  section.children.push_back(std::move(block));
  if (scribe.agreement().parties.size() > 1) {
    section.children.push_back(scribe.paragraph("part", write_side(scribe, rank), party.source));
  }
}

void write_attendants(Scribe& scribe, Block& section) {
  const std::vector<Attendant>& attendants = scribe.agreement().attendants;
  if (attendants.empty()) return;
  section.children.push_back(
      scribe.paragraph("entre", scribe.say("presence.titre"), attendants.front().source));
  for (const Attendant& attendant : attendants) {
    Arguments arguments{{"denomination", write_content(scribe, attendant.denomination)},
                        {"personne", {}},
                        {"qualite", {}}};
    if (attendant.representative) {
      arguments["personne"] = write_person(scribe, *attendant.representative);
      arguments["qualite"] =
          plain(attendant.representative->capacity, attendant.representative->source);
    }
    Block block = scribe.paragraph("alinea", scribe.say("presence", arguments, attendant.source),
                                   attendant.source);
    block.id = attendant.id;
    section.children.push_back(std::move(block));
  }
}

}  // namespace

Runs write_person(Scribe& scribe, const Person& person) {
  Runs runs = scribe.say("personne",
                         {{"civilite", plain(person.civility, person.source)},
                          {"prenom", plain(person.first_name, person.source)},
                          {"nom", plain(person.name, person.source)}},
                         person.source, {person.gender(), false, false});
  return runs;
}

NounPhrase noun_of(Scribe& scribe, const Party& party) {
  return denomination_of(scribe, party, spoken(write_content(scribe, party.denomination)));
}

std::string short_name(const Party& party) {
  return party.acronym.empty() ? parse_noun_phrase(party.alias).noun : party.acronym;
}

Block write_parties(Scribe& scribe) {
  Block section = container(Role::section);
  const std::vector<Party>& parties = scribe.agreement().parties;
  std::size_t rank = 0;
  bool feminine = true;
  for (const Party& party : parties) {
    section.children.push_back(scribe.paragraph(
        "entre", scribe.say(rank == 0 ? "parties.entre" : "parties.et"), party.source));
    write_party(scribe, party, ++rank, section);
    feminine = feminine && inflection_of(scribe, party).gender == Gender::feminine;
  }
  if (parties.size() > 1) {
    const Inflection all{feminine ? Gender::feminine : Gender::masculine, true, false};
    section.children.push_back(scribe.paragraph(
        "ensemble",
        scribe.say("parties.ensemble",
                   {{"les", scribe.say("parties.les")}, {"la", scribe.say("parties.la")}}, {},
                   all)));
  }
  write_attendants(scribe, section);
  return section;
}

}  // namespace paraphe

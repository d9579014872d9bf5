// SPDX-License-Identifier: EUPL-1.2
#include "compose/milestones.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/digest.h"
#include "base/english.h"
#include "base/numerals.h"
#include "compose/plain_text.h"
#include "compose/reckoning.h"

namespace paraphe {

Text same_words(std::string words) { return {words, words}; }
Text day_words(Date date) { return {date_words(date), english_date(date)}; }
Text length_words(const Duration& duration) {
  return {duration_words(duration), english_duration(duration)};
}

std::optional<Date> Occurrences::last_signature() const {
  std::optional<Date> last;
  for (const Signed& each : signatures) last = std::max(last.value_or(each.date), each.date);
  return last;
}

std::vector<Milestone> Reckoning::all() {
  const Known signature = sign();
  add_predecessors();
  const Term& term = agreement_.term;
  const Known effect = take_effect(term, signature, {Kind::effect, words_.say("titre.effet"), {}});
  const Known end = conclude(term, effect, {Kind::end, words_.say("titre.terme"), {}});
  for (const Review& review : term.reviews) add_review(review, term, effect, end);
  if (!term.open_ended) {
    for (const Notice& notice : term.notices) add_notice(notice, end);
    if (term.renewal) add_renewal(*term.renewal, term, end);
  }
  add_programmes();
  add_annexes(signature);
  add_authority();
  std::stable_sort(found_.begin(), found_.end(), [](const Milestone& a, const Milestone& b) {
    if (a.date && b.date) return *a.date < *b.date;
    return a.date.has_value() && !b.date.has_value();
  });
  return std::move(found_);
}

void Reckoning::add(Name name, const Known& known, Text how, Source source,
                    std::optional<Date> since) {
  const std::string kind = milestone_code(name.kind);
  found_.push_back({name.kind, unique(name.key.empty() ? kind : kind + "." + name.key),
                    std::move(name.title), known.date, since, known.date ? std::move(how) : Text{},
                    known.date ? Text{} : known.awaited, source});
}

/// The second of a key is `key.2`: identifiers are ASCII without dots, so that none is taken twice.
std::string Reckoning::unique(std::string key) {
  const int count = ++keys_[key];
  return count == 1 ? key : key + "." + std::to_string(count);
}

/// One signature, or one a party where each dates its own or had its own recorded; the day counted
/// is that of the last.
Reckoning::Known Reckoning::sign() {
  const Closing& closing = agreement_.closing;
  Known known{occurred_.last_signature(), words_.say("attente.signature")};
  Text how = words_.say("calcul.consigne");
  if (!known.date && closing.date) {
    known.date = closing.date;
    how = words_.say("calcul.ecrit");
  } else if (!known.date && occurred_.asked) {
    known.date = occurred_.asked;
    how = words_.say("calcul.demande");
  }
  return sign_each(known, how);
}

Reckoning::Known Reckoning::sign_each(const Known& known, const Text& how) {
  const Closing& closing = agreement_.closing;
  const auto& recorded = occurred_.signatures;
  const bool apart = std::any_of(recorded.begin(), recorded.end(), [&](const auto& each) {
    return each.date != recorded.front().date;
  });
  std::size_t own = 0;
  const auto add_one = [&](const Party& party, Source source) {
    const std::string name =
        party.alias.empty() ? plain_text(party.denomination, agreement_) : party.alias;
    Known one = known;
    for (const auto& each : recorded) {
      if (each.party == party.id) one.date = each.date;
    }
    add({Kind::signature, words_.say("titre.signature.partie", {{"partie", same_words(name)}}),
         party.id},
        one, how, source);
    ++own;
  };
  for (const DeclaredBlank& each : closing.blanks) {
    const Party* party = agreement_.party(each.blank.party);
    if (each.blank.object == "dateSignature" && party != nullptr) add_one(*party, each.source);
  }
  if (own == 0 && apart) {
    for (const Party& party : agreement_.parties) add_one(party, closing.source);
  }
  Known last = known;
  if (own == 0) {
    add({Kind::signature, words_.say("titre.signature"), {}}, known, how, closing.source);
  } else if (!known.date) {
    last.awaited = words_.say("attente.derniereSignature");
  }
  return last;
}

void Reckoning::add_predecessors() {
  for (const Predecessor& predecessor : agreement_.predecessors) {
    if (!predecessor.end) continue;
    const bool amended = predecessor.relation == "modifie";
    add({Kind::predecessor, words_.say(amended ? "titre.acteModifie" : "titre.precedent"), {}},
        {predecessor.end, {}}, words_.say("calcul.ecrit"), predecessor.source, predecessor.date);
  }
}

/// The draft gives years: the first day of the first, the last of the last.
void Reckoning::add_programmes() {
  std::set<std::string> seen;
  for_each_content(agreement_, [&](const Content& content) {
    for (const Inline& piece : content) {
      const auto* name = std::get_if<ProperName>(&piece.node);
      if (name == nullptr || name->last_year.empty()) continue;
      const std::string told = name->text + " " + name->last_year;
      if (!seen.insert(told).second) continue;
      add({Kind::programme, words_.say("titre.programme", {{"programme", same_words(name->text)}}),
           hexadecimal(sha256(told)).substr(0, 8)},
          {parse_date(name->last_year + "-12-31"), {}},
          words_.say("calcul.annee", {{"annee", same_words(name->last_year)}}), piece.source,
          parse_date(name->first_year + "-01-01"));
    }
  });
}

namespace {

Text named(const Person& person) {
  return same_words(person.civility + "\u00A0" + person.first_name + " " + person.name);
}

}  // namespace

void Reckoning::add_authority() {
  for (const Party& party : agreement_.parties) {
    add_mandate(party, party.representative);
    if (!party.delegate) continue;
    add_mandate(party, party.delegate->person);
    const Delegation& delegation = party.delegate->delegation;
    if (!delegation.end) continue;
    add({Kind::delegation,
         words_.say("titre.delegation", {{"personne", named(party.delegate->person)}}), party.id},
        {delegation.end, {}}, words_.say("calcul.ecrit"), delegation.source, delegation.date);
  }
}

void Reckoning::add_mandate(const Party& party, const Person& person) {
  if (!person.until) return;
  add({Kind::mandate, words_.say("titre.mandat", {{"personne", named(person)}}), party.id},
      {person.until, {}}, words_.say("calcul.ecrit"), person.source, person.since);
}

std::vector<Milestone> milestones(const Agreement& agreement, const MilestoneWords& words,
                                  const Occurrences& known) {
  return Reckoning(agreement, words, known).all();
}

}  // namespace paraphe

// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/calendar.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "base/digest.h"
#include "compose/plain_text.h"

namespace paraphe {
namespace {

constexpr std::size_t identity_digits = 32;

std::string digest_of(const std::string& text) {
  return hexadecimal(sha256(text)).substr(0, identity_digits);
}

/// A public body by its number, which no spelling changes.
std::string body(const Party& party, const Agreement& agreement) {
  if (!party.siret.empty()) return party.siret.substr(0, 9);
  return party.siren.empty() ? plain_text(party.denomination, agreement) : party.siren;
}

}  // namespace

std::string agreement_identity(const Agreement& agreement) {
  std::string references;
  for (const PartyReference& each : agreement.references) {
    const Party* party = agreement.party(each.party);
    if (party == nullptr || each.number.empty()) continue;
    references += body(*party, agreement) + "\n" + each.number + "\n";
  }
  if (!references.empty()) return digest_of("references\n" + references);
  std::string told = agreement.nature + "\n" + plain_text(agreement.title, agreement) + "\n" +
                     agreement.first_year + "\n" + agreement.last_year + "\n" + agreement.rank +
                     "\n";
  for (const Predecessor& each : agreement.predecessors) {
    told += each.relation + " " + each.year + (each.date ? to_string(*each.date) : "") + "\n";
  }
  for (const Party& party : agreement.parties) told += body(party, agreement) + "\n";
  return digest_of(told);
}

void identify(Calendar& calendar) {
  std::map<std::string, int> shared;
  for (AgreementDates& each : calendar.agreements) {
    each.identity = agreement_identity(each.agreement);
    ++shared[each.identity];
  }
  for (AgreementDates& each : calendar.agreements) {
    if (shared[each.identity] == 1) continue;
    each.identity = digest_of(each.identity + "\n" + each.report->file);
  }
}

Dates sorted_dates(const Calendar& calendar) {
  Dates dates;
  for (const AgreementDates& each : calendar.agreements) {
    for (const Milestone& milestone : each.milestones) {
      const auto& date = milestone.date;
      if (!date && milestone.awaited.empty()) continue;  // an act without term has no last day
      if (date && calendar.from && *date < *calendar.from) continue;
      auto& list = !date ? dates.awaited : *date < calendar.reference ? dates.passed : dates.coming;
      list.push_back({&each, &milestone});
    }
  }
  for (auto* list : {&dates.passed, &dates.coming}) {
    std::stable_sort(list->begin(), list->end(), [](const Dated& a, const Dated& b) {
      return *a.milestone->date < *b.milestone->date;
    });
  }
  return dates;
}

Place place_of(const Dated& dated) {
  const Source& source = dated.milestone->source;
  const Draft& draft = *dated.of->report->draft;
  return source.begin == Source::npos ? draft.place()
                                      : draft.place(Span{source.begin, source.begin + 1});
}

}  // namespace paraphe

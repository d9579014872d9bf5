// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/agenda.h"

#include <algorithm>
#include <filesystem>

#include "lifecycle/calendar.h"

namespace paraphe {
namespace {

/// Days are what iCalendar counts reminders in: it has no months.
std::vector<int> reminders(const std::vector<Duration>& before, Date date, Date reference) {
  std::vector<int> days;
  for (Duration each : before) {
    each.negative = true;
    const std::optional<Date> on = add(date, each);
    if (on && *on >= reference) days.push_back(days_between(*on, date));
  }
  return days;
}

std::string description(const Calendar& calendar, const Dated& dated, Language language) {
  const MilestoneWords& words = *calendar.words;
  const Place place = place_of(dated);
  return dated.of->title + "\n" +
         words.say("agenda.calcul", {{"calcul", dated.milestone->how}}).in(language) + "\n" +
         words
             .say("agenda.source",
                  {{"fichier", same_words(std::filesystem::path(place.file).filename().string())},
                   {"ligne", same_words(std::to_string(place.start.line))}})
             .in(language);
}

AgendaEvent event_of(const Calendar& calendar, const Dated& dated, Language language) {
  const Milestone& milestone = *dated.milestone;
  const MilestoneWords::Nature& nature = calendar.words->nature(milestone.kind);
  const bool signing = milestone.kind == Milestone::Kind::signature;
  return {dated.of->identity + "-" + milestone.key + "@paraphe",
          *milestone.date,
          calendar.words
              ->say("agenda.titre",
                    {{"echeance", milestone.title}, {"acte", same_words(dated.of->title)}})
              .in(language),
          description(calendar, dated, language),
          nature.category.in(language),
          signing ? dated.of->place : "",
          milestone.kind == Milestone::Kind::renewal,
          reminders(nature.reminders, *milestone.date, calendar.reference)};
}

}  // namespace

Agenda agenda_of(const Calendar& calendar, bool french, const std::string& program) {
  const Language language = french ? Language::fr : Language::en;
  const Dates dates = sorted_dates(calendar);
  const std::size_t count = calendar.agreements.size();
  Agenda agenda{count == 1 ? calendar.agreements.front().title
                           : calendar.words->say("agenda.nom").in(language),
                "paraphe " + program,
                french ? "fr" : "en",
                calendar.reference,
                calendar.words->reminder_hour(),
                {}};
  for (const auto* list : {&dates.passed, &dates.coming}) {
    for (const Dated& dated : *list) agenda.events.push_back(event_of(calendar, dated, language));
  }
  return agenda;
}

}  // namespace paraphe

// SPDX-License-Identifier: EUPL-1.2
#include <nlohmann/json.hpp>

#include "lifecycle/calendar.h"
#include "output/report/keywords.h"

namespace paraphe {
namespace {

using Json = nlohmann::ordered_json;

Json text_json(const Text& text) { return {{"fr", text.fr}, {"en", text.en}}; }

Json day_json(const std::optional<Date>& date) {
  return date ? Json(to_string(*date)) : Json(nullptr);
}

Json agreement_json(const AgreementDates& agreement) {
  Json json{{"file", agreement.report->file},
            {"digest", draft_digest(*agreement.report)},
            {"identity", agreement.identity},
            {"title", agreement.title},
            {"openEnded", agreement.agreement.term.open_ended}};
  if (!agreement.place.empty()) json["place"] = agreement.place;
  return json;
}

Json date_json(const Calendar& calendar, const Dated& dated, const char* state) {
  const Milestone& milestone = *dated.milestone;
  Json json{{"agreement", dated.of - calendar.agreements.data()},
            {"key", milestone.key},
            {"kind", milestone_code(milestone.kind)},
            {"state", state},
            {"date", day_json(milestone.date)}};
  if (milestone.since) json["since"] = day_json(milestone.since);
  json["title"] = text_json(milestone.title);
  if (milestone.date) {
    json["computation"] = text_json(milestone.how);
  } else {
    json["awaits"] = text_json(milestone.awaited);
  }
  const Place place = place_of(dated);
  json["place"] = {{"file", place.file}};
  if (place.start.line != 0) {
    json["place"]["line"] = place.start.line;
    json["place"]["column"] = place.start.column;
  }
  return json;
}

}  // namespace

std::string write_calendar_json(const Calendar& calendar, const std::string& program) {
  Json json{{"format", "paraphe-calendar-1"},
            {"program", program},
            {"referenceDate",
             {{"date", to_string(calendar.reference)}, {"origin", origin_code(calendar.origin)}}},
            {"unreadable", calendar.unreadable},
            {"agreements", Json::array()},
            {"dates", Json::array()}};
  if (calendar.from) json["from"] = to_string(*calendar.from);
  for (const AgreementDates& each : calendar.agreements) {
    json["agreements"].push_back(agreement_json(each));
  }
  const Dates dates = sorted_dates(calendar);
  for (const auto& [list, state] :
       {std::pair{&dates.passed, "passed"}, std::pair{&dates.coming, "coming"},
        std::pair{&dates.awaited, "awaited"}}) {
    for (const Dated& dated : *list) json["dates"].push_back(date_json(calendar, dated, state));
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace paraphe

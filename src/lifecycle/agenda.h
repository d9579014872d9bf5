// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"

namespace paraphe {

/// A day as an agenda keeps it.
struct AgendaEvent {
  std::string uid;
  Date date;  ///< the whole day, wherever one is
  std::string summary, description, category;
  std::string location;        ///< may be empty
  bool tentative = false;      ///< it may not come
  std::vector<int> reminders;  ///< days before, at the hour of the agenda
};

/// What an iCalendar file tells. It depends on nothing else: no clock, no place.
struct Agenda {
  std::string name;
  std::string producer;   ///< program and version
  std::string language;   ///< `fr`
  Date reference;         ///< stamps and numbers the state of each event
  int reminder_hour = 0;  ///< 0..23
  std::vector<AgendaEvent> events;
};

struct Calendar;

/// The known dates of `calendar` in one language of the product (`french`, else English). A
/// reminder that would have come before the reference date is left out: agendas ring those at once.
Agenda agenda_of(const Calendar& calendar, bool french, const std::string& program);

/// What the module of agendas exports, under the name `paraphe_write_ics`: the bytes of the
/// iCalendar file. Source: RFC 5545. An event read again replaces the one of its UID, its SEQUENCE
/// counting the days of the reference date. Errors: throws std::runtime_error.
using WriteIcs = std::string(const Agenda& agenda);

}  // namespace paraphe

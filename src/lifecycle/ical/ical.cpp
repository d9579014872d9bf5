// SPDX-License-Identifier: EUPL-1.2
// The module of agendas: loaded by the one command that writes iCalendar, because libical brings
// the whole of ICU.
#include <libical/ical.h>

#include <cstdlib>
#include <memory>
#include <new>
#include <stdexcept>

#include "lifecycle/agenda.h"

namespace paraphe {
namespace {

struct Freed {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, Freed>;

/// libical takes over what is added, and answers a null pointer when it has no memory.
template <typename Part>
Part* made(Part* part) {
  if (part == nullptr) throw std::bad_alloc();
  return part;
}

void put(icalcomponent* in, icalproperty* property) {
  icalcomponent_add_property(in, made(property));
}

icaltimetype day_of(Date date) {
  icaltimetype time = icaltime_null_date();
  time.year = date.year();
  time.month = static_cast<int>(date.month());
  time.day = static_cast<int>(date.day());
  return time;
}

/// Midnight in UTC: a stamp must be a time, and the reference date has none.
icaltimetype stamp_of(Date date) {
  icaltimetype time = day_of(date);
  time.hour = time.minute = time.second = 0;
  time.is_date = 0;
  time.zone = icaltimezone_get_utc_timezone();
  return time;
}

/// A later reference date is a later revision of the same event.
int revision(Date reference) { return days_between(Date::of(2000, 1, 1).value(), reference); }

/// At `hour` of the day that is `days` before: a whole day starts at midnight.
icaltriggertype trigger(int days, int hour) {
  icaltriggertype when{};
  when.time = icaltime_null_time();
  const bool before = days > 0;
  const int hours = before ? days * 24 - hour : hour;
  when.duration.is_neg = before ? 1 : 0;
  when.duration.days = static_cast<unsigned>(hours / 24);
  when.duration.hours = static_cast<unsigned>(hours % 24);
  return when;
}

void add_reminder(icalcomponent* event, const AgendaEvent& of, int days, int hour) {
  icalcomponent* alarm = made(icalcomponent_new(ICAL_VALARM_COMPONENT));
  icalcomponent_add_component(event, alarm);
  put(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
  put(alarm, icalproperty_new_description(of.summary.c_str()));
  put(alarm, icalproperty_new_trigger(trigger(days, hour)));
}

void add_event(icalcomponent* file, const Agenda& agenda, const AgendaEvent& of) {
  icalcomponent* event = made(icalcomponent_new(ICAL_VEVENT_COMPONENT));
  icalcomponent_add_component(file, event);
  const auto next = Date::of(of.date.days() + std::chrono::days(1));
  put(event, icalproperty_new_uid(of.uid.c_str()));
  put(event, icalproperty_new_dtstamp(stamp_of(agenda.reference)));
  put(event, icalproperty_new_sequence(revision(agenda.reference)));
  put(event, icalproperty_new_dtstart(day_of(of.date)));
  if (next) put(event, icalproperty_new_dtend(day_of(*next)));  // exclusive; without it, one day
  put(event, icalproperty_new_summary(of.summary.c_str()));
  put(event, icalproperty_new_description(of.description.c_str()));
  put(event, icalproperty_new_categories(of.category.c_str()));
  if (!of.location.empty()) put(event, icalproperty_new_location(of.location.c_str()));
  put(event, icalproperty_new_status(of.tentative ? ICAL_STATUS_TENTATIVE : ICAL_STATUS_CONFIRMED));
  put(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
  for (const int days : of.reminders) add_reminder(event, of, days, agenda.reminder_hour);
}

void add_name(icalcomponent* file, const std::string& name) {
  icalproperty* property = made(icalproperty_new_x(name.c_str()));
  icalproperty_set_x_name(property, "X-WR-CALNAME");
  put(file, property);
}

std::string write(const Agenda& agenda) {
  const Component file(made(icalcomponent_new(ICAL_VCALENDAR_COMPONENT)));
  const std::string producer = "-//Paraphe//" + agenda.producer + "//" + agenda.language;
  put(file.get(), icalproperty_new_version("2.0"));
  put(file.get(), icalproperty_new_prodid(producer.c_str()));
  put(file.get(), icalproperty_new_calscale("GREGORIAN"));
  put(file.get(), icalproperty_new_method(ICAL_METHOD_PUBLISH));
  add_name(file.get(), agenda.name);
  for (const AgendaEvent& each : agenda.events) add_event(file.get(), agenda, each);
  const std::unique_ptr<char, decltype(&std::free)> text(
      made(icalcomponent_as_ical_string_r(file.get())), &std::free);
  return text.get();
}

}  // namespace
}  // namespace paraphe

extern "C" __attribute__((visibility("default"))) std::string paraphe_write_ics(
    const paraphe::Agenda& agenda) {
  return paraphe::write(agenda);
}

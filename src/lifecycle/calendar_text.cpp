// SPDX-License-Identifier: EUPL-1.2
#include "base/english.h"
#include "base/numerals.h"
#include "base/utf8.h"
#include "lifecycle/calendar.h"

namespace paraphe {
namespace {

std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) next_code_point(text, at);
  return count;
}

class Telling {
 public:
  Telling(const Calendar& calendar, Language language)
      : calendar_(calendar), language_(language), dates_(sorted_dates(calendar)) {}

  std::string text() {
    head();
    known({"Passées", "Passed"}, dates_.passed);
    known({"À venir", "To come"}, dates_.coming);
    awaited();
    return std::move(text_);
  }

 private:
  std::string say(const Text& text) const { return text.in(language_); }
  std::string day(Date date) const { return say({date_words(date), english_date(date)}); }
  static std::string where(const Dated& dated) {
    const Place place = place_of(dated);
    return place.file + (place.start.line == 0 ? "" : ":" + std::to_string(place.start.line));
  }

  void head() {
    const Text origin = origin_words(calendar_.origin);
    const std::string on = day(calendar_.reference);
    text_ = say({"Échéances au " + on, "Dates as of " + on}) +
            (origin.empty() ? "" : " (" + say(origin) + ")") + "\n\n";
    for (const AgreementDates& each : calendar_.agreements) {
      text_ += each.report->file + say({"\u00A0: ", ": "}) + each.title + "\n";
      if (each.agreement.term.open_ended) {
        text_ += "  " + say({"conclu sans limitation de durée", "made without limit of duration"}) +
                 "\n";
      }
    }
  }

  void known(const Text& title, const std::vector<Dated>& dates) {
    if (dates.empty()) return;
    constexpr std::size_t wide = 19;  // « 30 septembre 2026 », and two spaces
    text_ += "\n" + say(title) + "\n";
    for (const Dated& dated : dates) {
      const std::string date = day(*dated.milestone->date);
      text_ += "  " + date + std::string(wide - std::min(wide, columns(date)), ' ') +
               say(dated.milestone->title) + "\n";
      text_ += std::string(wide + 2, ' ') + say(dated.milestone->how) + " — " + where(dated) + "\n";
    }
  }

  void awaited() {
    if (dates_.awaited.empty()) return;
    text_ += "\n" + say({"Sans date encore", "Without a date yet"}) + "\n";
    for (const Dated& dated : dates_.awaited) {
      text_ += "  " + say(dated.milestone->title) + "\n      " + say({"attend ", "awaits "}) +
               say(dated.milestone->awaited) + " — " + where(dated) + "\n";
    }
  }

  const Calendar& calendar_;
  Language language_;
  Dates dates_;
  std::string text_;
};

}  // namespace

std::string write_calendar_text(const Calendar& calendar, Language language) {
  return Telling(calendar, language).text();
}

}  // namespace paraphe

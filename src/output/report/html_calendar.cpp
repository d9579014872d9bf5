// SPDX-License-Identifier: EUPL-1.2
// The days that follow from the agreement: drawn, then told one by one.
#include <algorithm>
#include <cstdlib>
#include <vector>

#include "base/english.h"
#include "base/numerals.h"
#include "base/utf8.h"
#include "output/report/calendar_of.h"
#include "output/report/html.h"

namespace paraphe::html {
namespace {

using Kind = Milestone::Kind;

/// One line of the drawing: yearly reports share theirs.
struct Row {
  const Milestone* first = nullptr;
  std::vector<const Milestone*> all;
};

std::vector<Row> rows_of(const std::vector<Milestone>& found) {
  std::vector<Row> rows;
  for (const Milestone& each : found) {
    const auto same = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
      return row.first->kind == Kind::report && each.kind == Kind::report &&
             row.first->source.begin == each.source.begin;
    });
    if (same == rows.end()) {
      rows.push_back({&each, {&each}});
    } else {
      same->all.push_back(&each);
    }
  }
  return rows;
}

/// All lengths are units of the drawing; tenths are written, so that the bytes are the same
/// everywhere.
std::string number(double value) {
  const long tenths = static_cast<long>(value * 10 + (value < 0 ? -0.5 : 0.5));
  std::string text = std::to_string(tenths / 10);
  if (tenths % 10 != 0) text += "." + std::to_string(std::labs(tenths % 10));
  return text;
}

/// Right of the last day there is room for its date.
constexpr double width = 1000, left = 392, right = 900, top = 34, step = 28;

class Drawing {
 public:
  Drawing(const Telling& telling, const std::vector<Milestone>& found)
      : telling_(telling), rows_(rows_of(found)) {
    const std::optional<Date>& reference = telling.report.verdict.reference;
    if (reference) include(*reference);
    for (const Milestone& each : found) {
      if (each.date) include(*each.date);
      const bool whole = each.kind == Kind::end || each.kind == Kind::annex;
      if (whole && each.since) include(*each.since);
    }
  }

  std::string draw() {
    if (!first_year_) return "";
    height_ = top + step * static_cast<double>(rows_.size()) + 22;
    years();
    reference();
    double y = top + step / 2;
    for (const Row& row : rows_) {
      draw_row(row, y);
      y += step;
    }
    return "<svg class=\"timeline\" viewBox=\"0 0 " + number(width) + " " + number(height_) +
           "\" role=\"img\" aria-labelledby=\"" + escape(telling_.id("timeline-title")) + " " +
           escape(telling_.id("timeline-text")) + "\">\n<title id=\"" +
           escape(telling_.id("timeline-title")) + "\">" +
           telling_.say({"Calendrier de l’acte", "Calendar of the act"}) + "</title>\n<desc id=\"" +
           escape(telling_.id("timeline-text")) + "\">" + spoken() + "</desc>\n" + svg_ +
           "</svg>\n";
  }

 private:
  void include(Date date) {
    first_year_ = std::min(first_year_.value_or(date.year()), date.year());
    last_year_ = std::max(last_year_.value_or(date.year()), date.year());
  }

  double at(Date date) const {
    const Date begin = *Date::of(*first_year_, 1, 1), end = *Date::of(*last_year_, 12, 31);
    const double share = static_cast<double>(days_between(begin, date)) /
                         static_cast<double>(days_between(begin, end) + 1);
    return std::clamp(left + share * (right - left), left, right);
  }

  std::string short_day(Date date) const {
    const auto two = [](unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    if (!telling_.french()) return to_string(date);
    return two(date.day()) + "/" + two(date.month()) + "/" + std::to_string(date.year());
  }

  void text(double x, double y, const std::string& words, const char* kind, const char* anchor) {
    svg_ += "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" class=\"" + kind +
            "\" text-anchor=\"" + anchor + "\">" + words + "</text>\n";
  }

  void line(double x, double from, double to, const char* kind) {
    svg_ += "<path class=\"" + std::string(kind) + "\" d=\"M" + number(x) + " " + number(from) +
            "V" + number(to) + "\"/>\n";
  }

  void years() {
    const int count = *last_year_ - *first_year_ + 1;
    const int every = (count + 9) / 10;
    for (int year = *first_year_; year <= *last_year_; ++year) {
      const double x = at(*Date::of(year, 1, 1));
      line(x, top - 6, height_ - 20, "year");
      if ((year - *first_year_) % every == 0) {
        text(x + 3, top - 10, std::to_string(year), "scale", "start");
      }
    }
  }

  void reference() {
    const std::optional<Date>& date = telling_.report.verdict.reference;
    if (!date) return;
    const double x = at(*date);
    line(x, top - 6, height_ - 16, "reference");
    const bool turned = x > (left + right) / 2;
    text(turned ? x + 4 : x - 4, height_ - 4,
         telling_.say({"date de référence\u00A0: " + short_day(*date),
                       "reference date: " + short_day(*date)}),
         "scale", turned ? "end" : "start");
  }

  void draw_row(const Row& row, double y) {
    const Milestone& first = *row.first;
    const bool main =
        first.kind == Kind::signature || first.kind == Kind::effect || first.kind == Kind::end;
    text(0, y + 4.5, label(first.title.in(telling_.options.language)), main ? "main" : "label",
         "start");
    if (!first.date) {
      const std::string& awaited = first.awaited.in(telling_.options.language);
      const std::string words = awaited.empty()
                                    ? telling_.say({"pas de terme", "no end"})
                                    : telling_.say({"attend ", "awaits "}) + escape(awaited);
      text(left + 6, y + 4.5, words, "awaited", "start");
      return;
    }
    for (const Milestone* each : row.all) {
      if (each->since) bar(*each, y);
      mark(*each, y);
    }
    const Date last = *row.all.back()->date;
    text(at(last) + 10, y + 4.5, short_day(last), "date", "start");
  }

  void bar(const Milestone& each, double y) {
    const double from = at(*each.since), to = at(*each.date);
    const bool own = each.kind == Kind::end;
    const char* kind = own ? "bar own" : each.kind == Kind::renewal ? "bar maybe" : "bar";
    svg_ += "<rect class=\"" + std::string(kind) + "\" x=\"" + number(from) + "\" y=\"" +
            number(y - 6) + "\" width=\"" + number(std::max(to - from, 1.0)) +
            "\" height=\"12\"/>\n";
  }

  void mark(const Milestone& each, double y) {
    const std::string x = number(at(*each.date));
    std::string shape = "l5 6 -5 6 -5 -6z";  // a lozenge
    if (each.kind == Kind::signature) shape = "a6 6 0 1 1 0 12a6 6 0 1 1 0 -12z";
    if (each.kind == Kind::notice || each.kind == Kind::decision) shape = "h6l-6 12 -6 -12z";
    const bool bound = each.since && each.kind != Kind::renewal;
    if (bound) shape = "h2v12h-4v-12z";
    svg_ += "<path class=\"mark\" d=\"M" + x + " " + number(y - 6) + shape + "\"/>\n";
  }

  /// As much of a title as stands beside the drawing.
  static std::string label(std::string_view title) {
    constexpr std::size_t most = 58;
    std::string out;
    std::size_t count = 0;
    for (std::size_t i = 0; i < title.size(); ++count) {
      if (count == most) return escape(out) + "…";
      encode(next_code_point(title, i), out);
    }
    return escape(out);
  }

  std::string spoken() const {
    std::string out;
    for (const Row& row : rows_) {
      if (!row.first->date) continue;
      for (const Milestone* each : row.all) {
        out += (out.empty() ? "" : "; ") + escape(each->title.in(telling_.options.language)) +
               " (" + short_day(*each->date) + ")";
      }
    }
    return out + ".";
  }

  const Telling& telling_;
  std::vector<Row> rows_;
  std::optional<int> first_year_, last_year_;
  double height_ = 0;
  std::string svg_;
};

std::string partial(const Telling& telling) {
  if (telling.report.verdict.rules_ran) return "";
  return "<p class=\"caution\">" +
         telling.say(
             {"Le projet n’est pas encore valide\u00A0: ce qui suit est lu tel quel, et peut "
              "manquer ou changer.",
              "The draft is not valid yet: what follows is read as it stands, and may be "
              "missing or change."}) +
         "</p>\n";
}

}  // namespace

std::string duration(const Telling& telling) {
  if (telling.agreement == nullptr) return "";
  for (const Milestone& each : calendar_of(*telling.agreement, telling.report, telling.options)) {
    if (each.kind != Kind::end) continue;
    const std::string from =
        each.since ? telling.say({"Du ", "From "}) + telling.day(each.since) + " " : "";
    const Text to = each.since ? Text{"au ", "to "} : Text{"Jusqu’au ", "To "};
    if (each.date) return from + telling.say(to) + telling.day(each.date);
    if (each.awaited.empty()) return telling.say({"Sans limitation", "Without limit"});
    return telling.say({"Attend ", "Awaits "}) + telling.say(each.awaited);
  }
  return "";
}

std::string timeline(const Telling& telling, const std::vector<Milestone>& found) {
  return telling.scroller(telling.say({"Frise du calendrier", "Drawing of the calendar"}),
                          Drawing(telling, found).draw());
}

std::string calendar(const Telling& telling) {
  if (telling.agreement == nullptr) return "";
  const std::vector<Milestone> found =
      calendar_of(*telling.agreement, telling.report, telling.options);
  Table table(telling, {"Les échéances et leur calcul", "The dates and how they are reckoned"},
              {{"Échéance", "Event"},
               {"Date", "Date"},
               {"Comment elle est calculée", "How it is reckoned"},
               {"Ligne", "Line"}});
  for (const Milestone& each : found) {
    const Text& title = each.title;
    std::string date = telling.day(each.date), how = telling.say_first(each.how);
    if (!each.date) {
      const bool none = each.awaited.empty();
      date = "<em>" + telling.say(none ? Text{"sans terme", "none"} : Text{"à venir", "to come"}) +
             "</em>";
      how = none ? telling.say({"L’acte est conclu sans limitation de durée",
                                "The act is made without limit of duration"})
                 : telling.say({"Attend ", "Awaits "}) + telling.say(each.awaited);
    }
    table.row({telling.say(title), date, how, telling.line(each.source)});
  }
  return telling.section("calendar", {"Calendrier", "Calendar"},
                         partial(telling) + timeline(telling, found) + table.done("dates"));
}

}  // namespace paraphe::html

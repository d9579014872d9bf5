// SPDX-License-Identifier: EUPL-1.2
// The dates of some agreements as one page: those of all by date, then each drawn.
#include "lifecycle/calendar.h"
#include "output/report/html.h"

namespace paraphe {
namespace {

using html::Table;
using html::Telling;

class Page {
 public:
  Page(const Calendar& calendar, const ReportOptions& options)
      : calendar_(calendar),
        options_(options),
        several_(calendar.agreements.size() > 1),
        page_(nothing_, options, nullptr, "", 2) {
    int rank = 0;
    for (const AgreementDates& each : calendar.agreements) {
      const std::string prefix = several_ ? "d" + std::to_string(++rank) + "-" : "";
      tellings_.push_back(std::make_unique<Telling>(*each.report, options, &each.agreement, prefix,
                                                    several_ ? 3 : 2));
    }
  }

  std::string html() const {
    const Dates dates = sorted_dates(calendar_);
    const Text title{"Échéances", "Dates"};
    const std::string of = several_ ? counted() : calendar_.agreements.front().title;
    std::string body =
        "<h1>" + (several_ ? html::escape(of) : telling(0).own(of)) + "</h1>\n" + head();
    if (!several_) body += telling(0).section("calendar", {"Frise", "Drawing"}, drawing(0));
    body += known("coming", {"À venir", "To come"},
                  {"Les échéances à venir et leur calcul", "The dates to come"}, dates.coming) +
            known("passed", {"Passées", "Passed"},
                  {"Les échéances passées et leur calcul", "The dates that have passed"},
                  dates.passed) +
            awaited(dates.awaited);
    for (std::size_t i = 0; several_ && i < tellings_.size(); ++i) body += article(i);
    return html::page(title, of, options_, body);
  }

 private:
  const Telling& telling(std::size_t agreement) const { return *tellings_[agreement]; }
  const Telling& telling(const Dated& dated) const {
    return telling(static_cast<std::size_t>(dated.of - calendar_.agreements.data()));
  }

  std::string counted() const {
    return std::to_string(calendar_.agreements.size()) + "\u00A0" +
           Text{"actes", "agreements"}.in(options_.language);
  }

  std::string head() const {
    const Text origin = origin_words(calendar_.origin);
    std::string text = "<p>" + page_.say({"Au ", "As of "}) + page_.day(calendar_.reference) +
                       (origin.empty() ? "" : " (" + page_.say(origin) + ")") + ".</p>\n";
    if (calendar_.unreadable != 0) {
      text += "<p class=\"caution\">" +
              page_.counted(calendar_.unreadable,
                            {"projet n’est pas valide\u00A0: ses échéances manquent ici",
                             "draft is not valid: its dates are missing here"},
                            {"projets ne sont pas valides\u00A0: leurs échéances manquent ici",
                             "drafts are not valid: their dates are missing here"}) +
              ".</p>\n";
    }
    if (several_) return text;
    return text + "<p class=\"file\"><code>" +
           html::escape(calendar_.agreements.front().report->file) + "</code></p>\n" +
           unlimited(calendar_.agreements.front());
  }

  std::string unlimited(const AgreementDates& dates) const {
    if (!dates.agreement.term.open_ended) return "";
    return "<p>" +
           page_.say({"L’acte est conclu sans limitation de durée.",
                      "The act is made without limit of duration."}) +
           "</p>\n";
  }

  /// The way to the agreement that a row is of.
  std::string act(const Dated& dated) const {
    return "<a href=\"#" + telling(dated).id("draft") + "\">" +
           telling(dated).own(dated.of->title) + "</a>";
  }

  std::string known(const char* name, const Text& title, const Text& caption,
                    const std::vector<Dated>& dates) const {
    if (dates.empty()) return "";
    const Text event{"Échéance", "Event"}, date{"Date", "Date"}, line{"Ligne", "Line"},
        how{"Comment elle est calculée", "How it is reckoned"};
    Table table = several_ ? Table(page_, caption, {event, date, {"Acte", "Agreement"}, how, line})
                           : Table(page_, caption, {event, date, how, line});
    for (const Dated& dated : dates) {
      const Milestone& milestone = *dated.milestone;
      const std::string told = page_.say(milestone.title), day = page_.day(milestone.date),
                        reckoned = page_.say_first(milestone.how),
                        at = telling(dated).line(milestone.source);
      if (several_) {
        table.row({told, day, act(dated), reckoned, at});
      } else {
        table.row({told, day, reckoned, at});
      }
    }
    return page_.section(name, title, table.done("dates"));
  }

  std::string awaited(const std::vector<Dated>& dates) const {
    if (dates.empty()) return "";
    const Text title{"Sans date encore", "Without a date yet"};
    const Text event{"Échéance", "Event"}, what{"Ce qu’elle attend", "What it awaits"},
        line{"Ligne", "Line"}, caption{"Ce qui manque pour les calculer", "What is missing"};
    Table table = several_ ? Table(page_, caption, {event, what, {"Acte", "Agreement"}, line})
                           : Table(page_, caption, {event, what, line});
    for (const Dated& dated : dates) {
      const Milestone& milestone = *dated.milestone;
      const std::string told = page_.say(milestone.title),
                        awaits = page_.say_first(milestone.awaited),
                        at = telling(dated).line(milestone.source);
      if (several_) {
        table.row({told, awaits, act(dated), at});
      } else {
        table.row({told, awaits, at});
      }
    }
    return page_.section("awaited", title, table.done());
  }

  std::string drawing(std::size_t agreement) const {
    return html::timeline(telling(agreement), calendar_.agreements[agreement].milestones);
  }

  std::string article(std::size_t agreement) const {
    const Telling& of = telling(agreement);
    const AgreementDates& dates = calendar_.agreements[agreement];
    return "<article aria-labelledby=\"" + of.id("draft") + "\">\n<h2 id=\"" + of.id("draft") +
           "\">" + of.own(dates.title) + "</h2>\n<p class=\"file\"><code>" +
           html::escape(dates.report->file) + "</code></p>\n" + unlimited(dates) +
           drawing(agreement) + "</article>\n";
  }

  const Report nothing_;
  const Calendar& calendar_;
  const ReportOptions& options_;
  const bool several_;
  const Telling page_;
  std::vector<std::unique_ptr<Telling>> tellings_;
};

}  // namespace

std::string write_calendar_html(const Calendar& calendar, const ReportOptions& options) {
  return Page(calendar, options).html();
}

}  // namespace paraphe

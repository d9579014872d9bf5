// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <iostream>

#include "base/english.h"
#include "base/numerals.h"
#include "cli/agenda_module.h"
#include "cli/check_options.h"
#include "cli/command.h"
#include "cli/data_folder.h"
#include "cli/inputs.h"
#include "cli/inspection.h"
#include "cli/milestone_data.h"
#include "cli/output_file.h"
#include "cli/record_stage.h"
#include "cli/stop.h"
#include "compose/plain_text.h"
#include "lifecycle/calendar.h"

namespace paraphe {
namespace {

std::vector<std::string> form_names() { return {"text", "json", "html", "ics"}; }

/// The drafts, held against the schema: rules decide whether an act may be signed, not when it
/// ends.
std::vector<Report> read_drafts(const std::vector<std::string>& inputs, Language language) {
  const Schema schema = load_schema(language);
  std::vector<Report> reports;
  for (const std::string& input : inputs) reports.push_back(validate_draft(input, schema));
  return reports;
}

std::optional<AgreementDates> dates_of(const Report& report, const Calendar& calendar,
                                       const Recorded& recorded) {
  if (!report.draft || report.code != exit_conform) return std::nullopt;
  Diagnostics ignored;  // the schema has accepted it
  auto agreement = read_agreement(report.draft->bytes(), ignored);
  if (!agreement) return std::nullopt;
  Occurrences known = recorded.record ? recorded.record->occurrences() : Occurrences{};
  if (calendar.origin == ReferenceOrigin::asked) known.asked = calendar.reference;
  AgreementDates dates;
  dates.report = &report;
  dates.title = plain_text(agreement->title, *agreement);
  dates.milestones = milestones(*agreement, *calendar.words, known);
  dates.agreement = std::move(*agreement);
  if (recorded.record) dates.place = recorded.record->venue;
  return dates;
}

std::optional<Date> day_asked(const CommandLine& arguments, const char* name) {
  if (!arguments.has(name)) return std::nullopt;
  const std::string text = arguments.value(name);
  const std::optional<Date> date = parse_date(text);
  if (date) return date;
  throw Stop{exit_usage,
             {"«\u00A0" + text +
                  "\u00A0» n’est pas une date\u202F; écrivez année-mois-jour, par exemple "
                  "2026-12-03",
              "'" + text + "' is not a date; write year-month-day, for example 2026-12-03"}};
}

Calendar empty_calendar(const CommandLine& arguments, Language language) {
  CheckOptions options;
  choose_reference(arguments, true, options);
  const std::optional<Date> reference = options.asked ? options.asked : options.otherwise;
  if (!reference) {
    throw Stop{exit_usage,
               {"la date du jour n’est pas au calendrier\u202F; donnez-en une avec «\u00A0--as-of"
                "\u00A0»",
                "today is not in the calendar; give a date with '--as-of'"}};
  }
  return {{},
          0,
          load_milestone_words(language),
          *reference,
          options.asked ? ReferenceOrigin::asked : options.otherwise_origin,
          day_asked(arguments, "from")};
}

/// Whether something has a date, which `--from` alone may leave out then.
bool knows_a_date(const Calendar& calendar) {
  const auto& all = calendar.agreements;
  return calendar.from && std::any_of(all.begin(), all.end(), [](const AgreementDates& each) {
           return std::any_of(
               each.milestones.begin(), each.milestones.end(),
               [](const Milestone& milestone) { return milestone.date.has_value(); });
         });
}

std::string agenda(const Calendar& calendar, Language language) {
  const Agenda agenda = agenda_of(calendar, language == Language::fr, PARAPHE_VERSION);
  if (agenda.events.empty() && knows_a_date(calendar)) {
    throw Stop{exit_not_conform,
               {"aucune échéance ne tombe depuis le " + date_words(*calendar.from) +
                    ", et un agenda ne peut pas être vide\u202F; donnez un jour plus ancien après "
                    "«\u00A0--from\u00A0»",
                "nothing falls due from " + english_date(*calendar.from) +
                    " on, and an agenda cannot be empty; give an earlier day after '--from'"}};
  }
  if (agenda.events.empty()) {
    throw Stop{exit_not_conform,
               {"aucune date n’est encore connue, et un agenda ne peut pas être vide\u202F; donnez "
                "la date de signature avec «\u00A0--as-of\u00A0»",
                "no date is known yet, and an agenda cannot be empty; give the date of signature "
                "with '--as-of'"}};
  }
  const std::size_t left = sorted_dates(calendar).awaited.size();
  if (left != 0) {
    std::cerr << Text{std::to_string(left) + (left > 1 ? " échéances n’ont" : " échéance n’a") +
                          " pas encore de date, et n’entre" + (left > 1 ? "nt" : "") +
                          " pas dans l’agenda",
                      std::to_string(left) + (left > 1 ? " dates are" : " date is") +
                          " not known yet, and not in the agenda"}
                     .in(language)
              << "\n";
  }
  return write_ics(agenda);
}

std::string written(const Calendar& calendar, const std::string& format, Language language) {
  if (format == "json") return write_calendar_json(calendar, PARAPHE_VERSION);
  if (format == "ics") return agenda(calendar, language);
  if (format == "text") return write_calendar_text(calendar, language);
  ReportOptions options{language, false};
  options.edition.program = PARAPHE_VERSION;
  return write_calendar_html(calendar, options);
}

int run(const CommandLine& arguments, Language language) {
  const std::vector<std::string> inputs = expand_inputs(arguments.operands());
  const std::string output = arguments.has("output") ? arguments.value("output") : "-";
  keep_inputs(inputs, output);
  Calendar calendar = empty_calendar(arguments, language);
  std::vector<Report> reports = read_drafts(inputs, language);
  RecordStage records(data_folder() + "/schemas");
  for (Report& report : reports) {
    report.verdict.reference = calendar.reference;
    const Recorded recorded = records.read(report);
    auto dates = dates_of(report, calendar, recorded);
    recorded.tell(report);
    if (!dates || !recorded.findings.empty())
      std::cerr << write_findings(report, {language, false});
    if (dates) {
      calendar.agreements.push_back(std::move(*dates));
    } else {
      ++calendar.unreadable;
    }
  }
  if (!calendar.agreements.empty()) {
    identify(calendar);
    write_output(output, written(calendar, form_of(arguments, form_names()), language));
  }
  int code = exit_conform;
  for (const Report& report : reports) code = std::max(code, report.code);
  return code;
}

}  // namespace

Command calendar_command() {
  return {
      "calendar",
      "calendrier",
      {"PROJET… [options]", "DRAFT… [options]"},
      {"donne les échéances d’un acte ou de plusieurs, avec leur calcul, et les met en agenda",
       "gives the dates that follow from agreements, how each is reckoned, and an agenda"},
      {{"format",
        'f',
        {"FORME", "FORMAT"},
        {"forme du calendrier\u202F; «\u00A0ics\u00A0» se lit dans un agenda\u202F; sinon, celle "
         "que "
         "dit le nom du fichier à écrire, comme echeances.ics",
         "form of the calendar; agendas read 'ics'; else the one that the file to write is named "
         "after, as in calendar.ics"},
        form_names(),
        ""},
       {"as-of",
        0,
        {"DATE", "DATE"},
        {"date de référence, année-mois-jour, sinon celle du jour ; elle tient lieu de date de "
         "signature à qui n’en a pas",
         "reference date, year-month-day, else today; it stands for the date of signature where "
         "there is none"},
        {},
        ""},
       {"from",
        0,
        {"DATE", "DATE"},
        {"laisse de côté ce qui précède ce jour", "leaves out what is before that day"},
        {},
        ""},
       {"output",
        'o',
        {"FICHIER", "FILE"},
        {"écrit le calendrier dans ce fichier", "writes the calendar to this file"},
        {},
        ""}},
      run};
}

}  // namespace paraphe

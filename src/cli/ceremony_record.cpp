// SPDX-License-Identifier: EUPL-1.2
#include "cli/ceremony_record.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <set>

#include "cli/ceremony_told.h"
#include "cli/check_options.h"
#include "cli/data_folder.h"
#include "cli/inspection.h"
#include "cli/output_file.h"
#include "cli/record_stage.h"
#include "cli/stop.h"
#include "lifecycle/ceremony_record.h"

namespace paraphe {
namespace {

namespace fs = std::filesystem;

const std::string& draft_of(const CommandLine& arguments) {
  const auto& operands = arguments.operands();
  if (operands.size() != 1 || operands.front() == "-" || is_named_as_record(operands.front())) {
    stop_usage(
        "on attend le fichier d’un projet et un seul\u202F; par exemple\u00A0: paraphe ceremonie "
        "consigner projet.xml --date 2026-12-03 --place Lille",
        "the file of one draft is expected; for example: paraphe ceremony record draft.xml --date "
        "2026-12-03 --place Lille");
  }
  return operands.front();
}

void refuse_what_is_to_come(const CeremonyRecord& record, const std::optional<Date>& today) {
  std::vector<std::optional<Date>> days{record.date, record.last_signature(), record.notification,
                                        record.enforceable};
  for (const std::optional<Date>& each : days) {
    if (!each || !today || *each <= *today) continue;
    stop_usage("le " + to_string(*each) +
                   " est à venir\u202F; on consigne ce qui a eu lieu. Pour un calendrier "
                   "prévisionnel\u00A0: paraphe calendrier --as-of",
               to_string(*each) +
                   " is still to come; what took place is recorded. For a calendar "
                   "of what is planned: paraphe calendar --as-of");
  }
}

/// Checks the draft at the day of each signature, as it was when it was signed.
class AtSignature {
 public:
  AtSignature(const CommandLine& arguments, Language language)
      : language_(language),
        inspection_(Inspection::load(language)),
        options_(check_options(arguments, arguments.operands())) {
    options_.ceremony = false;
    options_.asked_origin = ReferenceOrigin::recorded;
  }

  const std::optional<Date>& today() const { return options_.otherwise; }

  Report check(const std::string& draft, std::optional<Date> date) {
    options_.asked = date;
    return inspection_.check(draft, options_);
  }

  /// Tells what is found on each day, once, of the text that was read, whatever its file holds by
  /// now; returns the largest code.
  int record_checks(const Draft& draft, CeremonyRecord& record) {
    std::set<Date> days;
    for (const auto& each : record.signatures) days.insert(each.date);
    int code = exit_conform;
    for (const Date& date : days) {
      options_.asked = date;
      const Report report = inspection_.check(draft.name(), draft.bytes(), options_);
      record.checks.push_back(
          {date, report.verdict.kind, report.verdict.rules_version, PARAPHE_VERSION});
      if (report.code != exit_conform) std::cerr << write_findings(report, {language_, false});
      sentences_ += verdict_sentence(report.verdict).in(language_) + ".\n";
      code = std::max(code, report.code);
    }
    return code;
  }

  const std::string& sentences() const { return sentences_; }

 private:
  Language language_;
  Inspection inspection_;
  CheckOptions options_;
  std::string sentences_;
};

[[noreturn]] void refuse(const Report& report, Language language, Text why) {
  std::cerr << write_findings(report, {language, false});
  throw Stop{static_cast<Exit>(std::max<int>(report.code, exit_not_conform)), std::move(why)};
}

/// The record as its own reader finds it. Errors: throws Stop where something in it blocks; what
/// does not is told.
void hold_against_draft(const std::string& path, const std::string& bytes, const Report& report,
                        Language language) {
  RecordStage stage(data_folder() + "/schemas");
  const Recorded recorded = stage.judge(path, bytes, report);
  Report told;
  told.file = path;
  recorded.tell(told);
  const auto& items = recorded.findings.items();
  if (std::any_of(items.begin(), items.end(), is_blocking) || recorded.unusable) {
    refuse(told, language,
           {"rien n’est consigné\u00A0: ce qui est dit de la cérémonie ne va pas avec le projet",
            "nothing is recorded: what is told of the ceremony does not go with the draft"});
  }
  if (!items.empty()) std::cerr << write_findings(told, {language, false});
}

void need(const CommandLine& arguments, const char* option) {
  if (!arguments.value(option).empty()) return;
  stop_usage("il manque «\u00A0--" + std::string(option) +
                 "\u00A0»\u00A0: la date et le lieu de la cérémonie sont toujours consignés",
             "'--" + std::string(option) +
                 "' is missing: the date and the place of the ceremony are always recorded");
}

/// The draft, which must be valid for anything to be recorded of it.
Agreement agreement_of(const Report& report, Language language) {
  Diagnostics faults;
  auto agreement = report.draft && report.verdict.rules_ran
                       ? read_agreement(report.draft->bytes(), faults)
                       : std::nullopt;
  if (agreement) return std::move(*agreement);
  refuse(report, language,
         {"rien n’est consigné\u00A0: le projet ne se lit pas, ou n’est pas valide",
          "nothing is recorded: the draft cannot be read, or is not valid"});
}

[[noreturn]] void refuse_to_replace(const std::string& path) {
  throw Stop{exit_output,
             {"«\u00A0" + path +
                  "\u00A0» existe déjà\u202F; avec «\u00A0--replace\u00A0», il est remplacé",
              "'" + path + "' exists already; with '--replace' it is replaced"}};
}

/// Adds to what is recorded; the verdicts of the day stay.
int complete(const CommandLine& arguments, const std::string& path, Language language) {
  AtSignature at_signature(arguments, language);
  const Report report = at_signature.check(draft_of(arguments), std::nullopt);
  agreement_of(report, language);
  const Recorded recorded = RecordStage(data_folder() + "/schemas").read(report);
  if (!recorded.record) {
    Report told;
    told.file = path;
    recorded.tell(told);
    refuse(told, language,
           {"rien n’est ajouté\u00A0: ce qui était consigné ne se lit pas",
            "nothing is added: what was recorded cannot be read"});
  }
  const CeremonyRecord record = completed(arguments, *recorded.record);
  refuse_what_is_to_come(record, at_signature.today());
  const std::string bytes = write_record(record);
  hold_against_draft(path, bytes, report, language);
  replace_output(path, recorded.bytes, bytes);
  std::cout << Text{"complété : ", "completed: "}.in(language) << path << "\n";
  return exit_conform;
}

int record_all(const CommandLine& arguments, const std::string& path, Language language) {
  const std::string& draft = draft_of(arguments);
  AtSignature at_signature(arguments, language);
  const Report report = at_signature.check(draft, day_told(arguments.value("date")));
  CeremonyRecord record = ceremony_told(arguments, agreement_of(report, language));
  refuse_what_is_to_come(record, at_signature.today());
  record.draft = {fs::path(draft).filename().string(), canonical_digest(*report.draft)};
  const int code = at_signature.record_checks(*report.draft, record);
  const std::string bytes = write_record(record);
  hold_against_draft(path, bytes, report, language);
  if (!write_output(path, bytes, arguments.has("replace")))
    refuse_to_replace(path);  // another process was faster
  std::cout << Text{"écrit : ", "written: "}.in(language) << path << "\n"
            << at_signature.sentences();
  return code;
}

int run(const CommandLine& arguments, Language language) {
  const std::string path = record_beside(draft_of(arguments));
  std::error_code ignored;
  const bool there = fs::exists(fs::symlink_status(path, ignored));
  const bool later = !arguments.has("date") && !arguments.has("place");
  if (there && later && tells_what_follows(arguments)) return complete(arguments, path, language);
  need(arguments, "date");
  need(arguments, "place");
  if (there && !arguments.has("replace")) refuse_to_replace(path);
  return record_all(arguments, path, language);
}

std::vector<Option> options() {
  Option signed_option{"signed",
                       0,
                       {"PARTIE=DATE", "PARTY=DATE"},
                       {"jour où cette partie a signé, si ce n’est pas celui de la cérémonie",
                        "day on which that party signed, if not that of the ceremony"},
                       {},
                       ""};
  Option signatory{
      "signatory",
      0,
      {"PARTIE=QUI", "PARTY=WHO"},
      {"qui a signé pour elle, si ce n’est pas le signataire du projet\u00A0: une "
       "personne du projet par son identifiant, ou « Mme Prénom Nom, qualité »",
       "who signed for it, if not the signatory of the draft: a person of the draft by "
       "its id, or 'Mme First Last, capacity'"},
      {},
      ""};
  Option original{"original",
                  0,
                  {"N=PARTIE", "N=PARTY"},
                  {"à qui l’original N a été remis", "to whom original N was handed over"},
                  {},
                  ""};
  for (Option* each : {&signed_option, &signatory, &original}) each->repeats = true;
  return {
      {"date",
       0,
       {"DATE", "DATE"},
       {"jour de la cérémonie, année-mois-jour", "day of the ceremony, year-month-day"},
       {},
       ""},
      {"place", 0, {"LIEU", "PLACE"}, {"lieu de la cérémonie", "place of the ceremony"}, {}, ""},
      signed_option,
      signatory,
      original,
      {"notified",
       0,
       {"DATE", "DATE"},
       {"jour où l’acte a été notifié\u202F; sans «\u00A0--date\u00A0» ni «\u00A0--place\u00A0», "
        "s’ajoute à ce qui est consigné",
        "day on which the act was notified; without '--date' and '--place', added to what is "
        "recorded"},
       {},
       ""},
      {"enforceable",
       0,
       {"DATE", "DATE"},
       {"jour où l’acte est devenu exécutoire\u202F; de même",
        "day on which the act became enforceable; likewise"},
       {},
       ""},
      {"pdf",
       0,
       {"FICHIER", "FILE"},
       {"PDF qui a été signé, dont l’empreinte est gardée",
        "PDF that was signed, of which the digest is kept"},
       {},
       ""},
      {"replace", 0, {}, {"remplace ce qui était consigné", "replaces what was recorded"}, {}, ""},
      register_option(),
      waivers_option()};
}

}  // namespace

Command ceremony_record_part() {
  return {
      "record",
      "consigner",
      {"PROJET --date DATE --place LIEU [options]", "DRAFT --date DATE --place PLACE [options]"},
      {"consigne, à côté du projet, quand, où et par qui il a été signé",
       "records, beside the draft, when, where and by whom it was signed"},
      options(),
      run};
}

}  // namespace paraphe

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <iostream>

#include "base/numerals.h"
#include "cli/ceremony_folder.h"
#include "cli/ceremony_record.h"
#include "cli/check_options.h"
#include "cli/command.h"
#include "cli/edition.h"
#include "cli/inspection.h"
#include "cli/output_folder.h"
#include "cli/proof_file.h"
#include "cli/renderer.h"
#include "cli/signed_copy.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

constexpr std::size_t longest_place = 200;

int two_digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return text.size() == 2 && error == std::errc() && end == text.data() + 2 ? value : -1;
}

/// Minutes from midnight of « 11:30 »; nothing when it is no hour of a day.
std::optional<int> minutes_of(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const int hours = two_digits(text.substr(0, 2)), minutes = two_digits(text.substr(3));
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
  return hours * 60 + minutes;
}

CeremonyMoment moment_of(const CommandLine& arguments) {
  const std::string text = arguments.value("date");
  const std::size_t time = text.find('T');
  const std::optional<Date> day = parse_date(text.substr(0, time));
  std::optional<int> minutes;
  if (time != std::string::npos) minutes = minutes_of(std::string_view(text).substr(time + 1));
  if (!day || (time != std::string::npos && !minutes)) {
    throw Stop{exit_usage,
               {"« " + text +
                    " » n’est pas un moment ; écrivez année-mois-jour, et l’heure si elle "
                    "est connue : 2026-12-03T11:00",
                "'" + text +
                    "' is no moment; write year-month-day, and the hour if it is known: "
                    "2026-12-03T11:00"}};
  }
  const std::string place = arguments.value("place");
  const bool plain = std::none_of(place.begin(), place.end(), [](char c) {
    return static_cast<unsigned char>(c) < ' ' || c == 0x7F;
  });
  if (place.find_first_not_of(' ') == std::string::npos || !plain || place.size() > longest_place) {
    throw Stop{exit_usage,
               {"« --place » attend un lieu, sur une ligne de " + std::to_string(longest_place) +
                    " octets au plus : --place Lille",
                "'--place' expects a place, on one line of at most " +
                    std::to_string(longest_place) + " bytes: --place Lille"}};
  }
  return {*day, minutes, place};
}

void expect_operands(const CommandLine& arguments) {
  if (arguments.operands().size() == 1 && arguments.has("output") && arguments.has("date") &&
      arguments.has("place") && arguments.value("output") != "-")
    return;
  throw Stop{exit_usage,
             {"on attend un projet, la date, le lieu et un dossier à écrire : paraphe ceremonie "
              "projet.xml --date 2026-12-03T11:00 --place Lille -o ceremonie",
              "a draft, the date, the place and a folder to write are expected: paraphe ceremony "
              "draft.xml --date 2026-12-03T11:00 --place Lille -o ceremony"}};
}

[[noreturn]] void refuse(const Text& why) { throw Stop{exit_not_conform, why}; }

/// The draft, conform for signature on that day: what has lapsed by then is an error of its rule.
Report conform_on(const std::string& input, const CheckOptions& options, Inspection& inspection,
                  Language language) {
  Report report = inspection.check(input, options);
  if (report.code == exit_conform) return report;
  std::cerr << refused_draft(report, language);
  throw Stop{static_cast<Exit>(report.code),
             {"rien n’est imprimé : ce jour-là, le projet n’est pas conforme, il ne peut pas être "
              "signé",
              "nothing is printed: on that day the draft is not conform, it cannot be signed"}};
}

/// A record beside the draft says that the ceremony has taken place.
void refuse_if_recorded(const Report& report) {
  if (!report.recorded) return;
  const std::string record =
      std::filesystem::path(report.file).filename().replace_extension(".ceremonie.xml").string();
  refuse({"la signature est consignée dans « " + record +
              " » : l’acte ne se signe pas une seconde fois",
          "the signature is recorded in '" + record + "': the act is not signed a second time"});
}

/// A date that the draft gives is one that the check went by and that a signed act bears.
void refuse_other_date(const Agreement& agreement, const CeremonyMoment& moment) {
  const std::optional<Date>& told = agreement.closing.date;
  if (!told || *told == moment.day) return;
  const std::string iso = to_string(*told);
  if (agreement.signed_already()) {
    refuse({"l’acte est signé depuis le " + date_words(*told) +
                " : il ne se signe pas une seconde fois",
            "the act was signed on " + iso + ": it is not signed a second time"});
  }
  refuse({"le projet donne pour date de signature le " + date_words(*told) +
              " ; corrigez « date » de « cloture », ou la date de la cérémonie",
          "the draft gives " + iso +
              " as its date of signature; correct 'date' of 'cloture', or the "
              "date of the ceremony"});
}

/// The text says in how many originals it is made: making more, or fewer, would make it false.
void refuse_other_count(const CommandLine& arguments, const Agreement& agreement) {
  if (!arguments.has("originals")) return;
  const std::string text = arguments.value("originals");
  const std::string told = std::to_string(agreement.closing.originals);
  if (text == told) return;
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 1) {
    throw Stop{exit_usage,
               {"« --originals » attend un nombre : 3, par exemple",
                "'--originals' expects a number: 3, for example"}};
  }
  refuse({"l’acte dit être fait en " + told + " : pour en signer " + text +
              ", corrigez « originaux » de « cloture », qui s’imprime dans le texte",
          "the act says that it is made in " + told + ": to sign " + text +
              ", correct 'originaux' of 'cloture', which is printed in the text"});
}

Agreement agreement_of(const Report& report, const CommandLine& arguments,
                       const CeremonyMoment& moment, Diagnostics& findings) {
  std::optional<Agreement> agreement = read_agreement(report.draft->bytes(), findings);
  if (!agreement)
    throw Stop{exit_internal, {"le projet ne se relit pas", "the draft cannot be read again"}};
  refuse_other_date(*agreement, moment);
  refuse_other_count(arguments, *agreement);
  return std::move(*agreement);
}

/// What the draft was checked with.
struct Checked {
  const RuleSet& rules;
  const std::vector<std::string>& registers;  ///< that the reader named
};

std::optional<std::vector<OutputFile>> files_of(const CommandLine& arguments, const Report& report,
                                                const Agreement& agreement,
                                                const CeremonyMoment& moment, const Checked& with,
                                                Language language, Diagnostics& findings) {
  const Template form = read_form(arguments.value("template"), language);
  ComposeOptions composing;
  composing.for_signature = true;
  composing.as_of = moment.day;
  composing.draft = &*report.draft;
  composing.strike = arguments.has("strike");
  composing.source = canonical(*report.draft);
  composing.source_name = std::filesystem::path(report.file).stem().string() + ".xml";
  Provenance provenance{composing.source, form.name, form.bytes()};
  const Edition edition = read_edition(report.verdict.rules_version);
  provenance.rules_digest = edition.rules_digest;
  std::vector<Image> images;
  const auto reasons = read_reasons(with.rules);
  const auto prove = [&](const std::vector<OutputFile>& files) {
    return proof_of({report, edition, reasons, form, with.registers, images}, files);
  };
  return ceremony_files({*report.draft, agreement, form, std::move(composing),
                         std::move(provenance), "", "", &images},
                        report, moment, prove, findings);
}

void tell_put_back(const OutputFolder& folder, Language language) {
  const std::string& path = folder.path;
  std::cerr << Text{"«\u00A0" + path +
                        "\u00A0» est remis à sa place\u00A0: son remplacement avait été interrompu",
                    "'" + path + "' is back in its place: its replacement had been interrupted"}
                   .in(language)
            << "\n";
}

int run(const CommandLine& arguments, Language language) {
  expect_operands(arguments);
  const CeremonyMoment moment = moment_of(arguments);
  const OutputFolder folder{arguments.value("output"), ceremony_list, arguments.has("replace")};
  if (put_back_folder(folder)) tell_put_back(folder, language);
  check_folder(folder);
  CheckOptions options;
  options.asked = moment.day;
  choose_register(arguments, options);
  options.waivers = choose_waivers(arguments, arguments.operands());
  Rendered rendered;
  Inspection inspection = Inspection::load(language);
  rendered.report = conform_on(arguments.operands().front(), options, inspection, language);
  const Report& report = rendered.report;
  refuse_if_recorded(report);
  const Agreement agreement = agreement_of(report, arguments, moment, rendered.findings);
  const Checked with{inspection.rules(), options.registers};
  const auto files =
      files_of(arguments, report, agreement, moment, with, language, rendered.findings);
  std::cerr << rendered.told(language);
  const auto& found = rendered.findings.items();
  if (!files || std::any_of(found.begin(), found.end(), is_blocking))
    throw refusal_of(rendered.findings);
  write_folder(folder, *files);
  std::cout << Text{"écrit : ", "written: "}.in(language) << folder.path << "\n";
  for (const OutputFile& file : *files) std::cout << "  " << file.path << "\n";
  std::cout << "  " << ceremony_list << "\n";
  std::cout << waivers_told(report, language);
  return exit_conform;
}

}  // namespace

Command ceremony_command() {
  return {
      "ceremony",
      "ceremonie",
      {"PROJET --date DATE[Thh:mm] --place LIEU -o DOSSIER [options]",
       "DRAFT --date DATE[Thh:mm] --place PLACE -o FOLDER [options]"},
      {"imprime ce qu’il faut le jour de la signature, puis consigne ce qui a eu lieu",
       "prints what the day of the signature needs, then records what took place"},
      {{"date",
        'd',
        {"DATE[Thh:mm]", "DATE[Thh:mm]"},
        {"jour de la signature, et l’heure si elle est connue ; le projet est contrôlé pour ce "
         "jour",
         "day of the signature, and the hour if it is known; the draft is checked for that day"},
        {},
        ""},
       {"place",
        'p',
        {"LIEU", "PLACE"},
        {"lieu de la signature", "place of the signature"},
        {},
        ""},
       {"output",
        'o',
        {"DOSSIER", "FOLDER"},
        {"dossier à écrire, en entier ou pas du tout", "folder to write, whole or not at all"},
        {},
        ""},
       {"replace",
        0,
        {},
        {"refait un dossier de cérémonie où rien n’a été ajouté ni modifié",
         "makes again a folder of a ceremony where nothing was added or changed"},
        {},
        ""},
       {"originals",
        0,
        {"N", "N"},
        {"nombre d’originaux attendu ; refuse si l’acte en annonce un autre",
         "number of originals expected; refuses when the act tells another"},
        {},
        ""},
       {"template",
        't',
        {"GABARIT", "TEMPLATE"},
        {"gabarit de l’acte : sobre, institutionnel, grands-caracteres, ou le chemin du vôtre "
         "(sobre)",
         "template of the act: sobre, institutionnel, grands-caracteres, or the path of your own "
         "(sobre)"},
        {},
        "sobre",
        false,
        true},
       {"strike",
        0,
        {},
        {"barre d’un Z la place libre au bas des pages de l’acte",
         "strikes out with a Z the room left at the foot of the pages of the act"},
        {},
        ""},
       register_option(),
       waivers_option()},
      run,
      {ceremony_record_part()}};
}

}  // namespace paraphe
